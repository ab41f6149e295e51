import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { arrange, groupOf, type ArrangementOptions, type Offer } from '../../src/manager/arrangement.js';
import type { AuthMethod, AuthMethodType, Factor } from '../../src/model/auth-method.js';
import type { Capabilities, MethodsBackend } from '../../src/model/methods-backend.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { sample } from './method-samples.js';

const backendThatAdds = (capabilities: Capabilities): MethodsBackend =>
  memoryBackend({ operations: ['startEnrollment', 'completeEnrollment'], capabilities });

const options: ArrangementOptions = {
  backend: backendThatAdds({ enroll: ['totp', 'passkey', 'phone'] }),
  types: undefined,
  readonly: false,
};

const added = (type: AuthMethod['type'], day: number): AuthMethod =>
  sample(type, `${type} of day ${day}`, { createdAt: `2026-03-0${day}T10:00:00Z` });

function arranged(methods: readonly AuthMethod[], changes: Partial<ArrangementOptions> = {}) {
  const groups = arrange({ methods, factors: undefined, problems: [] }, { ...options, ...changes });
  return Object.fromEntries(
    groups.map(({ group, methods: listed, offers }) => [
      group,
      { methods: listed.map(({ id }) => id), offers: offers.map(({ type }) => type) },
    ]),
  );
}

interface Account {
  readonly methods?: readonly AuthMethod[];
  readonly factors?: readonly Factor[] | undefined;
  readonly backend?: MethodsBackend;
}

function offersIn({ methods = [], factors, backend = options.backend }: Account): readonly Offer[] {
  return arrange({ methods, factors, problems: [] }, { ...options, backend }).flatMap(({ offers }) => offers);
}

const offeredTypes = (account: Account): readonly string[] => offersIn(account).map(({ type }) => type);

const factor = (type: AuthMethodType, ...usage: Factor['usage']): Factor => ({ type, usage });

describe('arrange', () => {
  // What a browser with WebAuthn has, and Node has not.
  before(() => Object.assign(globalThis, { PublicKeyCredential: class {} }));
  after(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));

  it('puts methods and offers into their groups, types in order, the newest of a type last', () => {
    const methods = [
      added('phone', 2),
      added('passkey', 5),
      added('password', 1),
      added('totp', 3),
      added('passkey', 4),
      added('device', 1),
    ];
    assert.deepEqual(arranged(methods), {
      primary: {
        methods: ['passkey of day 4', 'passkey of day 5', 'password of day 1'],
        offers: ['passkey'],
      },
      secondary: { methods: ['totp of day 3', 'phone of day 2'], offers: ['totp', 'phone'] },
      other: { methods: ['device of day 1'], offers: [] },
    });
  });

  it('keeps the backend’s order where dates are missing or invalid', () => {
    const methods = [
      sample('totp', 'first'),
      sample('totp', 'second', { createdAt: 'soon' }),
      sample('totp', 'third'),
    ];
    assert.deepEqual(arranged(methods)['secondary']?.methods, ['first', 'second', 'third']);
  });

  it('puts unknown types last', () => {
    const methods = [sample('unknown'), sample('phone')];
    assert.deepEqual(arranged(methods)['secondary']?.methods, ['phone', 'unknown']);
  });

  it('shows and offers only the types that the host names, in the host’s order', () => {
    const methods = [sample('totp'), sample('phone'), sample('passkey')];
    const { primary, secondary } = arranged(methods, { types: ['phone', 'totp'] });
    assert.deepEqual(primary, { methods: [], offers: [] });
    assert.deepEqual(secondary, { methods: ['phone', 'totp'], offers: ['phone', 'totp'] });
  });

  it('knows what only another browser can add, in the group where it would stand', () => {
    const { PublicKeyCredential } = globalThis;
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    try {
      const backend = backendThatAdds({ enroll: ['webauthn-roaming', 'passkey', 'totp'] });
      const elsewhere = (changes: Partial<ArrangementOptions> = {}) =>
        arrange(
          { methods: [sample('passkey')], factors: undefined, problems: [] },
          { ...options, backend, ...changes },
        ).map((arrangedGroup) => arrangedGroup.elsewhere);
      assert.deepEqual(elsewhere(), [['passkey'], ['webauthn-roaming'], []]);
      assert.deepEqual(elsewhere({ types: ['passkey'] }), [['passkey'], [], []]);
      assert.deepEqual(elsewhere({ readonly: true }), [[], [], []]);
      // For another person, no browser can.
      const forAda = { ...backend, accountOwner: { name: 'Ada' } };
      assert.deepEqual(elsewhere({ backend: forAda }), [[], [], []]);
    } finally {
      Object.assign(globalThis, { PublicKeyCredential });
    }
  });

  it('finds an unknown type by its name on the wire', () => {
    const byName = arranged([sample('unknown')], { types: ['palm-print'] });
    assert.deepEqual(byName['secondary']?.methods, ['unknown']);
    assert.deepEqual(arranged([sample('unknown')], { types: ['totp'] })['secondary']?.methods, []);
  });

  it('offers nothing when the host allows no changes', () => {
    const { primary, secondary } = arranged([sample('totp')], { readonly: true });
    assert.deepEqual(primary?.offers, []);
    assert.deepEqual(secondary, { methods: ['totp'], offers: [] });
  });

  it('offers the factors that the backend reports', () => {
    assert.deepEqual(offeredTypes({ factors: [factor('totp'), factor('passkey')] }), ['passkey', 'totp']);
    assert.deepEqual(offeredTypes({ factors: [] }), []);
  });

  it('offers everything the backend can enroll when it reports no factors', () => {
    assert.deepEqual(offeredTypes({ factors: undefined }), ['passkey', 'totp', 'phone']);
  });

  it('leaves out types that the backend can’t enroll', () => {
    assert.deepEqual(offeredTypes({ factors: [factor('totp'), factor('webauthn-roaming')] }), ['totp']);
  });

  it('leaves out passkeys in a browser without WebAuthn', () => {
    const { PublicKeyCredential: original } = globalThis;
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    try {
      assert.deepEqual(offeredTypes({}), ['totp', 'phone']);
    } finally {
      Object.assign(globalThis, { PublicKeyCredential: original });
    }
  });

  it('offers nothing when the backend can’t start an enrollment, whatever its capabilities promise', () => {
    const backend = memoryBackend({ capabilities: { enroll: ['totp'] } });
    assert.deepEqual(offeredTypes({ backend }), []);
  });

  it('offers no passkey for another person’s account', () => {
    const backend = memoryBackend({
      operations: ['startEnrollment', 'completeEnrollment'],
      capabilities: { enroll: ['totp', 'passkey'] },
      accountOwner: { name: 'Ada' },
    });
    assert.deepEqual(offeredTypes({ backend }), ['totp']);
  });

  it('offers a password only where there is none, since a second one is a change', () => {
    const backend = backendThatAdds({ enroll: ['password'] });
    assert.deepEqual(offeredTypes({ backend }), ['password']);
    assert.deepEqual(offeredTypes({ backend, methods: [sample('password')] }), []);
  });

  it('offers a password for a linked account that has none', () => {
    const backend = backendThatAdds({ enroll: ['password'] });
    const methods = [sample('password', 'p', { identityUserId: 'auth0|17' })];
    const offersFor = (identityUserId: string | undefined): readonly Offer[] =>
      arrange(
        { methods, factors: undefined, problems: [] },
        { ...options, backend, identity: { ...(identityUserId !== undefined && { identityUserId }) } },
      ).flatMap(({ offers }) => offers);
    for (const known of [undefined, '', '17', 'auth0|17']) assert.deepEqual(offersFor(known), []);
    for (const other of ['7', '117', 'auth0|18']) {
      assert.deepEqual(offersFor(other), [
        { type: 'password', group: 'primary', isEnrolled: false, replaces: false },
      ]);
    }
  });

  it('tells whether the account has a confirmed method of the type', () => {
    const methods = [sample('totp'), sample('phone', 'phone', { confirmed: false })];
    const enrolled = offersIn({ factors: [factor('totp'), factor('phone')], methods });
    assert.deepEqual(
      enrolled.map(({ isEnrolled }) => isEnrolled),
      [true, false],
    );
  });

  it('tells that a new one replaces the only one an account can have', () => {
    const backend = backendThatAdds({ enroll: ['phone', 'email', 'recovery-code'], single: ['phone'] });
    const methods = [sample('phone'), sample('email'), sample('recovery-code')];
    assert.deepEqual(
      offersIn({ backend, methods }).map(({ type, replaces }) => [type, replaces]),
      [
        ['phone', true],
        ['email', false],
        ['recovery-code', true],
      ],
    );
  });

  const places: readonly (readonly [AuthMethodType, usage: Factor['usage'], group: string])[] = [
    ['passkey', [], 'primary'],
    ['passkey', ['primary', 'secondary'], 'primary'],
    ['passkey', ['secondary'], 'secondary'],
    ['totp', ['secondary'], 'secondary'],
    ['phone', ['primary', 'secondary'], 'secondary'],
    ['phone', ['secondary', 'primary'], 'secondary'],
    ['phone', ['primary'], 'primary'],
    ['phone', [], 'secondary'],
  ];
  for (const [type, usage, group] of places) {
    it(`offers a ${type} that may be used as ${usage.join(' and ') || 'nobody knows what'} under ${group}`, () => {
      assert.deepEqual(
        offersIn({ factors: [factor(type, ...usage)] }).map((offer) => offer.group),
        [group],
      );
    });
  }
});

describe('groupOf', () => {
  it('follows the usage, and the type where there is none', () => {
    assert.equal(groupOf({ type: 'phone', usage: ['secondary', 'primary'] }), 'primary');
    assert.equal(groupOf({ type: 'passkey', usage: ['secondary'] }), 'secondary');
    assert.equal(groupOf({ type: 'password', usage: [] }), 'primary');
    assert.equal(groupOf({ type: 'email', usage: [] }), 'secondary');
    assert.equal(groupOf({ type: 'unknown', usage: [] }), 'secondary');
  });

  it('keeps rows to look at in a group of their own, whatever their usage', () => {
    assert.equal(groupOf({ type: 'device', usage: ['primary'] }), 'other');
  });
});
