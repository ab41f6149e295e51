import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPerson, type Answers, type Knowledge } from '../../../src/backends/cognito/map.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

const pool = (...types: readonly string[]): Knowledge => ({
  offers: (type) => types.includes(type),
  isUnfinished: () => false,
});

const everything = pool('passkey', 'password', 'totp', 'phone', 'email');

const read = (answers: Partial<Answers>, knowledge: Knowledge = everything) =>
  readPerson(
    {
      user: { UserAttributes: [] },
      authFactors: { ConfiguredUserAuthFactors: [] },
      credentials: [],
      ...answers,
    },
    knowledge,
  );

const attributes = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

/** The vendor's own samples. */
const kim = {
  Username: 'kim',
  UserAttributes: attributes({
    sub: '0f9d',
    email: 'kim@example.com',
    email_verified: 'true',
    phone_number: '+12065550100',
    phone_number_verified: 'true',
  }),
  PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
  UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
};
const kimsFactors = {
  Username: 'kim',
  PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
  UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
  ConfiguredUserAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'],
};
const credential = {
  CredentialId: 'b64url-id-1',
  FriendlyCredentialName: 'Roaming passkey',
  RelyingPartyId: 'auth.example.com',
  AuthenticatorAttachment: 'cross-platform',
  AuthenticatorTransports: ['usb'],
  CreatedAt: 1741600000.482,
};

const secondStep = { confirmed: true, usage: ['secondary'], linkedIds: [] };
const samples = [
  {
    id: 'b64url-id-1',
    type: 'passkey',
    credentialId: 'b64url-id-1',
    confirmed: true,
    usage: ['primary'],
    linkedIds: [],
    transports: ['usb'],
    allowed: ['remove'],
    name: 'Roaming passkey',
    relyingPartyId: 'auth.example.com',
    createdAt: '2025-03-10T09:46:40.482Z',
  },
  {
    id: 'cognito:password',
    type: 'password',
    confirmed: true,
    usage: ['primary'],
    linkedIds: [],
    allowed: [],
  },
  {
    id: 'cognito:totp',
    type: 'totp',
    ...secondStep,
    preferred: true,
    allowed: ['setPreferred', 'setEnabled'],
  },
  {
    id: 'cognito:phone',
    type: 'phone',
    ...secondStep,
    allowed: ['setPreferred', 'setEnabled'],
    phoneNumber: '+12065550100',
    channel: 'sms',
  },
  // With EMAIL_OTP among the first factors, it signs in alone; switching the second step off would not change that.
  {
    id: 'cognito:email',
    type: 'email',
    ...secondStep,
    usage: ['primary'],
    allowed: [],
    email: 'kim@example.com',
  },
];

/** The same with its members written in another way. */
function rewritten(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [rename(name), rewritten(member, rename)]),
  );
}

const writings: Readonly<Record<string, (name: string) => string>> = {
  UserMFASettingList: (name) => name,
  userMFASettingList: (name) => name.replace(/^./, (letter) => letter.toLowerCase()),
  user_mfa_setting_list: (name) =>
    name
      .replace('MFA', 'Mfa')
      .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      .replace(/^_/, ''),
};

describe('what the service says about a person', () => {
  for (const [writing, rename] of Object.entries(writings)) {
    it(`is read as it is printed in the vendor’s samples, with members written as ${writing}`, () => {
      const { methods, problems, incomplete } = read({
        user: rewritten(kim, rename),
        authFactors: rewritten(kimsFactors, rename),
        credentials: [rewritten(credential, rename)],
      });
      assert.deepEqual(methods, samples);
      assert.deepEqual(problems, []);
      assert.equal(incomplete, undefined);
    });
  }

  it('is refused without a list of attributes', () => {
    for (const user of [undefined, null, [], 'text', 7, {}, { Username: 'kim' }, { UserAttributes: {} }])
      assert.throws(
        () => read({ user }),
        ({ code }: AuthMethodsError) => code === 'invalid_response',
      );
  });

  it('may have null, or something else, wherever something is optional', () => {
    for (const odd of [null, 'text', 7, {}, [null, 7, {}, '']]) {
      const { methods, problems } = read(
        {
          user: {
            UserAttributes: [null, 7, {}, { Name: 'sub' }, odd],
            UserMFASettingList: odd,
            PreferredMfaSetting: odd,
          },
          authFactors: { ConfiguredUserAuthFactors: odd, UserMFASettingList: odd },
        },
        pool('totp', 'phone'),
      );
      assert.deepEqual([methods, problems], [[], []], JSON.stringify(odd));
    }
  });

  it('shows names that nobody knows as unknown, once, and reports them', () => {
    for (const name of ['PALM_PRINT', 'constructor', '__proto__', 'totp', 'x'.repeat(200)]) {
      const { methods, problems } = read({
        user: { UserAttributes: [], UserMFASettingList: [name, name] },
        authFactors: { UserMFASettingList: [name], ConfiguredUserAuthFactors: [name] },
      });
      assert.deepEqual(
        methods.map(({ type, usage, allowed }) => [type, usage, allowed]),
        [['unknown', [], []]],
      );
      assert.equal(problems.length, 1);
    }
  });
});

describe('a number', () => {
  const ofPhone = (
    user: object,
    knowledge?: Knowledge,
    authFactors: unknown = { ConfiguredUserAuthFactors: [] },
  ) =>
    read({ user: { Username: 'kim', ...user }, authFactors }, knowledge).methods.find(
      ({ type }) => type === 'phone',
    );
  const verified = {
    UserAttributes: attributes({ phone_number: '+12065550100', phone_number_verified: 'true' }),
  };

  it('is switched off where it is verified, and the pool offers text messages', () => {
    const phone = ofPhone(verified);
    assert.equal(phone?.enabled, false);
    assert.deepEqual(phone?.allowed, ['setEnabled']);
    assert.deepEqual(phone?.usage, ['secondary']);
  });

  it('is no method where the pool offers no text messages', () => {
    assert.equal(ofPhone(verified, pool('totp')), undefined);
  });

  it('is shown as long as it is on, and stays on where it could not be switched on again', () => {
    const phone = ofPhone({ ...verified, UserMFASettingList: ['SMS_MFA'] }, pool('totp'));
    assert.equal(phone?.enabled, undefined);
    assert.deepEqual(phone?.allowed, ['setPreferred']);
  });

  it('signs in alone, is a second step, or both, by the lists it is in', () => {
    const alone = { ConfiguredUserAuthFactors: ['SMS_OTP'] };
    assert.deepEqual(ofPhone(verified, everything, alone)?.usage, ['primary']);
    const both = ofPhone({ ...verified, UserMFASettingList: ['SMS_MFA'] }, everything, alone);
    assert.deepEqual(both?.usage, ['primary', 'secondary']);
    assert.deepEqual(both?.allowed, ['setPreferred']);
  });

  it('is unfinished until it is verified', () => {
    for (const value of ['false', '', 'TRUE?', false, undefined]) {
      const phone = ofPhone({
        UserAttributes: attributes({ phone_number: '+12065550100', phone_number_verified: value }),
      });
      assert.equal(phone?.confirmed, false, String(value));
      assert.deepEqual(phone?.allowed, []);
    }
    assert.equal(ofPhone({ UserAttributes: attributes({ phone_number: '+12065550100' }) })?.confirmed, false);
    // An app client that may not read whether it is verified.
    const on = {
      UserAttributes: attributes({ phone_number: '+12065550100' }),
      UserMFASettingList: ['SMS_MFA'],
    };
    assert.equal(ofPhone(on)?.confirmed, true);
  });

  it('that the app client may not read is masked', () => {
    const phone = ofPhone({ UserAttributes: [], UserMFASettingList: ['SMS_MFA'] });
    assert.deepEqual(phone?.type === 'phone' && [phone.phoneNumber, phone.masked], ['', true]);
  });

  it('that was verified but not switched on is unfinished', () => {
    const phone = ofPhone(verified, {
      ...everything,
      isUnfinished: (_type, value) => value === '+12065550100',
    });
    assert.equal(phone?.confirmed, false);
  });
});

describe('an email address', () => {
  const verified = { UserAttributes: attributes({ email: 'kim@example.com', email_verified: true }) };

  it('is no method in a pool that has not been said to send codes by mail', () => {
    assert.deepEqual(read({ user: verified }, pool('passkey', 'password', 'totp')).methods, []);
  });

  it('is switched off where the pool sends codes, and on where the person gets them', () => {
    const [off] = read({ user: verified }).methods;
    assert.deepEqual([off?.type, off?.enabled, off?.confirmed], ['email', false, true]);
    const [on] = read({ user: { ...verified, UserMFASettingList: ['EMAIL_OTP'] } }, pool()).methods;
    assert.deepEqual([on?.type, on?.enabled, on?.usage], ['email', undefined, ['secondary']]);
  });
});

describe('an authenticator app', () => {
  it('is in no answer when it is switched off; who has seen it knows', () => {
    const user = { Username: 'kim', UserAttributes: [] };
    assert.deepEqual(read({ user }).methods, []);
    const [app] = read({ user }, { ...everything, appSeenOf: 'kim' }).methods;
    assert.deepEqual([app?.type, app?.enabled, app?.allowed], ['totp', false, ['setEnabled']]);
    assert.deepEqual(read({ user }, { ...everything, appSeenOf: 'ada' }).methods, []);
    assert.deepEqual(read({ user: { UserAttributes: [] } }, { ...everything, appSeenOf: '' }).methods, []);
  });

  it('is there where only the first factors name it', () => {
    const [app] = read({ authFactors: { ConfiguredUserAuthFactors: ['SOFTWARE_TOKEN'] } }).methods;
    assert.deepEqual([app?.type, app?.enabled], ['totp', false]);
  });
});

describe('a password', () => {
  const types = (answers: Partial<Answers>, knowledge?: Knowledge) =>
    read(answers, knowledge).methods.map(({ type }) => type);

  it('is there where the first factors name it', () => {
    assert.deepEqual(types({ authFactors: { ConfiguredUserAuthFactors: ['PASSWORD'] } }), ['password']);
    assert.deepEqual(types({ authFactors: { ConfiguredUserAuthFactors: ['WEB_AUTHN'] } }), []);
    assert.deepEqual(types({ authFactors: { ConfiguredUserAuthFactors: [] } }), []);
  });

  it('is assumed of a person of the pool’s own where it does not name them, unless the host says otherwise', () => {
    for (const authFactors of [undefined, {}, { ConfiguredUserAuthFactors: null }])
      assert.deepEqual(types({ authFactors }), ['password']);
    assert.deepEqual(types({ authFactors: undefined }, pool('totp')), []);
    const federated = { UserAttributes: attributes({ identities: '[{"providerName":"Google"}]' }) };
    assert.deepEqual(types({ authFactors: undefined, user: federated }), []);
  });
});

describe('passkeys', () => {
  const passkeys = (credentials: readonly unknown[], authFactors: unknown = undefined) =>
    read({ credentials, authFactors }, pool()).methods;

  it('without an id, or with the id of another one, are left out and reported', () => {
    const { methods, problems, incomplete } = read({
      credentials: [
        ...[null, 7, 'text', {}, { CredentialId: '' }, { CredentialId: null, CreatedAt: 1 }],
        { CredentialId: '1' },
        { CredentialId: '1', FriendlyCredentialName: 'Another' },
        { CredentialId: '2' },
        { CredentialId: '2' },
      ],
    });
    assert.deepEqual(
      methods.map(({ id }) => id),
      ['1', '2'],
    );
    assert.equal(problems.length, 7);
    assert.equal(incomplete, true);
  });

  it('have no date where none can be read', () => {
    for (const CreatedAt of [null, 0, -1, 1e300, NaN, 'soon', '', {}, 4102444800, undefined])
      assert.equal(passkeys([{ CredentialId: '1', CreatedAt }])[0]?.createdAt, undefined, String(CreatedAt));
    const text = '2025-03-10T09:46:40.482Z';
    assert.equal(passkeys([{ CredentialId: '1', CreatedAt: text }])[0]?.createdAt, text);
  });

  it('sign in where the pool lets them, and claim nothing where it does not', () => {
    const usage = (authFactors: unknown) => passkeys([{ CredentialId: '1' }], authFactors)[0]?.usage;
    assert.deepEqual(usage(undefined), ['primary']);
    assert.deepEqual(usage({ ConfiguredUserAuthFactors: ['WEB_AUTHN'] }), ['primary']);
    assert.deepEqual(usage({ ConfiguredUserAuthFactors: [] }), []);
    const second = { ConfiguredUserAuthFactors: ['PASSWORD'], UserMFASettingList: ['WEB_AUTHN_MFA'] };
    assert.deepEqual(usage(second), ['secondary']);
  });
});

describe('the default second step', () => {
  const preferred = (user: object) =>
    read({ user: { UserAttributes: [], ...user } }, pool())
      .methods.filter((method) => method.preferred)
      .map(({ type }) => type);

  it('is the one that is named, as long as it is on', () => {
    const UserMFASettingList = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'];
    assert.deepEqual(preferred({ UserMFASettingList, PreferredMfaSetting: 'SMS_MFA' }), ['phone']);
    assert.deepEqual(preferred({ UserMFASettingList, PreferredMfaSetting: 'EMAIL_OTP' }), ['email']);
    assert.deepEqual(preferred({ UserMFASettingList, PreferredMfaSetting: 'NOMFA' }), []);
    assert.deepEqual(preferred({ UserMFASettingList, PreferredMfaSetting: null }), []);
    assert.deepEqual(preferred({ PreferredMfaSetting: 'SMS_MFA' }), []);
  });
});
