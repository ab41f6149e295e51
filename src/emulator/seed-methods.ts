import { base64url } from 'jose';
import type { MethodRecord } from './method-record.js';
import { person } from './person.js';

/** A method in a scenario. Ages in days take the place of dates. */
export type SeedMethod = Omit<MethodRecord, 'created_at' | 'last_auth_at' | 'last_password_reset'> & {
  readonly addedDaysAgo: number;
  readonly usedDaysAgo?: number;
  readonly changedDaysAgo?: number;
};

const password: SeedMethod = {
  id: 'password|dXNlci0xMjM',
  type: 'password',
  usage: ['primary'],
  identity_user_id: person.userId,
  addedDaysAgo: 640,
  changedDaysAgo: 210,
};

const passkeyBase = {
  type: 'passkey',
  usage: ['primary'],
  identity_user_id: person.userId,
  user_handle: base64url.encode(person.userId),
  public_key:
    'pQECAyYgASFYIJc-dWjoAGCezM7EFvC2xq8jwXMj7uzBnNLhhG9CPOTTIlgg4CJKvTVxNbez_7MCc_OOfQ2-SH79PDEjf6n0zCJkYqI',
} as const satisfies Partial<SeedMethod>;

const icloudPasskey: SeedMethod = {
  ...passkeyBase,
  id: 'passkey|dev_7hXc2QmRzT4vBn1K',
  key_id: 'Z3UoLw9mQxGd1vR7pTnYcA',
  aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
  credential_device_type: 'multi_device',
  credential_backed_up: true,
  transports: ['internal', 'hybrid'],
  user_agent: 'Chrome 131.0.0 / Mac OS X 10.15.7',
  addedDaysAgo: 96,
  usedDaysAgo: 2,
};

const windowsPasskey: SeedMethod = {
  ...passkeyBase,
  id: 'passkey|dev_Lp9Ws3DfGh6JkQ2x',
  key_id: 'q8Nf2sKdLm5YxRt0uVwEoCzPbHjGi4TnMaXcDvQeWrU',
  aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96',
  credential_device_type: 'single_device',
  credential_backed_up: false,
  transports: ['internal'],
  user_agent: 'Edge 131.0.0 / Windows 10.0.0',
  addedDaysAgo: 31,
  usedDaysAgo: 12,
};

const namedTotp: SeedMethod = {
  id: 'totp|dev_Rt5YuI8oP2aSdF4g',
  type: 'totp',
  usage: ['secondary'],
  confirmed: true,
  name: 'Work phone',
  addedDaysAgo: 180,
  usedDaysAgo: 1,
};

const smsPhone: SeedMethod = {
  id: 'phone|dev_Hj6KlZ0xCvB7nM3q',
  type: 'phone',
  usage: ['secondary'],
  confirmed: true,
  phone_number: '+12025550143',
  preferred_authentication_method: 'sms',
  addedDaysAgo: 402,
  usedDaysAgo: 47,
};

const recoveryCode: SeedMethod = {
  id: 'recovery-code|dev_We4RtY6uIoP8aSdF',
  type: 'recovery-code',
  usage: ['secondary'],
  confirmed: true,
  addedDaysAgo: 180,
};

export const singleFactor: readonly SeedMethod[] = [password];

export const typical: readonly SeedMethod[] = [
  password,
  icloudPasskey,
  windowsPasskey,
  namedTotp,
  smsPhone,
  recoveryCode,
];

export const everything: readonly SeedMethod[] = [
  ...typical,
  {
    id: 'totp|dev_Qa1Ws2Ed3Rf4Tg5Y',
    type: 'totp',
    usage: ['secondary'],
    confirmed: true,
    addedDaysAgo: 12,
  },
  {
    id: 'phone|dev_Zx9Cv8Bn7Mm6Lk5J',
    type: 'phone',
    usage: ['primary', 'secondary'],
    confirmed: true,
    name: 'Landline at home',
    phone_number: '+442079460958',
    preferred_authentication_method: 'voice',
    addedDaysAgo: 300,
    usedDaysAgo: 75,
  },
  {
    id: 'email|dev_Po0Iu9Yt8Re7Wq6A',
    type: 'email',
    usage: ['primary', 'secondary'],
    confirmed: true,
    email: 'ada@example.com',
    addedDaysAgo: 640,
    usedDaysAgo: 20,
  },
  {
    id: 'push-notification|dev_Mn2Bv3Cx4Zl5Kj6H',
    type: 'push-notification',
    usage: ['secondary'],
    confirmed: true,
    name: 'Ada’s phone',
    addedDaysAgo: 60,
    usedDaysAgo: 3,
  },
  {
    id: 'webauthn-platform|dev_Gf5Ds4Ap3Oi2Uy1T',
    type: 'webauthn-platform',
    usage: ['secondary'],
    confirmed: true,
    name: 'Laptop',
    key_id: 'T1uY2iO3pA4sD5fG6hJ7kL',
    public_key: passkeyBase.public_key,
    addedDaysAgo: 510,
    usedDaysAgo: 140,
  },
  {
    id: 'webauthn-roaming|dev_Re6Tw5Qy4Ui3Op2L',
    type: 'webauthn-roaming',
    usage: ['secondary'],
    confirmed: true,
    key_id: 'L2pO3iU4yQ5wT6rE7dS8fG',
    public_key: passkeyBase.public_key,
    addedDaysAgo: 3,
    usedDaysAgo: 3,
  },
  {
    id: 'email|dev_Vb4Nm5Kl6Jh7Gf8D',
    type: 'email',
    usage: ['secondary'],
    confirmed: false,
    email: 'lovelace@example.org',
    addedDaysAgo: 1,
  },
];

export const unknownType: readonly SeedMethod[] = [
  ...typical,
  {
    id: 'palm-print|dev_Xs2Za1Qw3Ed4Cr5F',
    type: 'palm-print',
    usage: ['primary'],
    confirmed: true,
    addedDaysAgo: 5,
  },
];

export const pending: readonly SeedMethod[] = [
  password,
  { id: 'totp|dev_Ki8Uj7Yh6Gt5Fr4D', type: 'totp', usage: ['secondary'], confirmed: false, addedDaysAgo: 2 },
  {
    id: 'phone|dev_Nb3Vc4Xz5As6Df7G',
    type: 'phone',
    usage: ['secondary'],
    confirmed: false,
    phone_number: '+12025550178',
    preferred_authentication_method: 'sms',
    addedDaysAgo: 2,
  },
  {
    id: 'email|dev_Hg8Jk9Lq1We2Rt3Y',
    type: 'email',
    usage: ['secondary'],
    confirmed: false,
    email: 'ada@example.com',
    addedDaysAgo: 1,
  },
  {
    id: 'push-notification|dev_Uj4Ik5Ol6Pa7Sd8F',
    type: 'push-notification',
    usage: ['secondary'],
    confirmed: false,
    addedDaysAgo: 1,
  },
  {
    id: 'recovery-code|dev_Gh9Jk1Lz2Xc3Vb4N',
    type: 'recovery-code',
    usage: ['secondary'],
    confirmed: false,
    addedDaysAgo: 0,
  },
];

const manyNames = ['Work laptop', 'Private tablet', 'Office desktop', 'Spare phone', 'Old phone'] as const;

export const many: readonly SeedMethod[] = [
  ...typical,
  ...manyNames.map((name, index): SeedMethod => ({
    id: `totp|dev_Many${String(index)}Totp0000000`,
    type: 'totp',
    usage: ['secondary'],
    confirmed: true,
    name,
    addedDaysAgo: 20 + index * 30,
    usedDaysAgo: 5 + index * 11,
  })),
  ...Array.from({ length: 9 }, (_, index): SeedMethod => ({
    id: `phone|dev_Many${String(index)}Phone000000`,
    type: 'phone',
    usage: ['secondary'],
    confirmed: true,
    phone_number: `+1202555010${String(index)}`,
    preferred_authentication_method: index % 2 === 0 ? 'sms' : 'voice',
    addedDaysAgo: 10 + index * 17,
  })),
];
