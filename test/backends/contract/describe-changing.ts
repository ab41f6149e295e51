import { expect } from '@open-wc/testing';

import type { AuthMethod } from '../../../src/model/auth-method.js';
import type { ReplacementMethod } from '../../../src/model/methods-backend.js';
import {
  errorOf,
  expectChanges,
  expectCode,
  failOrSkip,
  isAllowed,
  listedMethods,
  listedOfType,
  options,
  skip,
  type ContractWorld,
  type OpenWorld,
} from './contract-world.js';

/** Removes what keeps the backend from emptying the account. */
async function removeBlocking(world: ContractWorld): Promise<void> {
  const { backend } = world;
  const blockedBy = backend.capabilities?.replaceAllBlockedBy ?? [];
  for (const { id, type } of await listedMethods(world)) {
    if (blockedBy.some((each) => each === type)) await backend.remove?.(id, options);
  }
}

async function methodById(world: ContractWorld, id: string): Promise<AuthMethod | undefined> {
  return (await listedMethods(world)).find((method) => method.id === id);
}

export function describeChanging(open: OpenWorld): void {
  describe('changing', () => {
    it('renames each type that can have a name', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.rename) skip('it has no rename()', this);
      const types = backend.capabilities?.rename;
      const renamable = (await listedMethods(world)).filter(
        (method) =>
          method.type !== 'unknown' && isAllowed('rename', method) && (types?.includes(method.type) ?? true),
      );
      expect(renamable).to.not.be.empty;
      for (const { id, type } of renamable) {
        const before = await listedMethods(world);
        await expectChanges(world, before, await backend.rename(id, 'Küche 🍳', options));
        if (type !== 'passkey') expect((await methodById(world, id))?.name).to.equal('Küche 🍳');
      }
      await expectCode(backend.rename('totp|missing', 'Küche', options), 'not_found');
    });

    it('takes a name of the longest length it promises, and rejects a longer one', async function () {
      const world = await open('full');
      const { backend } = world;
      const { rename, nameMaxLength } = backend.capabilities ?? {};
      if (!backend.rename || nameMaxLength === undefined) skip('it names no nameMaxLength', this);
      const method = (await listedMethods(world)).find(
        ({ type }) => type !== 'unknown' && type !== 'passkey' && (rename?.includes(type) ?? true),
      );
      const { id = '' } = method ?? {};
      const longest = '🍳'.repeat(nameMaxLength);
      await backend.rename(id, longest, options);
      expect((await methodById(world, id))?.name).to.equal(longest);
      await expectCode(backend.rename(id, `${longest}!`, options), 'invalid_input');
    });

    it('changes how a phone receives its codes', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.setPhoneChannel) skip('it has no setPhoneChannel()', this);
      const [{ id } = { id: '' }] = await listedOfType(world, 'phone');
      for (const channel of [...(backend.capabilities?.phoneChannels ?? ['sms', 'voice'])].reverse()) {
        const before = await listedMethods(world);
        await expectChanges(world, before, await backend.setPhoneChannel(id, channel, options));
        expect(await methodById(world, id)).to.include({ channel });
      }
    });

    it('makes another method the default, and returns each method that changed', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.setPreferred) skip('it has no setPreferred()', this);
      const types = backend.capabilities?.setPreferred;
      const candidates = (await listedMethods(world)).filter(
        (method) =>
          method.type !== 'unknown' &&
          !method.preferred &&
          isAllowed('setPreferred', method) &&
          (types?.includes(method.type) ?? method.usage.includes('secondary')),
      );
      expect(candidates).to.not.be.empty;
      for (const { id } of candidates) {
        const before = await listedMethods(world);
        await expectChanges(world, before, await backend.setPreferred(id, options));
        const preferred = (await listedMethods(world)).filter((method) => method.preferred);
        expect(preferred.map((method) => method.id)).to.deep.equal([id]);
      }
    });

    it('turns a method off and on again', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.setEnabled) skip('it has no setEnabled()', this);
      const types = backend.capabilities?.setEnabled;
      const method = (await listedMethods(world)).find(
        (each) =>
          each.type !== 'unknown' && isAllowed('setEnabled', each) && (types?.includes(each.type) ?? true),
      );
      const { id = '' } = method ?? {};
      for (const enabled of [false, true]) {
        const before = await listedMethods(world);
        await expectChanges(world, before, await backend.setEnabled(id, enabled, options));
        expect((await methodById(world, id))?.enabled ?? true).to.equal(enabled);
      }
    });

    it('rejects a change that the method does not allow', async function () {
      const world = await open('full');
      const { backend } = world;
      const before = await listedMethods(world);
      const restricted = before.filter(({ allowed }) => allowed);
      if (restricted.length === 0) skip('its methods allow whatever the backend can', this);
      let count = 0;
      for (const method of restricted) {
        const { id } = method;
        const calls = {
          rename: () => backend.rename?.(id, 'New', options),
          setPreferred: () => backend.setPreferred?.(id, options),
          setEnabled: () => backend.setEnabled?.(id, false, options),
          remove: () => backend.remove?.(id, options),
        };
        for (const [operation, call] of Object.entries(calls)) {
          if (isAllowed(operation as keyof typeof calls, method)) continue;
          const result = call();
          if (result) await errorOf(result);
          count += result ? 1 : 0;
        }
      }
      expect(count).to.be.greaterThan(0);
      expect(await listedMethods(world)).to.deep.equal(before);
    });
  });

  describe('removing', () => {
    it('removes a method and those linked to it, and treats a second removal as done', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.remove) skip('it has no remove()', this);
      const methods = (await listedMethods(world)).filter((method) => isAllowed('remove', method));
      const { id, linkedIds } = methods.find((method) => method.linkedIds.length > 0) ?? methods.at(-1)!;
      if (await backend.remove(id, options)) skip('removals continue on another page', this);
      const left = (await listedMethods(world)).map((method) => method.id);
      for (const gone of [id, ...linkedIds]) expect(left).to.not.include(gone);
      await backend.remove(id, options);
    });

    it('names an https page for a removal that continues elsewhere, and removes nothing', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.remove) skip('it has no remove()', this);
      const before = await listedMethods(world);
      const result = await backend.remove(before.find((each) => isAllowed('remove', each))!.id, options);
      if (!result) skip('its removals continue on no other page', this);
      expect(new URL(result.continueAt).protocol).to.equal('https:');
      expect(await listedMethods(world)).to.deep.equal(before);
    });

    it('rejects with removal_refused when the server refuses a removal', async function () {
      const world = await open('full');
      const { backend } = world;
      if (!backend.remove) skip('it has no remove()', this);
      const before = await listedMethods(world);
      await failOrSkip(world, 'removal-refused', this);
      await expectCode(backend.remove(before[0]?.id ?? '', options), 'removal_refused');
      expect(await listedMethods(world)).to.deep.equal(before);
    });

    it('removes all methods', async function () {
      const world = await open('full');
      const { removeAll } = world.backend;
      if (!removeAll) skip('it has no removeAll()', this);
      await removeBlocking(world);
      await removeAll.call(world.backend, options);
      expect(await listedMethods(world)).to.deep.equal([]);
    });

    it('replaces all methods', async function () {
      const world = await open('full');
      const { replaceAll } = world.backend;
      if (!replaceAll) skip('it has no replaceAll()', this);
      await removeBlocking(world);
      const replacements: readonly ReplacementMethod[] = [
        { type: 'phone', phoneNumber: '+12025550163', channel: 'sms' },
        { type: 'email', email: 'grace@example.com' },
      ];
      await replaceAll.call(world.backend, replacements, options);
      const listed = await listedMethods(world);
      expect(listed.map(({ type }) => type)).to.have.members(['phone', 'email']);
      expect(listed.every(({ confirmed }) => confirmed)).to.equal(true);
    });

    it('rejects with removal_refused while a type that blocks emptying the account is there', async function () {
      const world = await open('full');
      const { backend } = world;
      const blockedBy = backend.capabilities?.replaceAllBlockedBy ?? [];
      if (blockedBy.length === 0) skip('it names no replaceAllBlockedBy', this);
      const before = await listedMethods(world);
      expect(before.some(({ type }) => blockedBy.some((each) => each === type))).to.equal(true);
      const calls = [backend.removeAll?.(options), backend.replaceAll?.([], options)];
      for (const call of calls) if (call) await expectCode(call, 'removal_refused');
      expect(await listedMethods(world)).to.deep.equal(before);
    });
  });

  it('ends the other sessions, and keeps its own', async function () {
    const world = await open('full');
    const { backend } = world;
    if (!backend.signOutElsewhere) skip('it has no signOutElsewhere()', this);
    await backend.signOutElsewhere(options);
    expect(await listedMethods(world)).to.not.be.empty;
  });
}
