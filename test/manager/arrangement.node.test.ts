import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, type ArrangeOptions } from '../../src/manager/arrangement.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import { sample } from './method-samples.js';

const options: ArrangeOptions = {
  capabilities: {
    enroll: ['totp', 'passkey', 'phone'],
    rename: [],
    setPhoneChannel: false,
    setPreferred: false,
    remove: true,
  },
  types: undefined,
  order: ['passkey', 'password', 'totp', 'phone', 'unknown'],
  readonly: false,
  canEnroll: () => true,
};

const added = (type: AuthMethod['type'], day: number): AuthMethod =>
  sample(type, `${type} of day ${day}`, { createdAt: `2026-03-0${day}T10:00:00Z` });

function arranged(methods: readonly AuthMethod[], changes: Partial<ArrangeOptions> = {}) {
  const groups = arrange({ methods, factors: undefined, problems: [] }, { ...options, ...changes });
  return Object.fromEntries(
    groups.map(({ group, methods: listed, offers }) => [
      group,
      { methods: listed.map(({ id }) => id), offers: offers.map(({ type }) => type) },
    ]),
  );
}

describe('arrange', () => {
  it('puts methods and offers into their groups, types in order, the newest of a type last', () => {
    const methods = [
      added('phone', 2),
      added('passkey', 5),
      added('password', 1),
      added('totp', 3),
      added('passkey', 4),
    ];
    assert.deepEqual(arranged(methods), {
      primary: {
        methods: ['passkey of day 4', 'passkey of day 5', 'password of day 1'],
        offers: ['passkey'],
      },
      secondary: { methods: ['totp of day 3', 'phone of day 2'], offers: ['totp', 'phone'] },
    });
  });

  it('keeps the order of the backend where dates are missing', () => {
    const methods = [sample('totp', 'first'), sample('totp', 'second'), sample('totp', 'third')];
    assert.deepEqual(arranged(methods)['secondary']?.methods, ['first', 'second', 'third']);
  });

  it('puts types it does not know last', () => {
    const methods = [sample('unknown'), sample('phone')];
    assert.deepEqual(arranged(methods)['secondary']?.methods, ['phone', 'unknown']);
  });

  it('shows and offers only the types that the host names, in the host’s order', () => {
    const methods = [sample('totp'), sample('phone'), sample('passkey')];
    const { primary, secondary } = arranged(methods, { types: ['phone', 'totp'] });
    assert.deepEqual(primary, { methods: [], offers: [] });
    assert.deepEqual(secondary, { methods: ['phone', 'totp'], offers: ['phone', 'totp'] });
  });

  it('knows an unknown type by its name on the wire', () => {
    assert.deepEqual(arranged([sample('unknown')], { types: ['palm-print'] })['secondary']?.methods, [
      'unknown',
    ]);
    assert.deepEqual(arranged([sample('unknown')], { types: ['totp'] })['secondary']?.methods, []);
  });

  it('offers nothing when it is readonly', () => {
    const { primary, secondary } = arranged([sample('totp')], { readonly: true });
    assert.deepEqual(primary?.offers, []);
    assert.deepEqual(secondary, { methods: ['totp'], offers: [] });
  });
});
