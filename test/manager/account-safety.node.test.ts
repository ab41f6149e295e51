import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accountLosses,
  accountSafety,
  strengthOf,
  type AccountLoss,
  type AccountSafety,
} from '../../src/manager/account-safety.js';
import { removalImpact } from '../../src/manager/removal-impact.js';
import { securitySummary, type SummaryVerdict } from '../../src/manager/security-summary.js';
import type { AuthMethod, AuthMethodType, Usage } from '../../src/model/auth-method.js';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { sample } from './method-samples.js';

const password = sample('password');
const devicePasskey = sample('passkey', 'device passkey', { backedUp: false });
const secondDevicePasskey = sample('passkey', 'second device passkey', { deviceType: 'single-device' });
const syncedPasskey = sample('passkey', 'synced passkey', { backedUp: true });
const unclearPasskey = sample('passkey', 'passkey of which nothing is known');
const totp = sample('totp');
const phone = sample('phone');
const email = sample('email');
const securityKey = sample('webauthn-roaming');
const recoveryCode = sample('recovery-code');
const signInPhone = sample('phone', 'phone that signs in', { usage: ['primary'] });
const signInEmail = sample('email', 'email that signs in', { usage: ['primary'] });
const doublePhone = sample('phone', 'phone that does both', { usage: ['primary', 'secondary'] });
const unfinished = (method: AuthMethod): AuthMethod => ({ ...method, confirmed: false });
const off = (method: AuthMethod): AuthMethod => ({ ...method, enabled: false });
const withoutUsage = (method: AuthMethod): AuthMethod => ({ ...method, usage: [] });

const everything: readonly EnrollableType[] = [
  'passkey',
  'password',
  'totp',
  'push-notification',
  'phone',
  'email',
  'recovery-code',
];

interface Expectation {
  readonly verdict: SummaryVerdict | undefined;
  readonly nextSteps?: readonly EnrollableType[];
}

/** The accounts of the design, and those that used to be judged wrongly. */
const accounts: readonly (readonly [name: string, methods: readonly AuthMethod[], expected: Expectation])[] =
  [
    [
      'a password',
      [password],
      { verdict: 'stolenPassword', nextSteps: ['passkey', 'totp', 'push-notification', 'phone', 'email'] },
    ],
    ['a password and a recovery code', [password, recoveryCode], { verdict: 'stolenPassword' }],
    [
      'a password and a passkey on one device',
      [password, devicePasskey],
      { verdict: 'stolenPassword', nextSteps: ['totp', 'push-notification', 'phone', 'email'] },
    ],
    ['a password and a synced passkey', [password, syncedPasskey], { verdict: 'stolenPassword' }],
    ['a password and an unfinished app', [password, unfinished(totp)], { verdict: 'stolenPassword' }],
    ['a password and an app that is switched off', [password, off(totp)], { verdict: 'stolenPassword' }],
    ['a phone that signs in', [signInPhone], { verdict: 'interceptedCodes', nextSteps: ['passkey'] }],
    ['an email that signs in', [signInEmail], { verdict: 'interceptedCodes', nextSteps: ['passkey'] }],
    [
      'a phone that signs in beside a password with an app',
      [signInPhone, password, totp],
      { verdict: 'interceptedCodes' },
    ],
    [
      'a phone that signs in and confirms a password',
      [password, doublePhone],
      { verdict: 'interceptedCodes' },
    ],
    ['a password and a phone', [password, phone], { verdict: 'weakSecondStep' }],
    ['a password, a phone and an email', [password, phone, email], { verdict: 'weakSecondStep' }],
    [
      'a password, a phone and a recovery code',
      [password, phone, recoveryCode],
      { verdict: 'weakSecondStep' },
    ],
    ['an authenticator app alone', [totp], { verdict: 'noWayIn', nextSteps: ['passkey'] }],
    ['an authenticator app and a recovery code', [totp, recoveryCode], { verdict: 'noWayIn' }],
    ['one synced passkey', [syncedPasskey], { verdict: 'oneWayIn' }],
    ['one passkey on one device', [devicePasskey], { verdict: 'oneWayIn' }],
    [
      'two passkeys, each on one device',
      [devicePasskey, secondDevicePasskey],
      { verdict: 'losingDevices', nextSteps: ['recovery-code'] },
    ],
    [
      'two synced passkeys',
      [syncedPasskey, sample('passkey', 'other', { backedUp: true })],
      { verdict: 'createRecoveryCode', nextSteps: ['recovery-code'] },
    ],
    ['a password and an app', [password, totp], { verdict: 'losingDevices', nextSteps: ['recovery-code'] }],
    ['a password, an app and a phone', [password, totp, phone], { verdict: 'losingDevices' }],
    ['a password and a security key', [password, securityKey], { verdict: 'losingDevices' }],
    [
      'one synced passkey and a recovery code',
      [syncedPasskey, recoveryCode],
      { verdict: 'wellProtected', nextSteps: [] },
    ],
    ['a password, an app and a recovery code', [password, totp, recoveryCode], { verdict: 'wellProtected' }],
    [
      'a password, an app and a synced passkey',
      [password, totp, syncedPasskey],
      { verdict: 'wellProtected' },
    ],
    ['a password, an app and an email', [password, totp, email], { verdict: 'wellProtected' }],
    [
      'a passkey that may or may not be synced, with a password and an app',
      [unclearPasskey, password, totp],
      { verdict: undefined },
    ],
    ['a password whose usage is not known', [withoutUsage(password)], { verdict: undefined }],
    [
      'a password beside a method whose usage is not known',
      [password, withoutUsage(totp)],
      { verdict: undefined },
    ],
    [
      'an unknown type that signs in',
      [sample('unknown', 'unknown', { usage: ['primary'] }), recoveryCode],
      { verdict: undefined },
    ],
    ['a recovery code alone', [recoveryCode], { verdict: undefined }],
    ['nothing', [], { verdict: undefined }],
  ];

describe('the truth about an account', () => {
  for (const [name, methods, { verdict, nextSteps }] of accounts) {
    it(`says ${verdict ?? 'nothing'} about ${name}`, () => {
      const summary = securitySummary(methods, everything);
      assert.equal(summary?.verdict, verdict);
      if (nextSteps) assert.deepEqual(summary?.nextSteps, nextSteps);
    });
  }

  it('offers no next step that can’t be added', () => {
    assert.deepEqual(securitySummary([password], ['email', 'recovery-code', 'passkey'])?.nextSteps, [
      'passkey',
      'email',
    ]);
    assert.deepEqual(securitySummary([password, totp], ['phone', 'webauthn-roaming'])?.nextSteps, []);
  });

  it('advises another way in that outlives the devices where no recovery code can be made', () => {
    const withoutCodes = everything.filter((type) => type !== 'recovery-code');
    const steps = (...methods: readonly AuthMethod[]): unknown =>
      securitySummary(methods, withoutCodes)?.nextSteps;
    assert.deepEqual(steps(password, totp), ['passkey', 'email']);
    assert.deepEqual(steps(password, totp, phone), ['passkey', 'email']);
    assert.deepEqual(steps(devicePasskey, secondDevicePasskey), ['passkey']);
    assert.deepEqual(steps(devicePasskey), ['passkey']);
  });

  it('says nothing of a recovery code that is missing where none can be made', () => {
    const twoSynced = [syncedPasskey, sample('passkey', 'other', { backedUp: true })];
    assert.equal(securitySummary(twoSynced, ['passkey', 'totp']), undefined);
  });

  it('counts no row that can only be looked at', () => {
    const device = sample('device', 'device', { usage: [] });
    assert.equal(
      securitySummary([password, totp, recoveryCode, device], everything)?.verdict,
      'wellProtected',
    );
  });
});

/** Every state a method can be in that matters to the two questions. */
const variants: readonly AuthMethod[] = (
  [
    ['password', [['primary']]],
    ['passkey', [['primary']]],
    ['totp', [['secondary']]],
    ['push-notification', [['secondary']]],
    ['phone', [['primary'], ['secondary'], ['primary', 'secondary']]],
    ['email', [['primary'], ['secondary'], ['primary', 'secondary']]],
    ['webauthn-roaming', [['secondary']]],
    ['webauthn-platform', [['secondary']]],
    ['recovery-code', [['secondary']]],
  ] satisfies readonly (readonly [AuthMethodType, readonly (readonly Usage[])[]])[]
).flatMap(([type, usages]) =>
  usages.flatMap((usage) => {
    const id = `${type} ${usage.join('+')}`;
    const synced: readonly { readonly backedUp?: boolean }[] =
      type === 'passkey' ? [{ backedUp: true }, { backedUp: false }, {}] : [{}];
    return synced.flatMap((changes) =>
      [true, false].map((confirmed) =>
        sample(type, `${id} ${JSON.stringify(changes)} ${confirmed}`, { usage, confirmed, ...changes }),
      ),
    );
  }),
);

function* combinations(size: number, from = 0): Generator<readonly AuthMethod[]> {
  if (size === 0) yield [];
  else
    for (let index = from; index < variants.length; index += 1)
      for (const rest of combinations(size - 1, index + 1)) yield [variants[index]!, ...rest];
}

const judgedAccounts = [1, 2, 3, 4].flatMap((size) => [...combinations(size)]);

/**
 * The two questions, answered again from the design's own words and not from the type facts: a second reading to
 * hold the first against.
 */
const signsIn = ({ type, usage }: AuthMethod): boolean =>
  type !== 'recovery-code' && usage.includes('primary');
const isSecondStep = ({ type, usage }: AuthMethod): boolean =>
  type !== 'recovery-code' && usage.includes('secondary');

function thiefGetsIn(methods: readonly AuthMethod[], stolen: AuthMethodType): boolean {
  return methods.some(
    (method) =>
      method.type === stolen && signsIn(method) && !(stolen === 'password' && methods.some(isSecondStep)),
  );
}

function ownerGetsIn(methods: readonly AuthMethod[], isLost: (method: AuthMethod) => boolean): boolean {
  const left = methods.filter((method) => !isLost(method));
  if (left.some(({ type }) => type === 'recovery-code')) return true;
  const hasSecondStep = !methods.some(isSecondStep) || left.some(isSecondStep);
  return left.some((method) => signsIn(method) && (method.type !== 'password' || hasSecondStep));
}

const carried: readonly AuthMethod['type'][] = [
  'totp',
  'push-notification',
  'phone',
  'webauthn-roaming',
  'webauthn-platform',
];
const isPasskey = (method: AuthMethod, ...synced: readonly (boolean | undefined)[]): boolean =>
  method.type === 'passkey' && synced.includes(method.backedUp);

const losses: Readonly<Record<string, (method: AuthMethod) => boolean>> = {
  'every device': (method) => carried.includes(method.type) || isPasskey(method, false, undefined),
  'the account that passkeys sync to': (method) => isPasskey(method, true, undefined),
  'the mailbox': ({ type }) => type === 'email',
};

function describeAccount(methods: readonly AuthMethod[]): string {
  return methods.map(({ id }) => id).join(', ');
}

describe(`every account of up to four methods (${judgedAccounts.length})`, () => {
  it('has been put together', () => {
    assert.ok(judgedAccounts.length > 30_000, String(judgedAccounts.length));
  });

  it('is never called well protected where one theft opens it or one loss closes it', () => {
    let wellProtected = 0;
    for (const methods of judgedAccounts) {
      if (securitySummary(methods, everything)?.verdict !== 'wellProtected') continue;
      wellProtected += 1;
      const usable = methods.filter(({ confirmed }) => confirmed);
      for (const stolen of ['password', 'phone', 'email'] as const)
        assert.ok(!thiefGetsIn(usable, stolen), `${describeAccount(methods)}: ${stolen} stolen`);
      for (const [name, isLost] of Object.entries(losses))
        assert.ok(ownerGetsIn(usable, isLost), `${describeAccount(methods)}: ${name} lost`);
    }
    assert.ok(wellProtected > 1000, String(wellProtected));
  });

  it('is never blamed for a theft that does not open it', () => {
    let blamed = 0;
    for (const methods of judgedAccounts) {
      const verdict = securitySummary(methods, everything)?.verdict;
      const usable = methods.filter(({ confirmed }) => confirmed);
      if (verdict === 'stolenPassword') assert.ok(thiefGetsIn(usable, 'password'), describeAccount(methods));
      else if (verdict === 'interceptedCodes')
        assert.ok(thiefGetsIn(usable, 'phone') || thiefGetsIn(usable, 'email'), describeAccount(methods));
      else continue;
      blamed += 1;
    }
    assert.ok(blamed > 1000, String(blamed));
  });

  it('is advised nothing that would leave it closed by the same loss', () => {
    const isLost = losses['every device']!;
    let advised = 0;
    for (const offered of [everything, everything.filter((type) => type !== 'recovery-code')]) {
      for (const methods of judgedAccounts) {
        const { verdict, nextSteps = [] } = securitySummary(methods, offered) ?? {};
        if (verdict !== 'losingDevices') continue;
        for (const type of nextSteps) {
          const usable = methods.filter(({ confirmed }) => confirmed);
          const added = sample(type, 'added', type === 'passkey' ? { backedUp: true } : {});
          assert.ok(ownerGetsIn([...usable, added], isLost), `${describeAccount(methods)}: ${type}`);
          advised += 1;
        }
      }
    }
    assert.ok(advised > 500, String(advised));
  });

  it('never reads “Two-step verification: On” beside a password that is enough', () => {
    let judged = 0;
    for (const methods of judgedAccounts) {
      const safety = accountSafety(methods);
      if (securitySummary(methods, everything)?.verdict !== 'stolenPassword') continue;
      assert.equal(safety?.secondSteps.length, 0, describeAccount(methods));
      judged += 1;
    }
    assert.ok(judged > 500, String(judged));
  });

  it('gets removal warnings that agree with the summary before and after', () => {
    const opens = (safety: AccountSafety | undefined): boolean =>
      safety?.openedBy.has('typed-secret') ?? false;
    let warned = 0;
    for (const methods of judgedAccounts) {
      for (const method of methods.filter(({ confirmed }) => confirmed)) {
        const { warnings } = removalImpact(method, methods);
        const after = methods.filter(({ id }) => id !== method.id);
        const before = accountSafety(methods);
        const afterwards = accountSafety(after);
        const name = `${describeAccount(methods)} without ${method.id}: ${warnings.join()}`;
        const locksOut = (before?.waysIn.length ?? 0) > 0 && afterwards?.waysIn.length === 0;
        const isOpened = opens(afterwards) && !opens(before);
        const isClosedBy = (loss: AccountLoss): boolean =>
          !locksOut &&
          (afterwards?.waysIn.length ?? 0) > 0 &&
          afterwards!.closedBy.has(loss) &&
          !before!.closedBy.has(loss);
        assert.equal(warnings.includes('lockedOut'), locksOut, name);
        assert.equal(warnings.includes('stolenPassword'), isOpened && !locksOut, name);
        for (const loss of accountLosses) assert.equal(warnings.includes(loss), isClosedBy(loss), name);
        if (securitySummary(after, everything)?.verdict === 'wellProtected')
          assert.ok(
            warnings.every((warning) => warning === 'lastPhishingResistant'),
            name,
          );
        warned += warnings.length;
      }
    }
    assert.ok(warned > 1000, String(warned));
  });
});

describe('strengthOf', () => {
  it('tells what is strongest, good, or better than nothing, and is silent about passwords and recovery codes', () => {
    assert.deepEqual(Object.fromEntries(everything.map((type) => [type, strengthOf(type)])), {
      passkey: 'strongest',
      password: undefined,
      totp: 'good',
      'push-notification': 'good',
      phone: 'weak',
      email: 'weak',
      'recovery-code': undefined,
    });
    assert.equal(strengthOf('webauthn-roaming'), 'strongest');
  });
});
