import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMethods, readNewMethod, readPage, withLastKept } from '../../../src/backends/management/map.js';
import type { AuthMethod } from '../../../src/model/auth-method.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { guideAnswers, pagesMissing, schemaMembers } from './published-guide.js';

const read = (...items: readonly unknown[]) => readMethods(items, false);
const readOwn = (...items: readonly unknown[]) => readMethods(items, true).methods;

/** Every member of the schema, and the two newer ones, on one item. */
const everything = {
  id: 'passkey|dev_B2',
  type: 'passkey',
  confirmed: true,
  name: 'Laptop of the kitchen table',
  authentication_methods: [{ id: 'sms|dev_2', type: 'sms' }],
  preferred_authentication_method: 'sms',
  link_id: 'link_1',
  phone_number: '+12065550100',
  email: 'ada@example.com',
  key_id: 'a+b/c==',
  public_key: 'SECRET-KEY',
  created_at: '2025-05-05T05:05:05.050Z',
  enrolled_at: '2025-05-05T05:06:05.050Z',
  last_auth_at: '2025-06-05T05:05:05.050Z',
  credential_device_type: 'multi_device',
  credential_backed_up: true,
  identity_user_id: '64aa11bb22cc33dd44ee55ff',
  user_agent: 'Firefox 140.0 / Windows 11',
  aaguid: 'FBFC3007-154E-4ECC-8C0B-6E020557D7BD',
  relying_party_identifier: 'login.example.com',
  transports: ['hybrid', 'internal', 7, null],
  user_handle: 'SECRET-HANDLE',
  totp_secret: 'SECRET-TOTP',
  totpSecret: 'SECRET-TOTP',
};

const camel = (item: object): object =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]: [string, unknown]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

describe('an item of the Management API’s list', () => {
  const passkey = {
    id: 'passkey|dev_B2',
    type: 'passkey',
    confirmed: true,
    usage: ['primary'],
    linkedIds: [],
    name: 'Laptop of the kitchen table',
    createdAt: '2025-05-05T05:05:05.050Z',
    lastUsedAt: '2025-06-05T05:05:05.050Z',
    identityUserId: '64aa11bb22cc33dd44ee55ff',
    credentialId: 'a-b_c',
    transports: ['hybrid', 'internal'],
    deviceType: 'multi-device',
    backedUp: true,
    userAgent: 'Firefox 140.0 / Windows 11',
    aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
    relyingPartyId: 'login.example.com',
  };

  for (const [name, item] of [
    ['snake case', everything],
    ['camel case', camel(everything)],
  ] as const) {
    it(`is read in ${name}; secrets, keys and handles stay behind`, () => {
      const { methods, problems } = read(item);
      assert.deepEqual(methods, [passkey]);
      assert.deepEqual(problems, []);
      assert.doesNotMatch(JSON.stringify(methods), /SECRET/);
    });
  }

  it('is read with every member that the published schema has', { skip: pagesMissing }, () => {
    const members = schemaMembers();
    assert.equal(members.length, 20);
    for (const member of members) assert.ok(member in everything, member);
  });

  for (const [name, type, usage] of [
    ['recovery-code', 'recovery-code', 'secondary'],
    ['totp', 'totp', 'secondary'],
    ['push', 'push-notification', 'secondary'],
    ['guardian', 'push-notification', 'secondary'],
    ['push-notification', 'push-notification', 'secondary'],
    ['phone', 'phone', 'secondary'],
    ['email', 'email', 'secondary'],
    ['email-verification', 'email-verification', 'secondary'],
    ['webauthn-roaming', 'webauthn-roaming', 'secondary'],
    ['webauthn_roaming', 'webauthn-roaming', 'secondary'],
    ['webauthn-platform', 'webauthn-platform', 'secondary'],
    ['passkey', 'passkey', 'primary'],
    ['webauthn', 'passkey', 'primary'],
    ['password', 'password', 'primary'],
  ] as const) {
    it(`of the type ${name} is a ${usage} ${type}`, () => {
      const { methods, problems } = read({ id: '1', type: name, created_at: '2025-01-02T03:04:05.678Z' });
      assert.deepEqual([methods[0]?.type, methods[0]?.usage], [type, [usage]]);
      assert.deepEqual(problems, []);
    });
  }

  it('has the channel of a phone, unless nobody knows it', () => {
    const phone = { type: 'phone', phone_number: '+12065550100' };
    const { methods } = read(
      { ...phone, id: '1', preferred_authentication_method: 'voice' },
      { ...phone, id: '2', preferred_authentication_method: 'pigeon' },
      { ...phone, id: '3', preferred_authentication_method: null },
    );
    assert.deepEqual(
      methods.map((method) => method.type === 'phone' && method.channel),
      ['voice', undefined, undefined],
    );
  });

  it('names those that go with it, by the same link or by an id', () => {
    const { methods } = read(
      { id: 'push|1', type: 'push', link_id: 'L' },
      { id: 'totp|1', type: 'totp', link_id: 'L' },
      { id: 'phone|1', type: 'phone', phone_number: '+12065550100', link_id: 'email|1' },
      { id: 'email|1', type: 'email', email: 'ada@example.org' },
      { id: 'totp|2', type: 'totp', link_id: '' },
      { id: 'totp|3', type: 'totp', link_id: null },
    );
    assert.deepEqual(
      methods.map(({ linkedIds }) => linkedIds),
      [['totp|1'], ['push|1'], ['email|1'], ['phone|1'], [], []],
    );
  });

  for (const [name, members] of [
    ['missing', {}],
    ['null', { created_at: null, last_auth_at: null, name: null, confirmed: null, link_id: null }],
    ['of another kind', { created_at: 7, last_auth_at: {}, name: ['a'], confirmed: 'yes', link_id: 4 }],
    ['no dates', { created_at: 'yesterday', last_auth_at: '9999-01-01T00:00:00Z' }],
  ] as const) {
    it(`is listed without what is ${name}`, () => {
      const { methods, problems } = read({ id: '1', type: 'totp', ...members });
      const rest = { confirmed: true, usage: ['secondary'], linkedIds: [] };
      assert.deepEqual(methods, [{ id: '1', type: 'totp', ...rest }]);
      assert.deepEqual(problems, []);
    });
  }

  for (const type of ['palm-print', 'constructor', '__proto__', '', undefined, null, 7]) {
    it(`of a type that nobody knows is unknown: ${String(type)}`, () => {
      const { methods, problems } = read({ id: '1', type }, { id: '2', type: 'totp' });
      assert.deepEqual(
        methods.map((method) => [method.type, method.usage]),
        [
          ['unknown', []],
          ['totp', ['secondary']],
        ],
      );
      assert.equal(problems.length, 1);
    });
  }

  it('without a usable id, or with another one’s, is left out and reported, without its values', () => {
    const secret = { type: 'totp', totp_secret: 'SECRET', public_key: 'SECRET' };
    const { methods, problems, incomplete } = read(
      ...[null, 'totp', 7, [], secret, { ...secret, id: '../me' }, { ...secret, id: 'a%2Fb' }],
      { id: '1', type: 'totp' },
      { id: '1', type: 'phone', phone_number: '+12065550100' },
      { id: '2', type: 'totp' },
      { id: '2', type: 'totp' },
    );
    assert.deepEqual(
      methods.map(({ id }) => id),
      ['1', '2'],
    );
    assert.equal(problems.length, 8);
    assert.equal(incomplete, true);
    assert.doesNotMatch(problems.join(), /SECRET/);
  });

  it('is missed when none of them has a usable id', () => {
    assert.throws(
      () => read(null, { type: 'totp' }),
      ({ code }: AuthMethodsError) => code === 'invalid_response',
    );
    assert.deepEqual(read().methods, []);
  });
});

describe('the samples of the published guide', { skip: pagesMissing }, () => {
  it('are read, with their mistakes', () => {
    const answers = guideAnswers();
    assert.equal(answers.length, 8);
    const { methods, problems } = read(...answers.flat());
    const rest = { confirmed: true, linkedIds: [] };
    const second = { ...rest, usage: ['secondary'] };
    const id = (type: string): string => `${type}|dev_XXXXXXXXXXXXXXXX`;
    const totp: AuthMethod = {
      ...{ id: id('totp'), type: 'totp', ...rest, usage: ['secondary'] },
      ...{ createdAt: '2021-09-23T22:57:30.206Z', lastUsedAt: '2021-09-23T22:57:51.652Z' },
    };
    assert.deepEqual(methods[0], totp);
    // A phone whose number is an address is shown as it comes, and never filled into a field.
    assert.deepEqual(methods[1], {
      ...{ id: id('phone'), type: 'phone', ...second, name: 'SMS' },
      ...{ createdAt: '2023-01-01T00:00:00.000Z', phoneNumber: 'user@example.com', masked: true },
    });
    assert.deepEqual(methods[2], {
      ...{ id: id('email'), type: 'email', ...second, name: 'Email Factor' },
      ...{ createdAt: '2023-01-01T00:00:00.000Z', email: 'user@example.com' },
    });
    // A key in camel case, with a name longer than the schema allows.
    assert.deepEqual(methods[3], {
      ...{ id: id('webauthn-roaming'), type: 'webauthn-roaming', ...second },
      ...{ name: 'WebAuthn with security keys', createdAt: '2023-03-09T17:33:47.545Z' },
      credentialId: 'X9FrwMfmzj...',
    });
    // The guide gives several samples the same id.
    assert.equal(problems.length, 3);
  });

  for (const [index, type] of ['totp', 'totp', 'phone', 'email', 'totp', 'webauthn-roaming'].entries()) {
    it(`number ${index} is a new ${type} by itself`, () => {
      const [sample] = [guideAnswers()[index]].flat();
      assert.equal(readNewMethod(sample, type as 'totp')?.type, type);
    });
  }
});

describe('the answer to a request for the list', () => {
  for (const [name, answer, expected] of [
    ['a list', [{ id: '1' }], { items: [{ id: '1' }] }],
    [
      'an envelope',
      { start: 0, limit: 50, total: 1, authenticators: [{ id: '1' }] },
      { items: [{ id: '1' }], total: 1, limit: 50 },
    ],
    [
      'an envelope of nothing',
      { start: 0, limit: 50, total: 0, authenticators: [] },
      { items: [], limit: 50 },
    ],
    ['an envelope without numbers', { authenticators: [] }, { items: [] }],
    ['an envelope with odd ones', { limit: -1, total: 1.5, authenticators: [] }, { items: [] }],
    ['an envelope with texts for numbers', { limit: '50', total: '9', authenticators: [] }, { items: [] }],
  ] as const) {
    it(`may be ${name}`, () => assert.deepEqual(readPage(answer), expected));
  }

  for (const answer of [null, 'text', 7, true, {}, { authenticators: null }, { authenticators: {} }]) {
    it(`is refused as ${JSON.stringify(answer)}`, () => {
      assert.throws(
        () => readPage(answer),
        ({ code }: AuthMethodsError) => code === 'invalid_response',
      );
    });
  }
});

describe('the last way in of one’s own account', () => {
  const password = { id: 'password', type: 'password' };
  const totp = { id: 'totp', type: 'totp' };
  const push = { id: 'push', type: 'push' };
  const phone = { id: 'phone', type: 'phone', phone_number: '+12065550100' };
  const code = { id: 'code', type: 'recovery-code' };
  const verified = { id: 'verified', type: 'email-verification' };
  const palm = { id: 'palm', type: 'palm-print' };
  const link = { link_id: 'L' };

  for (const [name, items, kept] of [
    ['one method', [totp], ['totp']],
    ['one that is no way in', [code], ['code']],
    ['two ways in', [password, phone], []],
    ['a password with a second step', [password, totp], ['password']],
    ['a password with a code and an address', [password, code, verified], ['password']],
    ['a password with an unfinished phone', [password, { ...phone, confirmed: false }], ['password']],
    ['second steps only', [totp, push], []],
    [
      'second steps that go together',
      [
        { ...totp, ...link },
        { ...push, ...link },
      ],
      ['totp', 'push'],
    ],
    [
      'a second step besides those that go together',
      [
        { ...totp, ...link },
        { ...push, ...link },
        { id: 'key', type: 'webauthn-roaming' },
      ],
      [],
    ],
    ['a second step and a code', [totp, code], ['totp']],
    ['an unfinished one and a code', [{ ...totp, confirmed: false }, code], []],
    ['a password beside a type that nobody knows', [password, palm], ['password']],
    ['a type that nobody knows, beside a code', [palm, code], ['palm']],
  ] as const) {
    it(`can’t be removed: ${name}`, () => {
      const methods = readOwn(...items);
      assert.deepEqual(
        methods.filter(({ allowed }) => allowed && !allowed.includes('remove')).map(({ id }) => id),
        kept,
      );
      for (const { allowed } of methods)
        assert.deepEqual(allowed ?? ['rename', 'setPhoneChannel'], ['rename', 'setPhoneChannel']);
    });
  }

  it('can be removed again when there is another one', () => {
    const [only] = readOwn(password);
    assert.ok(only?.allowed, 'It is the last one');
    const [other] = readOwn(phone, totp);
    assert.ok(other, 'It is listed');
    const [now] = withLastKept([only, other]);
    assert.equal(now && 'allowed' in now, false);
  });

  it('is the support desk’s to remove', () => {
    assert.equal(read(totp).methods[0]?.allowed, undefined);
  });
});

describe('the answer to a new method', () => {
  for (const [name, answer] of [
    ['nothing', undefined],
    ['no method', { ok: true }],
    ['a method without an id', { type: 'phone', phone_number: '+12065550100' }],
    ['a method of another type', { id: '1', type: 'totp' }],
    ['a method that is linked to one it does not name', { id: '1', type: 'phone', link_id: 'L' }],
    ['a list', [{ id: '1', type: 'phone' }]],
  ] as const) {
    it(`says nothing about it: ${name}`, () => assert.equal(readNewMethod(answer, 'phone'), undefined));
  }
});
