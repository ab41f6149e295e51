import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupOf, offersOf } from '../../src/manager/offers.js';
import type { AuthMethod, AuthMethodType, Factor } from '../../src/model/auth-method.js';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { sample } from './method-samples.js';

const everything: readonly EnrollableType[] = ['passkey', 'password', 'totp', 'phone', 'recovery-code'];

interface World {
  readonly methods?: readonly AuthMethod[];
  readonly factors?: readonly Factor[] | undefined;
  readonly enroll?: readonly EnrollableType[];
  readonly canEnroll?: (type: AuthMethodType) => boolean;
  readonly wanted?: (type: AuthMethodType) => boolean;
}

function offersIn({ methods = [], factors, enroll = everything, canEnroll, wanted }: World) {
  const capabilities = { enroll, rename: [], setPhoneChannel: false, setPreferred: false, remove: true };
  return offersOf(
    { methods, factors, problems: [] },
    capabilities,
    canEnroll ?? (() => true),
    wanted ?? (() => true),
  );
}

const typesIn = (world: World): readonly string[] => offersIn(world).map(({ type }) => type);

const factor = (type: AuthMethodType, ...usage: Factor['usage']): Factor => ({ type, usage });

describe('offersOf', () => {
  it('offers what the backend says the account may have', () => {
    assert.deepEqual(typesIn({ factors: [factor('totp'), factor('passkey')] }), ['totp', 'passkey']);
  });

  it('offers everything the backend can enroll where it can’t say what the account may have', () => {
    assert.deepEqual(typesIn({ factors: undefined }), everything);
  });

  it('offers nothing where the account may have nothing', () => {
    assert.deepEqual(typesIn({ factors: [] }), []);
  });

  it('leaves out what the backend can’t enroll, this browser can’t do, or the host does not want', () => {
    const factors = [factor('totp'), factor('webauthn-roaming'), factor('passkey'), factor('phone')];
    const world = {
      factors,
      canEnroll: (type: string) => type !== 'passkey',
      wanted: (type: string) => type !== 'phone',
    };
    assert.deepEqual(typesIn(world), ['totp']);
  });

  it('offers a password only where there is none: a second one is a change', () => {
    const factors = [factor('password')];
    assert.deepEqual(typesIn({ factors, methods: [] }), ['password']);
    assert.deepEqual(typesIn({ factors, methods: [sample('password')] }), []);
  });

  it('says whether the account has a finished one already', () => {
    const factors = [factor('totp'), factor('phone')];
    const methods = [sample('totp'), sample('phone', 'phone', { confirmed: false })];
    assert.deepEqual(
      offersIn({ factors, methods }).map(({ enrolled }) => enrolled),
      [true, false],
    );
  });

  it('puts each under the first group it can be used in', () => {
    const factors = [factor('phone', 'primary', 'secondary'), factor('totp', 'secondary'), factor('passkey')];
    assert.deepEqual(
      offersIn({ factors }).map(({ group }) => group),
      ['primary', 'secondary', 'primary'],
    );
  });
});

describe('groupOf', () => {
  it('goes by the usage, and by the type where there is none', () => {
    assert.equal(groupOf({ type: 'phone', usage: ['secondary', 'primary'] }), 'primary');
    assert.equal(groupOf({ type: 'passkey', usage: ['secondary'] }), 'secondary');
    assert.equal(groupOf({ type: 'password', usage: [] }), 'primary');
    assert.equal(groupOf({ type: 'email', usage: [] }), 'secondary');
    assert.equal(groupOf({ type: 'unknown', usage: [] }), 'secondary');
  });
});
