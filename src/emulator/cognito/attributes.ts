import { randomCode } from '../random.js';
import { isJsonObject, textField } from '../fields.js';
import { CognitoRefusal, brokenConstraint, invalidParameter } from './cognito-refusal.js';
import type { CognitoPool, Fields, OperationHandler } from './cognito-pool.js';

const contacts: Readonly<Record<string, { readonly pattern: RegExp; readonly complaint: string }>> = {
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, complaint: 'Invalid email address format.' },
  phone_number: { pattern: /^\+\d{7,15}$/, complaint: 'Invalid phone number format.' },
};

/** Somebody else's, under which they sign in. */
const takenAliases: readonly string[] = ['charles@example.com', '+12065550199'];

export const getUser: OperationHandler = (_fields, pool) => ({
  Username: pool.account.username,
  UserAttributes: toList(pool),
  ...mfaSettings(pool),
});

export const getUserAuthFactors: OperationHandler = (_fields, pool) => {
  const { account, faults } = pool;
  const has: Readonly<Record<string, boolean>> = {
    PASSWORD: account.password !== undefined,
    EMAIL_OTP: account.attributes.get('email_verified') === 'true',
    SMS_OTP: account.attributes.get('phone_number_verified') === 'true',
    WEB_AUTHN: account.passkeys.length > 0,
  };
  const configured = faults.firstFactors.filter((name) => has[name]);
  return {
    Username: account.username,
    ...mfaSettings(pool),
    ConfiguredUserAuthFactors: configured,
  };
};

export const updateUserAttributes: OperationHandler = (fields, pool) => {
  const { account, faults } = pool;
  const changes = changesIn(fields);
  for (const [name, value] of changes) {
    if (value !== '' && contacts[name]?.pattern.test(value) === false)
      throw invalidParameter(contacts[name]?.complaint ?? '');
    if (takenAliases.includes(value) && !faults.keepOriginal) throw aliasExists(name);
  }
  const details: object[] = [];
  for (const [name, value] of changes) {
    const isContact = Object.hasOwn(contacts, name);
    if (isContact && faults.keepOriginal) account.pending = changed(account.pending, name, value);
    else {
      account.attributes = changed(account.attributes, name, value);
      if (isContact) account.attributes = changed(account.attributes, `${name}_verified`, 'false');
    }
    if (isContact && faults.autoVerify) details.push(sendCode(name, pool));
  }
  return details.length > 0 ? { CodeDeliveryDetailsList: details } : {};
};

export const getUserAttributeVerificationCode: OperationHandler = (fields, pool) => {
  const name = textField(fields, 'AttributeName');
  if (!Object.hasOwn(contacts, name)) throw invalidParameter(`Attribute ${name} can not be verified`);
  return { CodeDeliveryDetails: sendCode(name, pool) };
};

export const verifyUserAttribute: OperationHandler = (fields, pool) => {
  const { account, faults } = pool;
  const name = textField(fields, 'AttributeName');
  const code = textField(fields, 'Code');
  if (!/^\S+$/.test(code)) throw brokenConstraint('code', 'satisfy regular expression pattern: [\\S]+');
  const sent = account.codes.get(name);
  if (faults.challengesExpired || sent === undefined)
    throw new CognitoRefusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  if (code !== sent)
    throw new CognitoRefusal(
      'CodeMismatchException',
      'Invalid verification code provided, please try again.',
    );
  const value = account.pending.get(name) ?? account.attributes.get(name) ?? '';
  if (takenAliases.includes(value)) throw aliasExists(name);
  account.attributes = changed(changed(account.attributes, name, value), `${name}_verified`, 'true');
  account.pending = without(account.pending, name);
  account.codes = without(account.codes, name);
  return undefined;
};

export const deleteUserAttributes: OperationHandler = (fields, { account }) => {
  const names = Array.isArray(fields.UserAttributeNames) ? fields.UserAttributeNames.map(String) : [];
  if (names.length === 0) throw brokenConstraint('userAttributeNames', 'not be null');
  for (const name of names)
    account.attributes = without(without(account.attributes, name), `${name}_verified`);
  return undefined;
};

function mfaSettings({ account }: CognitoPool): object {
  const list = [
    ...(account.app?.isOn ? ['SOFTWARE_TOKEN_MFA'] : []),
    ...(account.isSmsOn ? ['SMS_MFA'] : []),
    ...(account.isEmailOn ? ['EMAIL_OTP'] : []),
    ...account.otherSteps,
  ];
  return {
    ...(list.includes(account.preferred) && { PreferredMfaSetting: account.preferred }),
    ...(list.length > 0 && { UserMFASettingList: list }),
  };
}

function toList({ account }: CognitoPool): readonly object[] {
  return [...account.attributes].map(([Name, Value]) => ({ Name, Value }));
}

function changesIn({ UserAttributes: given }: Fields): readonly (readonly [name: string, value: string])[] {
  if (!Array.isArray(given)) throw brokenConstraint('userAttributes', 'not be null');
  return given
    .filter(isJsonObject)
    .map((attribute) => [textField(attribute, 'Name'), textField(attribute, 'Value')]);
}

function sendCode(name: string, pool: CognitoPool): object {
  const { account } = pool;
  const to = account.pending.get(name) ?? account.attributes.get(name);
  if (!to) throw invalidParameter(`User does not have ${name}`);
  const code = randomCode(6);
  account.codes = changed(account.codes, name, code);
  const isEmail = name === 'email';
  pool.send({ to, channel: isEmail ? 'email' : 'sms', code });
  return {
    AttributeName: name,
    DeliveryMedium: isEmail ? 'EMAIL' : 'SMS',
    Destination: isEmail ? to.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***') : `+*******${to.slice(-4)}`,
  };
}

function aliasExists(name: string): CognitoRefusal {
  return new CognitoRefusal('AliasExistsException', `An account with the given ${name} already exists.`);
}

function changed(map: ReadonlyMap<string, string>, name: string, value: string): ReadonlyMap<string, string> {
  return new Map([...map, [name, value]]);
}

function without(map: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  return new Map([...map].filter(([key]) => key !== name));
}
