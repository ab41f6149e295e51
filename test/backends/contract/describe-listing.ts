import { expect } from '@open-wc/testing';

import type { AuthMethodType, MethodOperation } from '../../../src/model/auth-method.js';
import {
  expectCode,
  failOrSkip,
  listedMethods,
  listedOfType,
  options,
  skip,
  type OpenWorld,
} from './contract-world.js';

/** Types that can only be looked at. */
const lookOnly: readonly AuthMethodType[] = ['device', 'email-verification', 'identity-verification'];

const methodOperations: readonly MethodOperation[] = [
  ...(['rename', 'setPhoneChannel', 'setPreferred', 'setEnabled', 'remove'] as const),
];

export function describeListing(open: OpenWorld): void {
  describe('listing', () => {
    it('lists the methods as plain values, each with an id of its own', async () => {
      const { backend } = await open('full');
      const snapshot = await backend.list(options);
      expect(snapshot.problems).to.deep.equal([]);
      expect(snapshot.methods).to.not.be.empty;
      expect(new Set(snapshot.methods.map(({ id }) => id)).size).to.equal(snapshot.methods.length);
      expect(JSON.parse(JSON.stringify(snapshot.methods))).to.deep.equal(snapshot.methods);
      for (const method of snapshot.methods) {
        expect(method.id).to.be.a('string').that.is.not.empty;
        expect(method.type).to.not.equal('unknown');
        expect(['primary', 'secondary']).to.include.members([...method.usage]);
        expect(methodOperations).to.include.members([...(method.allowed ?? [])]);
        expect(method.linkedIds).to.be.an('array');
        expect(method.confirmed).to.be.a('boolean');
        for (const flag of [method.preferred, method.enabled]) {
          if (flag !== undefined) expect(flag).to.be.a('boolean');
        }
        for (const date of [method.createdAt, method.lastUsedAt]) {
          if (date !== undefined) expect(new Date(date).getTime()).to.be.greaterThan(0);
        }
      }
    });

    it('lists every type it can add', async function () {
      const world = await open('full');
      const { enroll = [] } = world.backend.capabilities ?? {};
      if (enroll.length === 0) skip('it can add no type', this);
      const types = (await listedMethods(world)).map(({ type }) => type);
      expect(types).to.include.members([...enroll]);
    });

    it('returns the factors that the account may add', async function () {
      const { backend } = await open('full');
      const factors = await (await backend.list(options)).factors;
      if (!factors) skip('it can’t tell what the account may add', this);
      const types = factors.map(({ type }) => type);
      expect(types).to.include.members([...(backend.capabilities?.enroll ?? [])]);
      expect(new Set(types).size).to.equal(types.length);
      for (const { usage } of factors) expect(usage).to.not.be.empty;
    });

    it('lists nothing for an empty account', async () => {
      expect(await listedMethods(await open('empty'))).to.deep.equal([]);
    });

    it('marks masked phone numbers and addresses as masked, and no others', async function () {
      const world = await open('full');
      const phones = await listedOfType(world, 'phone');
      const emails = await listedOfType(world, 'email');
      if (phones.length + emails.length === 0) skip('it lists no phone number and no address', this);
      for (const { phoneNumber, masked = false } of phones) {
        expect(/^\+\d{4,15}$/.test(phoneNumber), phoneNumber).to.equal(!masked);
      }
      for (const { email, masked = false } of emails) {
        expect(/^[^•*]+@[^•*]+$/.test(email), email).to.equal(!masked);
      }
    });

    it('offers no change of a type that can only be looked at', async function () {
      const { backend } = await open('full');
      const { methods } = await backend.list(options);
      const types = methods.map(({ type }) => type).filter((type) => lookOnly.some((each) => each === type));
      if (types.length === 0) skip('it lists no type that can only be looked at', this);
      const { enroll = [], rename = [], setPreferred = [] } = backend.capabilities ?? {};
      for (const type of types) expect([...enroll, ...rename, ...setPreferred]).to.not.include(type);
    });

    it('names the provider of a passkey', async function () {
      const names = (await listedOfType(await open('full'), 'passkey')).flatMap(
        ({ providerName }) => providerName ?? [],
      );
      if (names.length === 0) skip('it knows no provider’s name', this);
      for (const name of names) expect(name.trim()).to.not.equal('');
    });

    it('lists at most one default method', async function () {
      const methods = await listedMethods(await open('full'));
      if (methods.every(({ preferred }) => preferred === undefined)) skip('it has no default method', this);
      expect(methods.filter(({ preferred }) => preferred)).to.have.length(1);
    });

    it('lists a type that nobody knows as unknown, and reports it', async () => {
      const { backend } = await open('unknown-type');
      const snapshot = await backend.list(options);
      const unknown = snapshot.methods.filter(({ type }) => type === 'unknown');
      expect(unknown).to.have.length(1);
      expect(unknown[0]).to.have.property('rawType').that.is.not.empty;
      expect(snapshot.methods.length).to.be.greaterThan(1);
      expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
    });

    it('lists the rest when an item has no id, and reports the item', async function () {
      const world = await open('full');
      const before = await listedMethods(world);
      await failOrSkip(world, 'item-without-id', this);
      const snapshot = await world.backend.list(options);
      expect(snapshot.methods).to.deep.equal(before.slice(1));
      expect(snapshot.problems.map(({ code }) => code)).to.deep.equal(['invalid_response']);
    });

    it('lists the methods when the factors fail, and reports why', async function () {
      const world = await open('full');
      const before = await world.backend.list(options);
      if (!before.factors) skip('it can’t tell what the account may add', this);
      await failOrSkip(world, 'no-factors', this);
      const { methods, factors, problems } = await world.backend.list(options);
      expect(methods).to.deep.equal(before.methods);
      // Where they come later, their rejection is the report.
      const later: unknown[] = [];
      const known = await Promise.resolve(factors).catch((reason: unknown) => void later.push(reason));
      expect(known).to.equal(undefined);
      expect([...problems, ...later]).to.have.length(1);
    });

    for (const fault of ['null-list', 'html', 'truncated'] as const) {
      it(`rejects with invalid_response when the server answers with ${fault}`, async function () {
        const world = await open('full');
        await failOrSkip(world, fault, this);
        await expectCode(world.backend.list(options), 'invalid_response');
      });
    }
  });
}
