import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAvailable } from '../../../src/backends/authsignal/available-methods.js';
import { readList } from '../../../src/backends/authsignal/map.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

const read = (items: unknown) => {
  const { listed, ...rest } = readList(items);
  return { ...rest, methods: listed.map(({ method }) => method) };
};

const createdAt = '2025-03-03T10:00:00.000Z';
const verifiedAt = '2025-03-03T10:01:00.000Z';

/** An item with what every one has. */
const item = (id: string, verificationMethod: unknown, rest: object = {}) => ({
  userAuthenticatorId: id,
  verificationMethod,
  createdAt,
  verifiedAt,
  ...rest,
});

const isInvalid = ({ code }: AuthMethodsError): boolean => code === 'invalid_response';

function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snake(member),
    ]),
  );
}

/** The sample answer of the vendor's documentation. */
const documented = [
  {
    userAuthenticatorId: '4efd2d0d-3278-4e03-8143-d9a0850bebc0',
    verificationMethod: 'PASSKEY',
    username: 'jane@example.com',
    displayName: 'Jane Smith',
    createdAt: '2024-05-13T04:59:02.640Z',
    lastVerifiedAt: '2024-07-13T02:43:37.640Z',
    verifiedAt: '2024-05-13T04:59:17.640Z',
    webauthnCredential: {
      credentialId: '71273a99-4a7b-47d4-82ab-9ea72b8f0a72',
      deviceId: 'd5a13d2d-8c34-4c90-938b-d8c6e3a88c5d',
      name: 'iCloud Keychain',
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      aaguidMapping: {
        name: 'iCloud Keychain',
        svgIconDark: 'data:image/svg+xml;base64...',
        svgIconLight: 'data:image/svg+xml;base64...',
      },
      credentialBackedUp: true,
      credentialDeviceType: 'multiDevice',
      authenticatorAttachment: 'platform',
    },
  },
];

describe('the list of authenticators', () => {
  for (const [name, answer] of [
    ['as documented', documented],
    ['with its members in the other writing', snake(documented)],
  ] as const) {
    it(`is read ${name}, without icons and without a name that nobody gave`, () => {
      assert.deepEqual(read(answer), {
        methods: [
          {
            id: '4efd2d0d-3278-4e03-8143-d9a0850bebc0',
            type: 'passkey',
            confirmed: true,
            usage: ['primary'],
            linkedIds: [],
            createdAt: '2024-05-13T04:59:02.640Z',
            lastUsedAt: '2024-07-13T02:43:37.640Z',
            credentialId: '71273a99-4a7b-47d4-82ab-9ea72b8f0a72',
            transports: [],
            aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
            providerName: 'iCloud Keychain',
            deviceType: 'multi-device',
            backedUp: true,
          },
        ],
        problems: [],
        incomplete: false,
      });
    });
  }

  for (const [verificationMethod, type, rest] of [
    ['PASSKEY', 'passkey', { usage: ['primary'], transports: [] }],
    ['SECURITY_KEY', 'webauthn-roaming', {}],
    ['AUTHENTICATOR_APP', 'totp', {}],
    ['SMS', 'phone', { phoneNumber: '', masked: true, channel: 'sms' }],
    ['WHATSAPP', 'phone', { phoneNumber: '', masked: true, channel: 'whatsapp' }],
    ['EMAIL_OTP', 'email', { email: '', masked: true, delivery: 'code' }],
    ['EMAIL_MAGIC_LINK', 'email', { email: '', masked: true, delivery: 'link' }],
    ['PUSH', 'push-notification', {}],
    ['RECOVERY_CODE', 'recovery-code', {}],
    ['DEVICE', 'device', { usage: [] }],
    ['VERIFF', 'identity-verification', { usage: [] }],
    ['IPROOV', 'identity-verification', { usage: [] }],
    ['PALM_BIOMETRICS_RR', 'identity-verification', { usage: [] }],
    ['IDVERSE', 'identity-verification', { usage: [] }],
    ['email-otp', 'email', { email: '', masked: true, delivery: 'code' }],
  ] as const) {
    it(`shows ${verificationMethod} as ${type}`, () => {
      assert.deepEqual(read([item('1', verificationMethod)]), {
        methods: [
          { id: '1', confirmed: true, usage: ['secondary'], linkedIds: [], createdAt, type, ...rest },
        ],
        problems: [],
        incomplete: false,
      });
    });
  }

  for (const [name, members, type] of [
    ['an app', { authenticatorType: 'OTP' }, 'totp'],
    ['a phone', { authenticatorType: 'OOB', oobChannel: 'SMS' }, 'phone'],
    ['a link', { authenticatorType: 'OOB', oobChannel: 'EMAIL_MAGIC_LINK' }, 'email'],
    ['a security key', { authenticatorType: 'SECURITY_KEY' }, 'webauthn-roaming'],
    ['a notification', { authenticatorType: 'PUSH' }, 'push-notification'],
    ['a provider', { authenticatorType: 'PROVIDER' }, 'unknown'],
    ['a message of an unknown kind', { authenticatorType: 'OOB' }, 'unknown'],
    [
      'both, of which the newer one counts',
      { verificationMethod: 'PUSH', authenticatorType: 'OTP' },
      'push-notification',
    ],
  ] as const) {
    it(`knows ${name} of an older answer`, () => {
      const { methods } = read([{ userAuthenticatorId: '1', verifiedAt, ...members }]);
      assert.equal(methods[0]?.type, type);
    });
  }

  it('keeps a name that the person gave, and the name of their phone', () => {
    const { methods } = read([
      item('1', 'PASSKEY', {
        webauthnCredential: { name: 'Work laptop', aaguidMapping: { name: '1Password' } },
      }),
      item('2', 'PUSH', { deviceName: 'iPhone 16 Pro' }),
      item('3', 'SECURITY_KEY', { webauthnCredential: { name: 'Blue key', credentialId: 'a+b/c==' } }),
    ]);
    assert.deepEqual(
      methods.map(({ name }) => name),
      ['Work laptop', 'iPhone 16 Pro', 'Blue key'],
    );
    assert.equal(methods[2]?.type === 'webauthn-roaming' && methods[2].credentialId, 'a-b_c');
  });

  it('names the browser and the system of a passkey, as far as they are known', () => {
    const agents = [
      {
        browser: { name: 'Chrome', version: '126.0', major: '126' },
        os: { name: 'Mac OS', version: '10.15.7' },
      },
      { browser: {}, os: { name: 'Windows' } },
      { browser: null },
      'Mozilla/5.0',
    ];
    const { methods } = read(
      agents.map((parsedUserAgent, index) =>
        item(`${index}`, 'PASSKEY', { webauthnCredential: { parsedUserAgent } }),
      ),
    );
    assert.deepEqual(
      methods.map((method) => method.type === 'passkey' && method.userAgent),
      ['Chrome 126.0 / Mac OS 10.15.7', ' / Windows', undefined, undefined],
    );
  });

  it('takes masked numbers and addresses as masked, and no others', () => {
    const { methods } = read([
      item('1', 'SMS', { phoneNumber: '+64*****000', previousSmsChannel: 'WHATSAPP' }),
      item('2', 'SMS', { phoneNumber: '+64210000000', previousSmsChannel: 'DEFAULT' }),
      item('3', 'EMAIL_OTP', { email: 'k**@example.com' }),
      item('4', 'EMAIL_OTP', { email: 'kim@example.com' }),
    ]);
    assert.deepEqual(
      methods.map((method) => 'masked' in method && method.masked),
      [true, false, true, false],
    );
    assert.deepEqual(
      methods.map((method) => method.type === 'phone' && method.channel),
      ['whatsapp', 'sms', false, false],
    );
  });

  it('takes what was never verified as unfinished, and knows the default', () => {
    const { methods } = read([
      item('1', 'SMS', { verifiedAt: undefined }),
      item('2', 'SMS', { verifiedAt: null, isDefault: true }),
      item('3', 'PASSKEY', { verifiedAt: undefined, webauthnCredential: { verifiedAt }, isDefault: false }),
      item('4', 'SMS', { verifiedAt: undefined, lastVerifiedAt: verifiedAt, isDefault: 'yes' }),
    ]);
    assert.deepEqual(
      methods.map(({ confirmed, preferred }) => [confirmed, preferred]),
      [
        [false, undefined],
        [false, true],
        [true, false],
        [true, undefined],
      ],
    );
  });

  it('leaves out what has no usable id, or that of another one, and reports it', () => {
    const { methods, problems, incomplete } = read([
      ...[null, 'SMS', 7, [], {}, { verificationMethod: 'SMS' }, item('..', 'SMS'), item('a/b', 'SMS')],
      item('1', 'PUSH', {
        createdAt: 'soon',
        lastVerifiedAt: '2099-01-01T00:00:00Z',
        webauthnCredential: null,
      }),
      item('1', 'SMS'),
      item('2', 'PUSH'),
      item('2', 'PUSH'),
    ]);
    const rest = { confirmed: true, usage: ['secondary'], linkedIds: [], type: 'push-notification' };
    assert.deepEqual(methods, [
      { id: '1', ...rest },
      { id: '2', createdAt, ...rest },
    ]);
    assert.equal(problems.length, 9);
    assert.ok(problems.every(isInvalid));
    assert.equal(incomplete, true);
  });

  for (const verificationMethod of [
    'PALM_BIOMETRICS_BR',
    'constructor',
    '__proto__',
    '',
    undefined,
    7,
    null,
  ]) {
    it(`shows what nobody knows as unknown, and reports it once: ${String(verificationMethod)}`, () => {
      const unknown = item('1', verificationMethod);
      const { methods, problems, incomplete } = read([unknown, unknown]);
      assert.equal(methods.length, 1);
      assert.equal(methods[0]?.type, 'unknown');
      assert.deepEqual(methods[0]?.usage, []);
      assert.equal(problems.length, 1);
      assert.equal(incomplete, false);
    });
  }

  it('quotes no value of an item but its type', () => {
    const { problems } = read([
      item('1', 'X'.repeat(99), { phoneNumber: '+64210000000' }),
      { email: 'kim@example.com' },
    ]);
    const text = problems.map(({ message }) => message).join();
    assert.ok(!/\+64|kim@|X{41}/.test(text), text);
  });

  for (const answer of [null, undefined, {}, 'text', 7, { authenticators: [] }, [null], [{}, {}]]) {
    it(`is refused when it is none: ${JSON.stringify(answer)}`, () => {
      assert.throws(() => readList(answer), isInvalid);
    });
  }
});

describe('what the tenant has configured', () => {
  const all = (...names: readonly string[]) =>
    names.map((verificationMethod) => ({
      authenticatorId: verificationMethod,
      verificationMethod,
      isActive: true,
    }));

  it('says what may be added, each type once', () => {
    const { factors } = readAvailable(
      all('PASSKEY', 'SMS', 'WHATSAPP', 'AUTHENTICATOR_APP', 'VERIFF', 'DEVICE'),
      'code',
    );
    assert.deepEqual(factors, [
      { type: 'passkey', usage: ['primary'] },
      { type: 'phone', usage: ['secondary'] },
      { type: 'totp', usage: ['secondary'] },
    ]);
  });

  it('offers nothing that is switched off, hidden or not for the person to change', () => {
    const { factors, locked } = readAvailable(
      [
        { verificationMethod: 'PASSKEY', isActive: false },
        { verificationMethod: 'PUSH', isActive: true, isHiddenToUser: true },
        { verification_method: 'SECURITY_KEY', is_active: true, is_editable_by_user: false },
        {
          verificationMethod: 'AUTHENTICATOR_APP',
          isActive: true,
          isEditableByUser: true,
          isHiddenToUser: false,
        },
      ],
      'code',
    );
    assert.deepEqual(
      factors.map(({ type }) => type),
      ['totp'],
    );
    assert.deepEqual([...locked], ['PUSH', 'SECURITY_KEY']);
  });

  for (const [methods, channels] of [
    [all('SMS'), ['sms']],
    [all('WHATSAPP', 'SMS'), ['sms', 'whatsapp']],
    [all('WHATSAPP'), ['whatsapp']],
    [[{ verificationMethod: 'SMS', isActive: true, smsChannel: 'WHATSAPP' }], ['whatsapp']],
    [[{ verificationMethod: 'SMS', isActive: true, smsChannel: 'DEFAULT' }], ['sms']],
    [all('PASSKEY'), []],
  ] as const) {
    it(`says how a phone may receive codes: ${channels.join() || 'not at all'}`, () => {
      assert.deepEqual(readAvailable(methods, 'code').phoneChannels, channels);
    });
  }

  it('offers addresses only in the way that the host has set', () => {
    const types = (name: string, delivery: 'code' | 'link') =>
      readAvailable(all(name), delivery).factors.map(({ type }) => type);
    assert.deepEqual(types('EMAIL_OTP', 'code'), ['email']);
    assert.deepEqual(types('EMAIL_OTP', 'link'), []);
    assert.deepEqual(types('EMAIL_MAGIC_LINK', 'link'), ['email']);
    assert.deepEqual(types('EMAIL_MAGIC_LINK', 'code'), []);
  });

  it('skips what can’t be read, and is refused when it is no list', () => {
    assert.deepEqual(readAvailable([null, 7, {}, 'SMS', ...all('PUSH')], 'code').factors, [
      { type: 'push-notification', usage: ['secondary'] },
    ]);
    for (const answer of [null, {}, 'text']) assert.throws(() => readAvailable(answer, 'code'), isInvalid);
  });
});
