import type { AccountName } from '../backend-emulator.js';
import { person } from '../person.js';

/** A second step as the pool stores it. */
export interface SecondStep {
  /** Base32; an authenticator app only. */
  readonly secret?: string;
  readonly isOn: boolean;
}

export interface StoredPasskey {
  readonly id: string;
  readonly name: string;
  readonly attachment?: string;
  readonly transports?: readonly string[];
  /** Epoch seconds. */
  readonly createdAt: number;
}

/** One person in a user pool. */
export interface CognitoAccount {
  readonly username: string;
  attributes: ReadonlyMap<string, string>;
  /** New values that wait for their code, where the pool keeps the original ones until then. */
  pending: ReadonlyMap<string, string>;
  /** Codes that were sent, by attribute. */
  codes: ReadonlyMap<string, string>;
  /** `undefined` for somebody without one. */
  password: string | undefined;
  earlierPasswords: readonly string[];
  /** A secret that no code has been given for yet. */
  associated: string | undefined;
  app: SecondStep | undefined;
  isSmsOn: boolean;
  isEmailOn: boolean;
  preferred: string;
  passkeys: readonly StoredPasskey[];
  passkeyChallenge: { readonly challenge: string; readonly clientId: string } | undefined;
  /** Names that the documentation does not have. */
  otherSteps: readonly string[];
}

const passkeys: readonly StoredPasskey[] = [
  {
    id: 'ZmFrZS1wYXNza2V5LTE',
    name: 'Roaming passkey',
    attachment: 'cross-platform',
    transports: ['usb'],
    createdAt: 1741600000.482,
  },
  { id: 'ZmFrZS1wYXNza2V5LTI', name: 'Passkey', attachment: 'platform', createdAt: 1743600000 },
];

/** The secret of the app that the person has in the beginning. */
export const appSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export function cognitoAccount(name: AccountName): CognitoAccount {
  const sub = ['sub', '0f9d2c1e-5a77-4c6b-9a55-6d0c1f2b3a44'] as const;
  const isEmpty = name === 'empty';
  return {
    username: person.nickname,
    attributes: new Map(
      isEmpty
        ? [sub]
        : [
            sub,
            ['email', person.email],
            ['email_verified', 'true'],
            ['phone_number', '+12065550100'],
            ['phone_number_verified', 'true'],
          ],
    ),
    pending: new Map(),
    codes: new Map(),
    password: isEmpty ? undefined : person.password,
    earlierPasswords: [],
    associated: undefined,
    app: isEmpty ? undefined : { secret: appSecret, isOn: true },
    isSmsOn: !isEmpty,
    isEmailOn: !isEmpty,
    preferred: isEmpty ? '' : 'SOFTWARE_TOKEN_MFA',
    passkeys: isEmpty ? [] : passkeys,
    passkeyChallenge: undefined,
    otherSteps: name === 'unknown-type' ? ['PALM_PRINT'] : [],
  };
}
