import { expect } from '@open-wc/testing';

import {
  expectCode,
  listedMethod,
  listedMethods,
  options,
  skipWithout,
  type OpenWorld,
} from './contract-world.js';

export function describeChanging(open: OpenWorld): void {
  describe('changing', () => {
    it('gets one method', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.get) skipWithout('get', this);
      for (const method of await listedMethods(world)) {
        expect(await backend.get(method.id, options)).to.deep.equal(method);
      }
      await expectCode(backend.get('totp|missing', options), 'not_found');
    });

    it('renames each type that can have a name, and answers what is listed then', async () => {
      const world = await open('full');
      const { backend } = world;
      const renamable = (await listedMethods(world)).filter(
        ({ type }) => type !== 'unknown' && backend.capabilities.rename.includes(type),
      );
      expect(backend.capabilities.rename.length > 0).to.equal(backend.rename !== undefined);
      for (const { id, type } of renamable) {
        const renamed = await backend.rename?.(id, 'Küche 🍳', options);
        expect(renamed?.id).to.equal(id);
        if (type !== 'passkey') expect(renamed?.name).to.equal('Küche 🍳');
        expect(await listedMethods(world)).to.deep.include(renamed);
      }
    });

    it('takes a name as long as it says, and none that is longer', async function () {
      const world = await open('full');
      const { backend } = world;
      const { rename, nameMaxLength } = backend.capabilities;
      if (!backend.rename || !rename.includes('totp') || nameMaxLength === undefined) {
        skipWithout('longest name', this);
      }
      const { id } = await listedMethod(world, 'totp');
      const longest = '🍳'.repeat(nameMaxLength);
      expect((await backend.rename(id, longest, options)).name).to.equal(longest);
      await expectCode(backend.rename(id, `${longest}!`, options), 'invalid_input');
    });

    it('changes how a phone gets its codes', async function () {
      const world = await open('full');
      const { backend } = world;
      expect(backend.capabilities.setPhoneChannel).to.equal(backend.setPhoneChannel !== undefined);
      if (!backend.setPhoneChannel) skipWithout('setPhoneChannel', this);
      const { id } = await listedMethod(world, 'phone');
      for (const channel of ['voice', 'sms'] as const) {
        const changed = await backend.setPhoneChannel(id, channel, options);
        expect(changed).to.include({ id, channel });
        expect(await listedMethods(world)).to.deep.include(changed);
      }
    });

    it('has setPreferred when it says so', async () => {
      const { backend } = await open('full');
      expect(backend.capabilities.setPreferred).to.equal(backend.setPreferred !== undefined);
    });

    it('removes a method, and takes a second removal for done', async function () {
      const world = await open('full');
      const { backend } = world;
      expect(backend.capabilities.remove).to.equal(backend.remove !== undefined);
      if (!backend.remove) skipWithout('remove', this);
      const id = (await listedMethods(world)).at(-1)?.id ?? '';
      await backend.remove(id, options);
      expect((await listedMethods(world)).map((method) => method.id)).to.not.include(id);
      await backend.remove(id, options);
    });

    it('tells that a removal is refused', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.remove) skipWithout('remove', this);
      const before = await listedMethods(world);
      await world.fail('removal-refused');
      await expectCode(backend.remove(before[0]?.id ?? '', options), 'removal_refused');
      expect(await listedMethods(world)).to.deep.equal(before);
    });
  });
}
