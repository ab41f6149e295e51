import { Secret, TOTP } from 'otpauth';
import { isJsonObject, textField } from '../fields.js';
import { CognitoRefusal, brokenConstraint, invalidParameter } from './cognito-refusal.js';
import type { CognitoPool, Fields, OperationHandler } from './cognito-pool.js';

export const associateSoftwareToken: OperationHandler = (_fields, { account, faults }) => {
  requireApps(faults);
  account.associated = new Secret({ size: 32 }).base32;
  return { SecretCode: account.associated };
};

export const verifySoftwareToken: OperationHandler = (fields, { account, faults }) => {
  const code = textField(fields, 'UserCode');
  if (!/^\d{6}$/.test(code)) throw brokenConstraint('userCode', 'satisfy regular expression pattern: [0-9]+');
  requireApps(faults);
  const secret = account.associated;
  if (secret === undefined) throw invalidParameter('User has not associated a software token');
  // RFC 6238, section 5.2: one step of tolerance either way.
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token: code, window: 1 });
  if (delta === null)
    throw new CognitoRefusal(
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
    );
  // It takes the place of the one before; whether it is asked for is a preference of its own.
  account.app = { secret, isOn: account.app?.isOn ?? false };
  account.associated = undefined;
  return { Status: 'SUCCESS' };
};

const settings = {
  SMSMfaSettings: { step: 'sms', name: 'SMS_MFA' },
  SoftwareTokenMfaSettings: { step: 'totp', name: 'SOFTWARE_TOKEN_MFA' },
  EmailMfaSettings: { step: 'email', name: 'EMAIL_OTP' },
} as const;

export const setUserMfaPreference: OperationHandler = (fields, pool) => {
  const { account, faults } = pool;
  const given = Object.entries(settings).flatMap(([member, setting]) => {
    const value = fields[member];
    return isJsonObject(value) ? [{ ...setting, ...readPreference(value) }] : [];
  });
  if (faults.mfa === 'OFF' && given.some(({ enabled }) => enabled))
    throw invalidParameter('MFA is turned off for the user pool');
  if (given.filter(({ preferred }) => preferred).length > 1)
    throw invalidParameter('Only one MFA factor can be preferred');
  for (const { step, name } of given) {
    if (!faults.secondSteps.includes(step) || !hasStep(step, pool))
      throw invalidParameter(`User does not have delivery config set to turn on ${name}`);
  }
  for (const { step, enabled, preferred } of given) {
    if (preferred && !(enabled ?? isOn(step, pool)))
      throw invalidParameter('A factor that is not enabled can not be preferred');
  }
  const left = (['totp', 'sms', 'email'] as const).filter(
    (step) => given.find((each) => each.step === step)?.enabled ?? isOn(step, pool),
  );
  if (faults.mfa === 'ON' && left.length === 0)
    throw invalidParameter('User pool requires MFA; the last factor can not be disabled');
  for (const { step, name, enabled, preferred } of given) {
    if (enabled !== undefined) switchStep(step, enabled, pool);
    if (preferred) account.preferred = name;
    else if (account.preferred === name && (preferred === false || enabled === false)) account.preferred = '';
  }
  return {};
};

type Step = (typeof settings)[keyof typeof settings]['step'];

function readPreference(value: Fields): { readonly enabled?: boolean; readonly preferred?: boolean } {
  const { Enabled, PreferredMfa } = value;
  return {
    ...(typeof Enabled === 'boolean' && { enabled: Enabled }),
    ...(typeof PreferredMfa === 'boolean' && { preferred: PreferredMfa }),
  };
}

function hasStep(step: Step, { account }: CognitoPool): boolean {
  if (step === 'totp') return account.app !== undefined;
  return account.attributes.get(step === 'sms' ? 'phone_number_verified' : 'email_verified') === 'true';
}

function isOn(step: Step, { account }: CognitoPool): boolean {
  if (step === 'totp') return account.app?.isOn === true;
  return step === 'sms' ? account.isSmsOn : account.isEmailOn;
}

function switchStep(step: Step, enabled: boolean, { account }: CognitoPool): void {
  if (step === 'sms') account.isSmsOn = enabled;
  else if (step === 'email') account.isEmailOn = enabled;
  else if (account.app) account.app = { ...account.app, isOn: enabled };
}

function requireApps({ mfa, secondSteps }: CognitoPool['faults']): void {
  if (mfa === 'OFF' || !secondSteps.includes('totp'))
    throw new CognitoRefusal(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA is not enabled for the user pool.',
    );
}
