import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readFactors, readMethods } from '../../../src/backends/my-account/map.js';
import { readMethod } from '../../../src/backends/my-account/read-method.js';
import type { AuthMethod } from '../../../src/model/auth-method.js';
import { fixture } from './recorded-backend.js';

const linkedIds: readonly string[] = [];

const expectedMethods: readonly AuthMethod[] = [
  {
    id: 'password|dXNlci0xMjM',
    type: 'password',
    confirmed: true,
    usage: ['primary'],
    linkedIds,
    createdAt: '2024-06-01T12:00:00.000Z',
    lastChangedAt: '2025-05-04T07:00:00.000Z',
    identityUserId: 'auth0|507f1f77bcf86cd799439011',
  },
  {
    id: 'passkey|dev_AAAAAAAAAAAAAAAA',
    type: 'passkey',
    confirmed: true,
    usage: ['primary'],
    linkedIds,
    createdAt: '2025-03-10T08:00:00.000Z',
    lastUsedAt: '2025-06-11T19:22:05.000Z',
    identityUserId: 'auth0|507f1f77bcf86cd799439011',
    credentialId: 'dGVzdC1rZXktaWQ',
    userHandle: 'YXV0aDB8NTA3ZjFmNzdiY2Y4NmNkNzk5NDM5MDEx',
    relyingPartyId: 'example.com',
    aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
    deviceType: 'multi-device',
    backedUp: true,
    transports: ['internal', 'hybrid'],
    userAgent: 'Chrome 131.0.0 / Mac OS X 10.15.7',
  },
  {
    id: 'webauthn-platform|dev_BBBBBBBBBBBBBBBB',
    type: 'webauthn-platform',
    confirmed: true,
    usage: ['secondary'],
    linkedIds,
    name: 'Laptop',
    createdAt: '2025-02-20T11:00:00.000Z',
    credentialId: 'dGVzdC1wbGF0Zm9ybS1rZXk',
  },
  {
    id: 'webauthn-roaming|dev_CCCCCCCCCCCCCCCC',
    type: 'webauthn-roaming',
    confirmed: true,
    usage: ['secondary'],
    linkedIds,
    createdAt: '2025-02-25T16:45:00.000Z',
    credentialId: 'dGVzdC1yb2FtaW5nLWtleQ',
  },
  {
    id: 'totp|dev_ZZZZZZZZZZZZZZZZ',
    type: 'totp',
    confirmed: true,
    usage: ['secondary'],
    linkedIds,
    name: 'Work phone',
    createdAt: '2025-02-01T09:15:00.000Z',
    lastUsedAt: '2025-06-12T06:00:00.000Z',
  },
  {
    id: 'phone|dev_YYYYYYYYYYYYYYYY',
    type: 'phone',
    confirmed: true,
    usage: ['primary', 'secondary'],
    linkedIds,
    createdAt: '2025-01-16T14:00:00.000Z',
    phoneNumber: '+15551234567',
    channel: 'voice',
  },
  {
    id: 'email|dev_XXXXXXXXXXXXXXXX',
    type: 'email',
    confirmed: false,
    usage: ['secondary'],
    linkedIds,
    createdAt: '2025-01-15T10:30:00.000Z',
    email: 'user@example.com',
  },
  {
    id: 'push-notification|dev_DDDDDDDDDDDDDDDD',
    type: 'push-notification',
    confirmed: true,
    usage: ['secondary'],
    linkedIds,
    name: 'Ada’s phone',
    createdAt: '2025-01-15T10:30:00.000Z',
  },
  {
    id: 'recovery-code|dev_EEEEEEEEEEEEEEEE',
    type: 'recovery-code',
    confirmed: true,
    usage: ['secondary'],
    linkedIds,
    createdAt: '2025-01-15T10:30:00.000Z',
  },
];

function invalidResponse(message: RegExp) {
  return { name: 'AuthMethodsError', code: 'invalid_response', message };
}

describe('readMethods', () => {
  it('reads a method of each of the nine types', () => {
    const { methods, problems } = readMethods(fixture('methods'));
    assert.deepEqual(methods, expectedMethods);
    assert.deepEqual(problems, []);
  });

  it('leaves out items without an id, reads other bad ones as unknown, and drops duplicates', () => {
    const { methods } = readMethods(fixture('odd-methods'));
    assert.deepEqual(methods, [
      {
        id: 'totp|dev_1',
        type: 'totp',
        confirmed: true,
        usage: ['secondary'],
        linkedIds,
        createdAt: '2025-02-01T09:15:00.000Z',
      },
      {
        id: 'smart-card|dev_4',
        type: 'unknown',
        rawType: 'smart-card',
        name: 'Badge',
        confirmed: true,
        usage: ['primary'],
        linkedIds,
        createdAt: '2025-02-01T09:15:00.000Z',
        lastUsedAt: '2025-02-02T09:15:00.000Z',
      },
      { id: 'dev_5', type: 'unknown', rawType: 'unknown', confirmed: true, usage: [], linkedIds },
      {
        id: 'phone|dev_6',
        type: 'unknown',
        rawType: 'phone',
        name: 'Landline',
        confirmed: false,
        usage: ['secondary'],
        linkedIds,
      },
      {
        id: 'email|dev_7',
        type: 'unknown',
        rawType: 'email',
        confirmed: true,
        usage: ['secondary'],
        linkedIds,
      },
      {
        id: 'phone_dev_8',
        type: 'phone',
        confirmed: true,
        usage: ['secondary'],
        linkedIds,
        phoneNumber: '+15551234567',
      },
      {
        id: 'passkey|dev_9',
        type: 'passkey',
        confirmed: true,
        usage: ['primary'],
        linkedIds,
        credentialId: '--__AA',
        userHandle: 'YQ',
        transports: ['usb'],
      },
    ]);
  });

  it('reports each bad item once, naming what is wrong and none of its values', () => {
    const { problems } = readMethods(fixture('odd-methods'));
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected method: id missing or not usable in a path'],
        ['invalid_response', 'Unexpected type "smart-card"'],
        ['invalid_response', 'Unexpected type "unknown"'],
        ['invalid_response', 'Unexpected phone: phone_number missing or not a string'],
        ['invalid_response', 'Unexpected email: email missing or not a string'],
        ['invalid_response', 'Unexpected method: another one has its id'],
      ],
    );
  });

  it('says that the list is incomplete when it leaves out a method', () => {
    const password = { id: 'password|1', type: 'password' };
    const read = (...items: readonly unknown[]) => readMethods({ authentication_methods: items });
    assert.equal(read(password, { ...password, id: null }).incomplete, true);
    assert.equal(read(password, { ...password, type: 'totp' }).incomplete, true);
    // The same one once more, or a type that is not known yet, leaves no gap.
    assert.equal(read(password, password, { id: 'ring|1', type: 'ring' }).incomplete, undefined);
    assert.deepEqual(read(password, password).problems, []);
  });

  it('says that a list may be incomplete when it is as long as the API’s lists get', () => {
    const listOf = (length: number): unknown => ({
      authentication_methods: Array.from({ length }, (_, index) => ({ id: `totp|${index}`, type: 'totp' })),
    });
    assert.equal(readMethods(listOf(19)).incomplete, undefined);
    const full = readMethods(listOf(20));
    assert.equal(full.incomplete, true);
    assert.equal(full.methods.length, 20);
    // It is no mistake that the developer could mend.
    assert.deepEqual(full.problems, []);
  });

  it('does not take a list of which nothing can be read for an empty one', () => {
    const items = [null, { id: 7, type: 'password' }];
    assert.throws(
      () => readMethods({ authentication_methods: items }),
      invalidResponse(/no method in it has a usable id/),
    );
    assert.deepEqual(readMethods({ authentication_methods: [] }), { methods: [], problems: [] });
  });

  it('leaves out methods whose id leads to another path', () => {
    const ids = [
      '..',
      '.',
      '',
      '%2e%2e',
      'a/b',
      'a%2fb',
      'a?b',
      'a#b',
      'a\\b',
      'a\nb',
      '\ud800',
      7,
      null,
      {},
    ];
    const items = [...ids, 'totp|1'].map((id) => ({ id, type: 'totp' }));
    const { methods, problems } = readMethods({ authentication_methods: items });
    assert.deepEqual(
      methods.map(({ id }) => id),
      ['totp|1'],
    );
    assert.equal(problems.length, ids.length);
  });

  it('keeps dates that can be true, and leaves out the others', () => {
    const dateOf = (date: unknown): string | undefined => {
      const item = { id: 'totp|1', type: 'totp', created_at: date, last_auth_at: date };
      const [method] = readMethods({ authentication_methods: [item] }).methods;
      assert.equal(method?.lastUsedAt, method?.createdAt);
      return method?.createdAt;
    };
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const kept = ['1970-01-01T00:00:00.000Z', '2025-01-15T10:30:00.000Z', inAnHour];
    for (const date of kept) assert.equal(dateOf(date), date);
    const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const unlikely = ['2099-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', nextWeek];
    for (const date of [...unlikely, 'soon', '', 7, null, {}]) assert.equal(dateOf(date), undefined);
  });

  it('quotes no more of an unknown type than a name has', () => {
    const { problems } = readMethods({ authentication_methods: [{ id: 'x', type: 'x'.repeat(1e6) }] });
    assert.ok(problems.every(({ message }) => message.length < 100));
  });

  for (const answer of [
    null,
    [],
    'text',
    {},
    { authentication_methods: null },
    { authentication_methods: {} },
  ]) {
    it(`rejects ${JSON.stringify(answer)} as a list of methods`, () => {
      assert.throws(() => readMethods(answer), invalidResponse(/"authentication_methods" is not a list/));
    });
  }
});

describe('readMethod', () => {
  it('reads a single method like one in a list', () => {
    const [wire] = (fixture('methods') as { authentication_methods: unknown[] }).authentication_methods;
    assert.deepEqual(readMethod(wire), expectedMethods[0]);
  });

  it('reads a type it does not know as an unknown method', () => {
    const method = readMethod({ id: 'x', type: 'smart-card' });
    assert.deepEqual([method.type, method.type === 'unknown' && method.rawType], ['unknown', 'smart-card']);
  });

  for (const answer of [undefined, null, {}, { id: '' }, { type: 'totp' }, { id: 'x', type: 'phone' }]) {
    it(`rejects ${JSON.stringify(answer)} as a method`, () => {
      assert.throws(() => readMethod(answer), invalidResponse(/^Unexpected (method|phone)/));
    });
  }

  for (const type of ['device', 'email-verification', 'identity-verification']) {
    it(`reads the type ${type}, which other backends have, as unknown`, () => {
      assert.equal(readMethod({ id: 'x', type }).type, 'unknown');
    });
  }

  it('reads a type named like a member of Object.prototype as unknown', () => {
    const { type, usage } = readMethod({ id: 'x', type: 'constructor' });
    assert.deepEqual([type, usage], ['unknown', []]);
  });
});

describe('readFactors', () => {
  it('reads a factor of each of the nine types', () => {
    assert.deepEqual(readFactors(fixture('factors')), (fixture('factors') as { factors: unknown }).factors);
  });

  it('fills in a missing usage, and leaves out unknown types', () => {
    const factors = [{ type: 'passkey' }, { type: 'totp', usage: [] }, { type: 'smart-card' }, null, {}];
    assert.deepEqual(readFactors({ factors }), [
      { type: 'passkey', usage: ['primary'] },
      { type: 'totp', usage: ['secondary'] },
    ]);
  });

  it('rejects null as a list of factors', () => {
    assert.throws(() => readFactors({ factors: null }), invalidResponse(/"factors" is not a list/));
  });
});
