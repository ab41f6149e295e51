import { expect } from '@open-wc/testing';

import { expectCode, listedMethods, options, type OpenWorld } from './contract-world.js';

export function describeListing(open: OpenWorld): void {
  describe('listing', () => {
    it('lists the methods as plain values with ids of their own', async () => {
      const { backend } = await open('full');
      const snapshot = await backend.list(options);
      expect(snapshot.problems).to.deep.equal([]);
      expect(snapshot.methods).to.not.be.empty;
      expect(new Set(snapshot.methods.map(({ id }) => id)).size).to.equal(snapshot.methods.length);
      expect(JSON.parse(JSON.stringify(snapshot.methods))).to.deep.equal(snapshot.methods);
      for (const { type, usage, linkedIds, confirmed, createdAt, lastUsedAt } of snapshot.methods) {
        expect(type).to.not.equal('unknown');
        expect(usage).to.not.be.empty;
        expect(linkedIds).to.be.an('array');
        expect(confirmed).to.be.a('boolean');
        for (const date of [createdAt, lastUsedAt]) {
          if (date !== undefined) expect(new Date(date).getTime()).to.be.greaterThan(0);
        }
      }
    });

    it('lists every type it can add', async () => {
      const world = await open('full');
      const { backend } = world;
      const types = (await listedMethods(world)).map(({ type }) => type);
      expect(types).to.include.members([...backend.capabilities.enroll]);
    });

    it('lists one type', async () => {
      const world = await open('full');
      const { backend } = world;
      for (const { id, type } of await listedMethods(world)) {
        if (type === 'unknown') continue;
        const { methods: ofType } = await backend.list({ ...options, type });
        expect(ofType.map((each) => each.id)).to.include(id);
        expect(new Set(ofType.map((each) => each.type))).to.deep.equal(new Set([type]));
      }
    });

    it('tells what can be added', async () => {
      const { backend } = await open('full');
      const { factors = [] } = await backend.list(options);
      const types = factors.map(({ type }) => type);
      expect(types).to.include.members([...backend.capabilities.enroll]);
      expect(new Set(types).size).to.equal(types.length);
      for (const { usage } of factors) expect(usage).to.not.be.empty;
    });

    it('lists nothing for an empty account', async () => {
      const world = await open('empty');
      expect(await listedMethods(world)).to.deep.equal([]);
    });

    it('shows a type that nobody knows, and tells the developer', async () => {
      const { backend } = await open('unknown-type');
      const snapshot = await backend.list(options);
      const unknown = snapshot.methods.filter(({ type }) => type === 'unknown');
      expect(unknown).to.have.length(1);
      expect(unknown[0]).to.have.property('rawType').that.is.not.empty;
      expect(snapshot.methods.length).to.be.greaterThan(1);
      expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
    });

    it('survives an item without an id, and tells the developer', async () => {
      const world = await open('full');
      const { backend } = world;
      const before = await listedMethods(world);
      await world.fail('item-without-id');
      const snapshot = await backend.list(options);
      expect(snapshot.methods).to.deep.equal(before.slice(1));
      expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
    });

    it('survives that nobody tells what can be added', async () => {
      const world = await open('full');
      const { backend } = world;
      const before = await listedMethods(world);
      await world.fail('no-factors');
      const snapshot = await backend.list(options);
      expect(snapshot.methods).to.deep.equal(before);
      expect(snapshot.factors).to.equal(undefined);
      expect(snapshot.problems).to.have.length(1);
    });

    for (const fault of ['null-list', 'html', 'truncated'] as const) {
      it(`takes ${fault} for an invalid response`, async () => {
        const world = await open('full');
        const { backend } = world;
        await world.fail(fault);
        await expectCode(backend.list(options), 'invalid_response');
      });
    }
  });
}
