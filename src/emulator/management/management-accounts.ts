import type { AccountName } from '../backend-emulator.js';
import { person } from '../person.js';
import type { ManagementMethod, ManagementUser } from './management-method.js';

/** `no-passkey`: everything but passkeys, which keep others from being replaced. `many`: more than two pages. */
export type ManagementAccountName = AccountName | 'no-passkey' | 'many';

const totpSecret = 'JBSWY3DPEHPK3PXP';

const typical: readonly ManagementMethod[] = [
  {
    id: 'password|dev_A0',
    type: 'password',
    confirmed: true,
    created_at: '2025-01-02T03:00:00.000Z',
    identity_user_id: person.identityUserId,
  },
  {
    id: 'passkey|dev_B2',
    type: 'passkey',
    confirmed: true,
    key_id: 'ZmFrZS1rZXktaWQ',
    public_key: 'pQECAyYgASFYIAfakePublicKeyOfAPasskey==',
    credential_device_type: 'multi_device',
    credential_backed_up: true,
    identity_user_id: person.identityUserId,
    user_agent: 'Firefox 140.0 / Windows 11',
    transports: ['hybrid', 'internal'],
    user_handle: 'ZmFrZS11c2VyLWhhbmRsZQ',
    created_at: '2025-05-05T05:05:05.050Z',
  },
  {
    id: 'phone|dev_C3',
    type: 'phone',
    confirmed: true,
    name: 'Work phone',
    phone_number: '+12065550100',
    preferred_authentication_method: 'sms',
    authentication_methods: [
      { type: 'sms', id: 'sms|dev_C4' },
      { type: 'voice', id: 'voice|dev_C5' },
    ],
    created_at: '2025-07-01T09:00:00.000Z',
    enrolled_at: '2025-07-01T09:01:00.000Z',
    last_auth_at: '2025-08-01T08:00:00.000Z',
  },
  {
    id: 'push|dev_D1',
    type: 'push',
    confirmed: true,
    name: 'Ada’s phone',
    link_id: 'link_D',
    created_at: '2025-04-02T08:00:00.000Z',
    enrolled_at: '2025-04-02T08:01:00.000Z',
  },
  {
    id: 'totp|dev_D2',
    type: 'totp',
    confirmed: true,
    link_id: 'link_D',
    totp_secret: totpSecret,
    created_at: '2025-04-02T08:00:00.000Z',
    enrolled_at: '2025-04-02T08:01:00.000Z',
    last_auth_at: '2025-05-02T03:04:05.678Z',
  },
  {
    id: 'email|dev_E1',
    type: 'email',
    confirmed: true,
    name: 'Email Factor',
    email: 'ada@example.org',
    created_at: '2025-03-01T00:00:00.000Z',
  },
  {
    id: 'email-verification|dev_E2',
    type: 'email-verification',
    confirmed: true,
    email: person.email,
    created_at: '2025-01-02T03:00:00.000Z',
  },
  {
    id: 'webauthn-roaming|dev_F1',
    type: 'webauthn-roaming',
    confirmed: true,
    name: 'WebAuthn with security keys',
    key_id: 'X9FrwMfmzj',
    public_key: 'bXktcHVibGljLWtleQ==',
    relying_party_identifier: 'example-tenant.auth0.com',
    created_at: '2023-03-09T17:33:47.545Z',
  },
  {
    id: 'recovery-code|dev_G1',
    type: 'recovery-code',
    confirmed: true,
    created_at: '2025-01-03T00:00:00.000Z',
  },
];

/** What the other person has: nobody but she may see or change it. */
const graces: readonly ManagementMethod[] = [
  {
    id: 'totp|dev_Z1',
    type: 'totp',
    confirmed: true,
    name: 'Grace’s app',
    totp_secret: 'KRSXG5CTMVRXEZLU',
    created_at: '2025-02-03T00:00:00.000Z',
  },
  {
    id: 'phone|dev_Z2',
    type: 'phone',
    confirmed: true,
    phone_number: '+12065550199',
    preferred_authentication_method: 'voice',
    created_at: '2025-02-04T00:00:00.000Z',
  },
];

/** Of the other person. */
export const otherPerson = {
  userId: 'auth0|5f7c8ec7c33c6c004bbafe82',
  name: 'Grace Hopper',
  email: 'grace.hopper@example.com',
} as const;

const adasMethods: Readonly<Record<ManagementAccountName, () => readonly ManagementMethod[]>> = {
  typical: () => typical,
  empty: () => [],
  'unknown-type': () => [
    ...typical,
    { id: 'palm-print|dev_1', type: 'palm-print', created_at: '2025-01-02T03:04:05.678Z' },
  ],
  'no-passkey': () => typical.filter(({ type }) => type !== 'passkey'),
  many: () => [...typical, ...Array.from({ length: 116 }, (_, index) => manyPhone(index))],
};

function manyPhone(index: number): ManagementMethod {
  const number = String(index).padStart(3, '0');
  return {
    id: `phone|dev_many${number}`,
    type: 'phone',
    confirmed: true,
    name: `Phone ${number}`,
    phone_number: `+12025550${number}`,
    preferred_authentication_method: 'sms',
    created_at: '2025-07-01T09:00:00.000Z',
  };
}

/** The users of the tenant, by id. */
export function managementUsers(account: ManagementAccountName): ReadonlyMap<string, ManagementUser> {
  const { userId, email, name, nickname } = person;
  const session = (id: string) => ({ id, created_at: '2026-01-01T08:00:00.000Z' });
  const users: readonly ManagementUser[] = [
    {
      ...{ user_id: userId, email, email_verified: true, name, nickname },
      methods: adasMethods[account](),
      sessions: [session('sess_ada_1'), session('sess_ada_2')],
      refreshTokens: 2,
    },
    {
      ...{ user_id: otherPerson.userId, email: otherPerson.email, email_verified: true },
      ...{ name: otherPerson.name, nickname: 'grace' },
      methods: graces,
      sessions: [session('sess_grace_1')],
      refreshTokens: 1,
    },
  ];
  return new Map(users.map((user) => [user.user_id, user]));
}
