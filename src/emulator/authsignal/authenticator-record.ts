/** The ways to verify, by the vendor's names. */
export const verificationMethods = [
  ...([
    'PASSKEY',
    'SECURITY_KEY',
    'AUTHENTICATOR_APP',
    'SMS',
    'WHATSAPP',
    'EMAIL_OTP',
    'EMAIL_MAGIC_LINK',
  ] as const),
  ...(['PUSH', 'RECOVERY_CODE', 'DEVICE', 'VERIFF', 'IPROOV', 'PALM_BIOMETRICS_RR', 'IDVERSE'] as const),
];

export interface ParsedUserAgent {
  readonly ua: string;
  readonly browser: { readonly name?: string; readonly version?: string };
  readonly os: { readonly name?: string; readonly version?: string };
}

export interface WebauthnCredential {
  readonly credentialId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly aaguid?: string;
  readonly aaguidMapping?: {
    readonly name: string;
    readonly svgIconLight?: string;
    readonly svgIconDark?: string;
  };
  readonly credentialBackedUp: boolean;
  readonly credentialDeviceType: 'singleDevice' | 'multiDevice';
  readonly authenticatorAttachment?: string;
  readonly parsedUserAgent?: ParsedUserAgent;
}

/** What the API shows of an authenticator. */
export interface Authenticator {
  readonly userAuthenticatorId: string;
  readonly verificationMethod: string;
  readonly createdAt: string;
  readonly verifiedAt?: string;
  readonly lastVerifiedAt?: string;
  readonly isDefault?: boolean;
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly username?: string;
  readonly displayName?: string;
  readonly deviceName?: string;
  readonly previousSmsChannel?: 'DEFAULT' | 'WHATSAPP';
  readonly webauthnCredential?: WebauthnCredential;
}

/** An authenticator as it is stored, with what it is verified by. */
export interface AuthenticatorRecord extends Authenticator {
  /** Of an authenticator app, in Base32. */
  readonly secret?: string;
  /** Of a credential. */
  readonly publicKey?: Uint8Array<ArrayBuffer>;
  readonly signCount?: number;
}

/** Without what never leaves the server. */
export function withoutSecrets(record: AuthenticatorRecord): Authenticator {
  const { secret: _secret, publicKey: _publicKey, signCount: _signCount, ...shown } = record;
  return shown;
}

/** As the API for servers shows it: in full, and without the default. */
export function serverItem(record: AuthenticatorRecord, userId: string): object {
  const { isDefault: _isDefault, ...shown } = withoutSecrets(record);
  return { userId, ...shown };
}

/** As the API for browsers shows it: numbers and addresses are masked. */
export function clientItem(record: AuthenticatorRecord): Authenticator {
  const { email, phoneNumber, ...shown } = withoutSecrets(record);
  return {
    ...shown,
    isDefault: shown.isDefault ?? false,
    ...(email !== undefined && { email: email.replace(/^(.).*(?=@)/, '$1**') }),
    ...(phoneNumber !== undefined && {
      phoneNumber: `${phoneNumber.slice(0, 3)}*****${phoneNumber.slice(-3)}`,
    }),
  };
}

/** The two members that stood for the verification method in older answers. */
export function olderItem({ verificationMethod, ...item }: Authenticator): object {
  if (/^(?:SMS|WHATSAPP|EMAIL_)/.test(verificationMethod))
    return { ...item, authenticatorType: 'OOB', oobChannel: verificationMethod };
  const isApp = verificationMethod === 'AUTHENTICATOR_APP';
  return { ...item, authenticatorType: isApp ? 'OTP' : verificationMethod };
}
