import type { AccountName } from '../backend-emulator.js';

/** One method of `auth0-user`, with the documented members. */
export interface GatewayMethod {
  readonly id: string;
  readonly type: string;
  readonly confirmed?: boolean;
  readonly name?: string;
  readonly authenticationMethods?: readonly { readonly id: string; readonly type: string }[];
  readonly preferredAuthenticationMethod?: string;
  readonly linkId?: string;
  readonly phoneNumber?: string;
  readonly email?: string;
  readonly keyId?: string;
  readonly publicKey?: string;
  readonly createdAt?: string;
  readonly enrolledAt?: string;
  readonly lastAuthAt?: string;
  readonly credentialDeviceType?: string;
  readonly credentialBackedUp?: boolean;
  readonly identityUserId?: string;
  readonly userAgent?: string;
}

export interface GatewayAccount {
  methods: readonly GatewayMethod[];
  /** What `cognito-user` answers. */
  names: {
    readonly preferredAuthenticationMethod: string | null;
    readonly authenticationMethods: readonly unknown[];
    readonly availableMethods: Readonly<Record<string, boolean>>;
  };
}

const typical: readonly GatewayMethod[] = [
  { id: 'password|1', type: 'password', confirmed: true, createdAt: '2025-01-16T14:00:00.000Z' },
  {
    id: 'passkey|dev_4',
    type: 'passkey',
    confirmed: true,
    keyId: 'ZmFrZS1rZXktaWQ',
    publicKey: 'pQECAyYgASFYIA',
    credentialDeviceType: 'multi_device',
    credentialBackedUp: true,
    identityUserId: '507f1f77bcf86cd799439011',
    userAgent: 'Chrome 131.0.0 / Mac OS X 10.15.7',
    createdAt: '2025-03-10T08:00:00.000Z',
  },
  {
    id: 'phone|dev_1',
    type: 'phone',
    confirmed: true,
    name: 'Work phone',
    authenticationMethods: [
      { id: 'sms|dev_2', type: 'sms' },
      { id: 'voice|dev_3', type: 'voice' },
    ],
    preferredAuthenticationMethod: 'sms',
    phoneNumber: '+12065550100',
    createdAt: '2025-01-16T14:00:00.000Z',
    enrolledAt: '2025-01-16T14:01:00.000Z',
    lastAuthAt: '2025-02-01T08:00:00.000Z',
  },
  {
    id: 'push|dev_5',
    type: 'push-notification',
    confirmed: true,
    name: 'Ada’s phone',
    linkId: 'link_1',
    createdAt: '2025-04-02T08:00:00.000Z',
  },
  {
    id: 'totp|dev_6',
    type: 'totp',
    confirmed: true,
    linkId: 'link_1',
    createdAt: '2025-04-02T08:00:00.000Z',
  },
  { id: 'email|dev_7', type: 'email', confirmed: false, email: 'ada@example.org' },
  { id: 'recovery-code|dev_8', type: 'recovery-code', confirmed: true },
];

export function gatewayAccount(name: AccountName): GatewayAccount {
  const isUnknown = name === 'unknown-type';
  const methods = name === 'empty' ? [] : typical;
  return {
    methods: isUnknown ? [...methods, { id: 'palm-print|1', type: 'palm-print' }] : methods,
    names: {
      preferredAuthenticationMethod: name === 'empty' ? null : 'SOFTWARE_TOKEN_MFA',
      authenticationMethods:
        name === 'empty' ? [] : ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', ...(isUnknown ? ['PALM_PRINT'] : [])],
      availableMethods: { softwareToken: true, SMS: true },
    },
  };
}
