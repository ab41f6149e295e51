import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planRemovals } from '../../src/manager/help/removal-plan.js';
import { lockOut, waysIn } from '../../src/manager/ways-in.js';
import { sample } from './method-samples.js';

const password = sample('password');
const app = sample('totp');
const here = sample('passkey', 'here', { deviceType: 'single-device', backedUp: false });
const synced = sample('passkey', 'synced', { deviceType: 'multi-device', backedUp: true });
const code = sample('recovery-code');

const ids = (methods: readonly { readonly id: string }[]): readonly string[] => methods.map(({ id }) => id);

describe('the order in which methods are removed', () => {
  it('begins with second steps, and ends with ways in', () => {
    const { order, last } = planRemovals([here, app], [password, here, app]);
    assert.deepEqual(ids(order), ['totp', 'here']);
    assert.equal(last, undefined);
  });

  it('keeps one way in where all of them were chosen: the one that may still be there', () => {
    for (const chosen of [
      [here, synced],
      [synced, here],
    ]) {
      const { order, last } = planRemovals(chosen, [here, synced, code]);
      assert.deepEqual(ids(order), ['here']);
      assert.equal(last?.id, 'synced');
    }
  });

  it('counts what is linked to a method as gone with it', () => {
    const linking = { ...app, linkedIds: ['here'] };
    assert.equal(lockOut([linking], [here, linking]), true);
    assert.equal(lockOut([linking], [here, password, linking]), false);
  });

  it('counts no recovery code, and nothing unfinished or switched off, as a way in', () => {
    const unfinished = { ...synced, confirmed: false };
    const off = { ...password, enabled: false };
    assert.equal(planRemovals([here], [here, code, unfinished, off]).last?.id, 'here');
  });

  it('keeps one where the usage of methods is not known', () => {
    const unknown = (id: string) => ({ ...sample('unknown', id), usage: [] });
    const [a, b] = [unknown('a'), unknown('b')];
    assert.equal(planRemovals([a, b], [a, b]).order.length, 1);
  });

  it('counts what is known to sign in, and no guess, where one of them is', () => {
    const passkey = sample('passkey', 'known');
    const unknown = { ...sample('unknown', 'a'), usage: [] };
    assert.deepEqual(ids(waysIn([unknown, passkey])), ['known']);
    assert.equal(planRemovals([passkey], [unknown, passkey]).last, passkey);
    assert.equal(lockOut([passkey], [unknown, passkey]), true);
  });

  it('does not count the code of an app as a way in, where the usage of methods is not known', () => {
    const [passkey, code6] = [sample('passkey', 'a'), sample('totp', 'b')].map((method) => ({
      ...method,
      usage: [],
    }));
    const phone = { ...sample('phone', 'c'), usage: [] };
    assert.ok(passkey && code6);
    assert.equal(planRemovals([passkey], [passkey, code6]).last, passkey);
    assert.deepEqual(
      waysIn([passkey, code6, phone]).map(({ id }) => id),
      ['a', 'c'],
    );
  });

  it('keeps nothing where nobody could get in anyway', () => {
    assert.deepEqual(planRemovals([app], [app, code]), { order: [app], last: undefined });
  });
});
