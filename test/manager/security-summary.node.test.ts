import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { securitySummary, type SummaryVerdict } from '../../src/manager/security-summary.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { sample } from './method-samples.js';

const password = sample('password');
const passkey = sample('passkey');
const totp = sample('totp');
const phone = sample('phone');
const email = sample('email');
const push = sample('push-notification');
const recoveryCode = sample('recovery-code');
const securityKey = sample('webauthn-roaming');
const primaryPhone = sample('phone', 'primary phone', { usage: ['primary', 'secondary'] });
const signInPhone = sample('phone', 'phone to sign in with only', { usage: ['primary'] });
const unfinished = (method: AuthMethod): AuthMethod => ({ ...method, confirmed: false });

const everything: readonly EnrollableType[] = [
  'passkey',
  'password',
  'totp',
  'push-notification',
  'phone',
  'email',
  'recovery-code',
];

type Row = readonly [
  methods: readonly AuthMethod[],
  verdict: SummaryVerdict,
  nextSteps: readonly EnrollableType[],
];

const secondSteps = ['passkey', 'totp', 'push-notification', 'phone', 'email'] as const;

/** From worst to best. */
const table: Readonly<Record<string, Row>> = {
  'a password and nothing else': [[password], 'addSecondStep', secondSteps],
  'a password and a recovery code': [[password, recoveryCode], 'addSecondStep', secondSteps],
  'a password and a second step that was never finished': [
    [password, unfinished(totp)],
    'addSecondStep',
    secondSteps,
  ],
  'a password and a passkey that was never finished': [
    [password, unfinished(passkey)],
    'addSecondStep',
    secondSteps,
  ],
  'a phone that signs in by itself, and nothing else': [[signInPhone], 'addSecondStep', secondSteps],
  'a password and a phone': [[password, phone], 'addStronger', ['passkey', 'totp']],
  'a password, a phone and an email address': [[password, phone, email], 'addStronger', ['passkey', 'totp']],
  'a password, a phone and a recovery code': [
    [password, phone, recoveryCode],
    'addStronger',
    ['passkey', 'totp'],
  ],
  'a password and a phone that signs in, too': [[password, primaryPhone], 'addStronger', ['passkey', 'totp']],
  'one passkey': [[passkey], 'addAnother', ['passkey', 'password', 'totp', 'phone', 'email']],
  'one passkey and a recovery code': [
    [passkey, recoveryCode],
    'addAnother',
    ['passkey', 'password', 'totp', 'phone', 'email'],
  ],
  'one authenticator app': [[totp], 'addAnother', ['passkey', 'password', 'totp', 'phone', 'email']],
  'a password and an authenticator app': [[password, totp], 'createRecoveryCode', ['recovery-code']],
  'a password and push notifications': [[password, push], 'createRecoveryCode', ['recovery-code']],
  'a password and a security key': [[password, securityKey], 'createRecoveryCode', ['recovery-code']],
  'a password, a phone and an authenticator app': [
    [password, phone, totp],
    'createRecoveryCode',
    ['recovery-code'],
  ],
  'a passkey and a phone': [[passkey, phone], 'createRecoveryCode', ['recovery-code']],
  'a recovery code that was never finished': [
    [password, totp, unfinished(recoveryCode)],
    'createRecoveryCode',
    ['recovery-code'],
  ],
  'a password and a passkey': [[password, passkey], 'wellProtected', []],
  'two passkeys': [[passkey, sample('passkey', 'second')], 'wellProtected', []],
  'a password, an authenticator app and a recovery code': [
    [password, totp, recoveryCode],
    'wellProtected',
    [],
  ],
  'a passkey, a phone and a recovery code': [[passkey, phone, recoveryCode], 'wellProtected', []],
};

describe('securitySummary', () => {
  for (const [account, [methods, verdict, nextSteps]] of Object.entries(table)) {
    it(`says ${verdict} of ${account}`, () => {
      assert.deepEqual(securitySummary(methods, everything), { verdict, nextSteps });
    });
  }

  it('says nothing of an account without a finished method', () => {
    assert.equal(securitySummary([], everything), undefined);
    assert.equal(securitySummary([unfinished(totp)], everything), undefined);
    assert.equal(securitySummary([recoveryCode], everything), undefined);
  });

  it('offers what would help, in order of strength, and nothing that can’t be added', () => {
    const offered: readonly EnrollableType[] = ['email', 'recovery-code', 'passkey'];
    assert.deepEqual(securitySummary([password], offered)?.nextSteps, ['passkey', 'email']);
    assert.deepEqual(securitySummary([password, totp], ['email'])?.nextSteps, []);
  });
});
