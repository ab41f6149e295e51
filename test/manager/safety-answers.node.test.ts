import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountSafety } from '../../src/manager/account-safety.js';
import { safetyAnswers } from '../../src/manager/safety-answers.js';
import { securitySummary } from '../../src/manager/security-summary.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { sample } from './method-samples.js';

const password = sample('password');
const devicePasskey = sample('passkey', 'device passkey', { backedUp: false });
const secondDevicePasskey = sample('passkey', 'second device passkey', { deviceType: 'single-device' });
const syncedPasskey = sample('passkey', 'synced passkey', { backedUp: true });
const unclearPasskey = sample('passkey', 'unclear passkey');
const totp = sample('totp');
const phone = sample('phone');
const email = sample('email');
const recoveryCode = sample('recovery-code');
const signInPhone = sample('phone', 'phone that signs in', { usage: ['primary'] });
const unknownWayIn = sample('unknown', 'unknown', { usage: ['primary'] });

/** Every answer in one line: what is stolen and whether it opens the account, what is lost and what still works. */
function answersFor(...methods: readonly AuthMethod[]): readonly string[] | undefined {
  const safety = accountSafety(methods);
  return (
    safety &&
    safetyAnswers(safety).map((answer) =>
      'theft' in answer
        ? `${answer.theft}: ${answer.opens ? 'opens' : 'safe'}`
        : `${answer.loss}: ${answer.stillWorks.map(({ id }) => id).join(' + ') || 'locked out'}`,
    )
  );
}

/** The accounts of the design, and odd ones. */
const accounts: readonly (readonly [string, readonly AuthMethod[], readonly string[] | undefined])[] = [
  ['a password', [password], ['typed-secret: opens']],
  ['a password and a recovery code', [password, recoveryCode], ['typed-secret: opens']],
  [
    'a password and a passkey on one device',
    [password, devicePasskey],
    ['typed-secret: opens', 'devices: password'],
  ],
  ['a phone that signs in', [signInPhone], ['messages: opens', 'devices: locked out']],
  [
    'a password and a phone',
    [password, phone],
    ['typed-secret: safe', 'messages: safe', 'devices: locked out'],
  ],
  ['two passkeys on one device each', [devicePasskey, secondDevicePasskey], ['devices: locked out']],
  ['a synced passkey and a recovery code', [syncedPasskey, recoveryCode], ['account: recovery-code']],
  ['a password and an app', [password, totp], ['typed-secret: safe', 'devices: locked out']],
  [
    'a password, an app and a recovery code',
    [password, totp, recoveryCode],
    ['typed-secret: safe', 'devices: password + recovery-code'],
  ],
  [
    'a password, an app and an email',
    [password, totp, email],
    ['typed-secret: safe', 'mailbox: safe', 'devices: password + email', 'mailbox: password + totp'],
  ],
  [
    'a password, an app and a synced passkey',
    [password, totp, syncedPasskey],
    ['typed-secret: safe', 'devices: synced passkey', 'account: password + totp'],
  ],
  ['an app alone, which signs nobody in', [totp], []],
  ['a passkey that may be lost with anything', [unclearPasskey], []],
  ['that and a recovery code', [unclearPasskey, recoveryCode], ['devices: recovery-code']],
  ['that and a password with an app', [unclearPasskey, password, totp], ['typed-secret: safe']],
  ['a way in of a type that nobody knows', [unknownWayIn], []],
  ['that and a password with an app', [unknownWayIn, password, totp], []],
  ['that and a bare password', [unknownWayIn, password], ['typed-secret: opens', 'devices: password']],
  ['a password whose usage is not known', [{ ...password, usage: [] }, totp], undefined],
  ['an app that is not finished', [password, { ...totp, confirmed: false }], ['typed-secret: opens']],
  ['nothing', [], []],
];

describe('the answers behind a verdict', () => {
  for (const [index, [name, methods, expected]] of accounts.entries()) {
    it(`are right about ${name} (${index + 1})`, () => {
      assert.deepEqual(answersFor(...methods), expected);
    });
  }

  it('never contradict the verdict, and are there wherever there is one about ways in', () => {
    const types: readonly EnrollableType[] = ['passkey', 'totp', 'recovery-code', 'email'];
    const all = [password, devicePasskey, syncedPasskey, unclearPasskey, totp, phone, email, recoveryCode];
    const some = [...all, signInPhone, unknownWayIn, sample('email', 'email in', { usage: ['primary'] })];
    let judged = 0;
    for (let set = 1; set < 2 ** some.length; set += 1) {
      const methods = some.filter((_, at) => set & (2 ** at));
      const verdict = securitySummary(methods, types)?.verdict;
      if (!verdict || verdict === 'noWayIn') continue;
      const answers = answersFor(...methods) ?? [];
      const name = `${methods.map(({ id }) => id).join(', ')}: ${verdict}, ${answers.join(', ')}`;
      const opens = answers.filter((answer) => answer.endsWith('opens'));
      const closes = answers.filter((answer) => answer.endsWith('locked out'));
      assert.ok(answers.length > 0, name);
      assert.equal(verdict === 'stolenPassword', opens.includes('typed-secret: opens'), name);
      if (verdict === 'interceptedCodes') assert.ok(opens.length > 0, name);
      if (verdict === 'losingDevices') assert.ok(closes.includes('devices: locked out'), name);
      if (verdict === 'oneWayIn' || verdict === 'createRecoveryCode') assert.ok(closes.length > 0, name);
      if (verdict === 'wellProtected') assert.deepEqual([...opens, ...closes], [], name);
      judged += 1;
    }
    assert.ok(judged > 1000, String(judged));
  });
});
