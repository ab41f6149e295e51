import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLocalization } from '../../src/i18n/localization.js';
import { messages } from '../../src/i18n/locales/en/index.js';
import { methodKind, methodTypes } from '../../src/manager/registry.js';
import { typeDialogs } from '../../src/manager/type-dialogs.js';
import type {
  Detail,
  Loss,
  MethodGroupName,
  MethodSafety,
  RowContext,
} from '../../src/methods/method-type.js';
import type { EnrollmentTypeFacts } from '../../src/methods/method-type.js';
import type { AuthMethod, EmailMethod, PasskeyMethod, PhoneMethod } from '../../src/model/auth-method.js';

type Type = AuthMethod['type'];

const localization = createLocalization('en', messages);
const row: RowContext = { localization, seenHere: false };

const common = { id: 'm|1', confirmed: true, usage: [], linkedIds: [] } as const;
const phone: PhoneMethod = { ...common, type: 'phone', phoneNumber: '+12025550143', channel: 'sms' };
const email: EmailMethod = { ...common, type: 'email', email: 'ada@example.com' };
const passkey: PasskeyMethod = { ...common, type: 'passkey', transports: [] };

/** One method of each type, with nothing that the type does not require. */
const samples: { readonly [T in Type]: AuthMethod } = {
  password: { ...common, type: 'password' },
  passkey,
  'webauthn-platform': { ...common, type: 'webauthn-platform' },
  'webauthn-roaming': { ...common, type: 'webauthn-roaming' },
  totp: { ...common, type: 'totp' },
  phone,
  email,
  'push-notification': { ...common, type: 'push-notification' },
  'recovery-code': { ...common, type: 'recovery-code' },
  device: { ...common, type: 'device' },
  'email-verification': { ...common, type: 'email-verification' },
  'identity-verification': { ...common, type: 'identity-verification' },
  unknown: { ...common, type: 'unknown', rawType: 'retina-scan' },
};

interface ExpectedFacts {
  readonly group: MethodGroupName;
  readonly phishable: boolean;
  readonly stolenBy?: string;
  readonly canBeSecondStep: boolean;
  readonly lostWith: Loss | undefined;
}

const secondary = { group: 'secondary', canBeSecondStep: true } as const;
const lookOnly = { group: 'other', phishable: false, canBeSecondStep: false, lostWith: undefined } as const;

const expected: { readonly [T in Type]: ExpectedFacts } = {
  password: {
    group: 'primary',
    phishable: true,
    stolenBy: 'typed-secret',
    canBeSecondStep: false,
    lostWith: 'nothing',
  },
  passkey: { group: 'primary', phishable: false, canBeSecondStep: true, lostWith: undefined },
  'webauthn-platform': { ...secondary, phishable: false, lostWith: 'authenticator' },
  'webauthn-roaming': { ...secondary, phishable: false, lostWith: 'authenticator' },
  totp: { ...secondary, phishable: true, lostWith: 'handset' },
  phone: { ...secondary, phishable: true, stolenBy: 'messages', lostWith: 'handset' },
  email: { ...secondary, phishable: true, stolenBy: 'mailbox', lostWith: 'mailbox' },
  'push-notification': { ...secondary, phishable: true, lostWith: 'handset' },
  'recovery-code': { group: 'secondary', phishable: true, canBeSecondStep: false, lostWith: 'nothing' },
  device: lookOnly,
  'email-verification': lookOnly,
  'identity-verification': lookOnly,
  unknown: { ...secondary, phishable: true, lostWith: undefined },
};

const types = Object.keys(samples) as readonly Type[];
const typesWith = (holds: (type: Type) => boolean): readonly Type[] => types.filter(holds);
const badgesOf = (method: AuthMethod, seenHere = false): readonly string[] =>
  (methodTypes[method.type].badges?.(method, { ...row, seenHere }) ?? []).map(({ text }) => text);
const detailsOf = async (method: AuthMethod): Promise<readonly Detail[]> =>
  (await (await typeDialogs(method.type)).details?.(method, localization)) ?? [];
const safetyOf = (type: Type): MethodSafety => methodTypes[type].safety ?? {};

describe('the facts of the method types', () => {
  for (const type of types) {
    it(`say how safe "${type}" is and where it belongs`, () => {
      const { group } = methodTypes[type];
      const { phishable = false, stolenBy, canBeSecondStep = false, lostWith } = safetyOf(type);
      assert.deepEqual(
        { group, phishable, stolenBy, canBeSecondStep, lostWith: lostWith?.(samples[type]) },
        { stolenBy: undefined, ...expected[type] },
      );
    });

    it(`suggest only types that can be added to help "${type}"`, () => {
      const { theft = [], loss = [] } = safetyOf(type).helpedBy ?? {};
      for (const suggested of [...theft, ...loss]) assert.ok(methodTypes[suggested].enroll, suggested);
    });
  }

  it('ask for a second step after a password only', () => {
    assert.deepEqual(
      typesWith((type) => safetyOf(type).followedBySecondStep === true),
      ['password'],
    );
  });

  it('count the recovery code as the only way back in that is no way to sign in', () => {
    assert.deepEqual(
      typesWith((type) => safetyOf(type).recovers === true),
      ['recovery-code'],
    );
  });

  it('suggest a recovery code first where losing a device locks the person out', () => {
    for (const type of ['totp', 'push-notification', 'phone', 'passkey', 'webauthn-roaming'] as const) {
      assert.equal(safetyOf(type).helpedBy?.loss?.[0], 'recovery-code', type);
    }
  });

  it('never suggest a recovery code against theft, since it is no second step', () => {
    for (const type of types) {
      assert.ok(!safetyOf(type).helpedBy?.theft?.includes('recovery-code'), type);
    }
  });

  it('allow one password and one recovery code', () => {
    assert.deepEqual(
      typesWith((type) => methodTypes[type].unique === true),
      ['password', 'recovery-code'],
    );
  });

  it('offer another person no method that needs this browser', () => {
    assert.deepEqual(
      typesWith((type) => methodTypes[type].enroll?.forOthers === false),
      ['passkey', 'webauthn-roaming'],
    );
  });

  it('leave nothing to add for what can only be looked at', () => {
    for (const type of typesWith((each) => methodTypes[each].group === 'other')) {
      assert.equal(methodTypes[type].enroll, undefined, type);
    }
  });
});

describe('where a passkey is lost', () => {
  const cases: readonly (readonly [facts: Partial<PasskeyMethod>, loss: Loss | undefined])[] = [
    [{ backedUp: true, deviceType: 'multi-device' }, 'account'],
    [{ backedUp: false, deviceType: 'multi-device' }, 'authenticator'],
    [{ backedUp: false }, 'authenticator'],
    [{ deviceType: 'single-device' }, 'authenticator'],
    [{ deviceType: 'multi-device' }, undefined],
    [{}, undefined],
  ];
  for (const [facts, loss] of cases) {
    it(`is "${loss ?? 'not known'}" for ${JSON.stringify(facts)}`, () => {
      assert.equal(safetyOf('passkey').lostWith?.({ ...passkey, ...facts }), loss);
    });
  }
});

async function enrollmentFacts(type: Type): Promise<EnrollmentTypeFacts> {
  const { loadView } = await typeDialogs(type);
  return (await loadView?.())?.facts ?? {};
}

describe('the unfinished method that a started enrollment leaves', () => {
  const pending = async (type: Type, input = {}): Promise<AuthMethod | undefined> =>
    (await enrollmentFacts(type)).pending?.('m|2', input);

  it('is unconfirmed and has the id of the challenge', async () => {
    for (const type of ['totp', 'push-notification', 'recovery-code'] as const) {
      const method = await pending(type);
      assert.ok(method);
      const { createdAt, ...facts } = method;
      assert.deepEqual(facts, { type, id: 'm|2', confirmed: false, usage: ['secondary'], linkedIds: [] });
      assert.ok(Math.abs(Date.parse(createdAt ?? '') - Date.now()) < 60_000);
    }
  });

  it('has the number and the channel of a phone', async () => {
    const input = { phoneNumber: '+12025550143', channel: 'voice' };
    const method = await pending('phone', input);
    assert.deepEqual({ ...method, ...input }, method);
  });

  it('has the address of an email', async () => {
    assert.equal(
      ((await pending('email', { email: 'ada@example.com' })) as EmailMethod).email,
      'ada@example.com',
    );
  });

  it('does not exist for types that backends create when they are confirmed', async () => {
    for (const type of ['passkey', 'password', 'webauthn-roaming'] as const) {
      assert.equal(await pending(type), undefined, type);
    }
  });
});

describe('a password', () => {
  const password = { ...common, type: 'password' as const };

  it('counts as another one when the date of its last change differs', async () => {
    const { isChanged } = await enrollmentFacts('password');
    const before = { ...password, lastChangedAt: '2026-01-01T00:00:00Z' };
    assert.equal(isChanged?.(before, { ...before, lastChangedAt: '2026-01-02T00:00:00Z' }), true);
    assert.equal(isChanged?.(before, { ...before, name: 'Other' }), false);
  });

  it('shows when it was last changed in place of when it was added', () => {
    const changed = { ...password, createdAt: '2025-01-01T00:00:00Z', lastChangedAt: '2026-01-01T00:00:00Z' };
    assert.deepEqual(
      methodTypes.password.dates?.(changed, row)?.map(({ iso }) => iso),
      ['2026-01-01T00:00:00Z'],
    );
    assert.equal(methodTypes.password.dates?.(password, row), undefined);
  });

  it('has no date of its last change when the backend sends something else', async () => {
    const broken = { ...password, lastChangedAt: 'soon' };
    assert.equal(methodTypes.password.dates?.(broken, row), undefined);
    assert.deepEqual(
      (await detailsOf(broken)).map(({ value }) => value),
      [undefined],
    );
  });
});

describe('masked values', () => {
  it('hide most of a phone number, and the details show it on request', async () => {
    assert.equal(methodKind(phone, localization).replaceAll('\u00A0', ' '), '+1 ••• ••• 0143');
    const [number] = await detailsOf(phone);
    assert.equal(number?.value, '+12025550143');
    assert.equal(number.masked?.replaceAll('\u00A0', ' '), '+1 ••• ••• 0143');
  });

  it('stay as they are when the backend masks them', async () => {
    const methods: readonly (readonly [AuthMethod, string])[] = [
      [{ ...phone, phoneNumber: '+1 *** 43', masked: true }, '+1 *** 43'],
      [{ ...email, email: 'a*@e*.com', masked: true }, 'a*@e*.com'],
      [{ ...common, type: 'email-verification', email: 'a*@e*.com', masked: true }, 'a*@e*.com'],
    ];
    for (const [method, value] of methods) {
      assert.equal(methodKind(method, localization), value);
      const [detail] = await detailsOf(method);
      assert.equal(detail?.value, value);
      assert.equal(detail.masked, undefined, 'there is nothing to show in full');
    }
  });

  it('hide most of an email address', async () => {
    for (const method of [email, { ...email, type: 'email-verification' as const }]) {
      assert.equal(methodKind(method, localization), 'a•••@example.com');
      const [detail] = await detailsOf(method);
      assert.equal(detail?.masked, 'a•••@example.com');
    }
  });

  it('are left out where a verified address is not known', async () => {
    const { 'email-verification': sample } = samples;
    assert.equal(methodKind(sample, localization), 'Verified email address');
    assert.deepEqual(
      (await detailsOf(sample)).map(({ value }) => value),
      [undefined],
    );
  });
});

describe('badges', () => {
  it('name the channel of a phone', () => {
    const names = { sms: 'Text message', voice: 'Voice call', whatsapp: 'WhatsApp' } as const;
    for (const [channel, name] of Object.entries(names)) {
      assert.deepEqual(badgesOf({ ...phone, channel: channel as keyof typeof names }), [name]);
    }
    const { channel: _channel, ...withoutChannel } = phone;
    assert.deepEqual(badgesOf(withoutChannel), []);
  });

  it('tell an email that brings a link from one that brings a code', () => {
    assert.deepEqual(badgesOf({ ...email, delivery: 'link' }), ['Link by email']);
    assert.deepEqual(badgesOf({ ...email, delivery: 'code' }), []);
    assert.deepEqual(badgesOf(email), []);
  });

  it('say where a passkey is', () => {
    assert.deepEqual(badgesOf({ ...passkey, backedUp: true, deviceType: 'multi-device' }), [
      'On your devices',
    ]);
    assert.deepEqual(badgesOf({ ...passkey, deviceType: 'single-device' }, true), [
      'On one device',
      'Seen in this browser',
    ]);
    assert.deepEqual(badgesOf({ ...passkey, transports: ['nfc', 'usb'] }), ['On a security key']);
  });

  it('say “this device” only of a passkey that no other device can use, and that was seen here', () => {
    const bound: AuthMethod = { ...passkey, deviceType: 'single-device', transports: ['internal'] };
    assert.deepEqual(badgesOf(bound, true), ['On this device']);
    assert.deepEqual(badgesOf(bound), ['On one device']);
    // A phone, which was asked by a QR code.
    assert.deepEqual(badgesOf({ ...bound, transports: ['internal', 'hybrid'] }, true), [
      'On one device',
      'Seen in this browser',
    ]);
  });

  it('say nothing of where a passkey is that may be synced, and is not', () => {
    assert.deepEqual(badgesOf({ ...passkey, backedUp: false, deviceType: 'multi-device' }), []);
    assert.deepEqual(badgesOf(passkey), []);
  });
});

describe('what a method without a name is called', () => {
  it('is the provider of a passkey, where the backend knows it', () => {
    assert.equal(
      methodKind({ ...passkey, providerName: 'iCloud Keychain' }, localization),
      'iCloud Keychain',
    );
    assert.equal(methodKind(passkey, localization), 'Passkey');
  });

  it('is the name on the wire for a type that is not known', () => {
    assert.equal(methodKind(samples.unknown, localization), 'retina-scan');
    assert.equal(
      methodKind({ ...common, type: 'unknown', rawType: '' }, localization),
      messages.unknownMethod,
    );
  });
});
