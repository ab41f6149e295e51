import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAuthenticators } from '../../../src/backends/gateway/map.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

const read = (authenticators: unknown, canRemove = false) =>
  readAuthenticators({ authenticators }, canRemove);

/** All 18 members that the gateway documents, on one item. */
const everything = {
  id: 'passkey|dev_4',
  type: 'passkey',
  confirmed: true,
  name: 'Laptop',
  authenticationMethods: [{ id: 'sms|dev_2', type: 'sms' }],
  preferredAuthenticationMethod: 'sms',
  linkId: 'link_1',
  phoneNumber: '+12065550100',
  email: 'ada@example.com',
  keyId: 'a+b/c==',
  publicKey: 'pQECAyYg',
  createdAt: '2025-03-10T08:00:00.000Z',
  enrolledAt: '2025-03-10T08:01:00.000Z',
  lastAuthAt: '2025-03-11T08:00:00.000Z',
  credentialDeviceType: 'multi_device',
  credentialBackedUp: true,
  identityUserId: '507f1f77',
  userAgent: 'Chrome 131 / Mac OS X',
};

const snake = (item: object): object =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]: [string, unknown]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

describe('the gateway’s answer, when it is a list', () => {
  const passkey = {
    id: 'passkey|dev_4',
    type: 'passkey',
    confirmed: true,
    usage: ['primary'],
    linkedIds: ['totp|dev_5'],
    name: 'Laptop',
    createdAt: '2025-03-10T08:00:00.000Z',
    lastUsedAt: '2025-03-11T08:00:00.000Z',
    identityUserId: '507f1f77',
    credentialId: 'a-b_c',
    transports: [],
    deviceType: 'multi-device',
    backedUp: true,
    userAgent: 'Chrome 131 / Mac OS X',
  };

  for (const [name, item] of [
    ['the gateway', everything],
    ['the provider', snake(everything)],
  ] as const) {
    it(`is read with its members written as ${name} writes them; keys stay behind`, () => {
      const linked = { id: 'totp|dev_5', type: 'totp', linkId: 'link_1' };
      const { methods, problems } = read([item, linked]);
      assert.deepEqual(methods[0], passkey);
      assert.deepEqual(methods[1]?.linkedIds, ['passkey|dev_4']);
      assert.deepEqual(problems, []);
      assert.ok(!JSON.stringify(methods).includes('pQECAyYg'));
    });
  }

  it('knows each type by each of its names', () => {
    const names = ['webauthn_roaming', 'webauthn-platform', 'push', 'guardian', 'recovery-code', 'TOTP'];
    const { methods } = read(names.map((type, index) => ({ id: `${index}`, type })));
    assert.deepEqual(
      methods.map(({ type }) => type),
      [
        ...['webauthn-roaming', 'webauthn-platform', 'push-notification', 'push-notification'],
        ...['recovery-code', 'totp'],
      ],
    );
  });

  it('takes a number or an address that is not whole as masked', () => {
    const { methods } = read([
      { id: '1', type: 'phone', phoneNumber: '+12065550100', preferredAuthenticationMethod: 'voice' },
      { id: '2', type: 'phone', phoneNumber: '+1XXXXXXX0100' },
      { id: '3', type: 'phone' },
      { id: '4', type: 'email', email: 'a***@example.com' },
      { id: '5', type: 'email', email: 'ada@example.com' },
    ]);
    assert.deepEqual(
      methods.map((method) => 'masked' in method && method.masked),
      [false, true, true, true, false],
    );
    assert.equal(methods[0]?.type === 'phone' && methods[0].channel, 'voice');
  });

  it('leaves out what has no id, or the id of another one, and reports it', () => {
    const { methods, problems, incomplete } = read([
      ...[null, 'totp', 7, {}, { type: 'totp' }, { id: '..', type: 'totp' }],
      { id: 'a/b', type: 'totp' },
      { id: '1', type: 'totp', createdAt: 'soon', lastAuthAt: '2099-01-01T00:00:00Z', confirmed: 'no' },
      { id: '1', type: 'phone' },
      { id: '2', type: 'phone', phoneNumber: '+12065550100' },
      { id: '2', type: 'phone', phoneNumber: '+12065550100' },
    ]);
    const rest = { confirmed: true, usage: ['secondary'], linkedIds: [] };
    assert.deepEqual(methods, [
      { id: '1', type: 'totp', ...rest },
      { id: '2', type: 'phone', ...rest, phoneNumber: '+12065550100' },
    ]);
    assert.equal(problems.length, 8);
    assert.equal(incomplete, true);
    assert.equal(read([{ id: '1', type: 'totp' }]).incomplete, undefined);
  });

  for (const type of ['palm-print', 'constructor', '__proto__', '', undefined, 7]) {
    it(`shows a type that nobody knows as unknown: ${String(type)}`, () => {
      const { methods, problems } = read([{ id: '1', type }]);
      assert.equal(methods[0]?.type, 'unknown');
      assert.deepEqual(methods[0]?.usage, []);
      assert.equal(problems.length, 1);
    });
  }

  it('does not let the last method be removed', () => {
    const one = [{ id: '1', type: 'totp' }];
    assert.deepEqual(read(one, true).methods[0]?.allowed, []);
    assert.equal(read(one).methods[0]?.allowed, undefined);
    assert.equal(read([...one, { id: '2', type: 'phone' }], true).methods[0]?.allowed, undefined);
    // Both would go together.
    const linked = ['push', 'totp'].map((type) => ({ id: type, type, linkId: 'link_1' }));
    for (const { allowed } of read(linked, true).methods) assert.deepEqual(allowed, []);
    for (const { allowed } of read([...linked, ...one], true).methods) assert.equal(allowed, undefined);
  });

  it('is refused when nothing in it has an id', () => {
    assert.throws(
      () => read([{ type: 'totp' }, null]),
      ({ code }: AuthMethodsError) => code === 'invalid_response',
    );
    assert.deepEqual(read([]).methods, []);
  });
});

describe('the gateway’s answer, when it is an object', () => {
  it('names what is set up, the default, and what can be set up', () => {
    const { methods, factors, problems } = read({
      preferredAuthenticationMethod: 'SOFTWARE_TOKEN_MFA',
      authenticationMethods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
      availableMethods: { softwareToken: true, SMS: true, email: false },
    });
    const rest = { confirmed: true, usage: ['secondary'], linkedIds: [] };
    assert.deepEqual(methods, [
      { id: 'totp', type: 'totp', ...rest, preferred: true },
      { id: 'phone', type: 'phone', ...rest, phoneNumber: '', masked: true, preferred: false },
    ]);
    assert.deepEqual(factors, [
      { type: 'totp', usage: ['secondary'] },
      { type: 'phone', usage: ['secondary'] },
    ]);
    assert.deepEqual(problems, []);
  });

  it('takes names in any writing, and objects that have one', () => {
    const { methods, problems } = read({
      preferredAuthenticationMethod: null,
      authenticationMethods: ['softwareToken', { type: 'sms' }, { name: 'EMAIL_OTP' }, { method: 'SMS_MFA' }],
    });
    assert.deepEqual(
      methods.map(({ type, preferred }) => [type, preferred]),
      [
        ['totp', undefined],
        ['phone', undefined],
        ['email', undefined],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('reports what has no name, or one that nobody knows', () => {
    const { methods, problems } = read({ authenticationMethods: [null, {}, 7, 'PALM_PRINT', 'SMS_MFA'] });
    assert.deepEqual(
      methods.map(({ type, id }) => [type, id]),
      [
        ['unknown', 'PALM_PRINT'],
        ['phone', 'phone'],
      ],
    );
    assert.equal(problems.length, 4);
  });

  it('allows no removal, whatever the host has set', () => {
    const { methods } = read({ authenticationMethods: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] }, true);
    for (const { allowed } of methods) assert.deepEqual(allowed, []);
  });
});

describe('the gateway’s answer, when it is neither', () => {
  for (const answer of [null, [], 'text', 7, {}, { authenticators: null }, { authenticators: 'text' }]) {
    it(`is refused: ${JSON.stringify(answer)}`, () => {
      assert.throws(
        () => readAuthenticators(answer, false),
        ({ code }: AuthMethodsError) => code === 'invalid_response',
      );
    });
  }

  it('is refused without a list of names', () => {
    for (const authenticationMethods of [undefined, null, 'SMS_MFA', {}])
      assert.throws(
        () => read({ authenticationMethods }),
        ({ code }: AuthMethodsError) => code === 'invalid_response',
      );
  });
});
