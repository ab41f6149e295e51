/**
 * One way a person signs in, or something else their account holds about signing in. Every backend maps to
 * these types. All values are plain and readonly; nothing here is ever a secret.
 */

/** The method types this library knows, most of them by the names of the default backend's API. */
export type AuthMethodType =
  | 'password'
  | 'passkey'
  | 'webauthn-platform'
  | 'webauthn-roaming'
  | 'totp'
  | 'phone'
  | 'email'
  | 'push-notification'
  | 'recovery-code'
  | 'device'
  | 'email-verification'
  | 'identity-verification';

/** `primary`: signs in by itself. `secondary`: a second step after another method. */
export type Usage = 'primary' | 'secondary';

/** How a phone receives its codes. */
export type PhoneChannel = 'sms' | 'voice' | 'whatsapp';

/** What an email brings: a code to type, or a link to open. */
export type EmailDelivery = 'code' | 'link';

/** A change that can be made to one method, named after the backend's operation. */
export type MethodOperation = 'rename' | 'setPhoneChannel' | 'setPreferred' | 'setEnabled' | 'remove';

interface AuthMethodBase {
  /** Opaque, unique within the account. */
  readonly id: string;
  /** The name the person gave it, as the backend returned it. Absent when it has none. */
  readonly name?: string;
  /** ISO 8601. Absent when the backend does not say. */
  readonly createdAt?: string;
  /** ISO 8601. Absent when it was never used, or the backend does not say. */
  readonly lastUsedAt?: string;
  /** `false` when its setup was started and never finished. `true` when the backend does not say. */
  readonly confirmed: boolean;
  /** Empty when the backend does not say; then the element claims nothing about how safe the account is. */
  readonly usage: readonly Usage[];
  /** Ids of the methods that are removed together with this one. */
  readonly linkedIds: readonly string[];
  /** `true` for the account's default second step. Not the channel of a phone. */
  readonly preferred?: boolean;
  /** `false` when it is switched off: still there, but not used to sign in. Default: `true`. */
  readonly enabled?: boolean;
  /** The changes this one method allows, of those the backend can make. Default: all of them. */
  readonly allowed?: readonly MethodOperation[];
}

export interface PasswordMethod extends AuthMethodBase {
  readonly type: 'password';
  /** ISO 8601. */
  readonly lastChangedAt?: string;
  readonly identityUserId?: string;
}

export interface PasskeyMethod extends AuthMethodBase {
  readonly type: 'passkey';
  /** The WebAuthn credential id, base64url. */
  readonly credentialId?: string;
  /** The WebAuthn user handle, base64url. */
  readonly userHandle?: string;
  readonly relyingPartyId?: string;
  /** Model of the authenticator, as a lower-case UUID. */
  readonly aaguid?: string;
  /** The passkey provider's name, where the backend knows it: "iCloud Keychain". */
  readonly providerName?: string;
  /** `multi-device`: may be synced between devices. */
  readonly deviceType?: 'single-device' | 'multi-device';
  readonly backedUp?: boolean;
  readonly transports: readonly string[];
  /** User agent of the browser that created it, as the backend reports it. */
  readonly userAgent?: string;
  readonly identityUserId?: string;
}

export interface SecurityKeyMethod extends AuthMethodBase {
  readonly type: 'webauthn-platform' | 'webauthn-roaming';
  /** The WebAuthn credential id, base64url. */
  readonly credentialId?: string;
}

export interface PhoneMethod extends AuthMethodBase {
  readonly type: 'phone';
  /** E.164, or as the backend masks it. */
  readonly phoneNumber: string;
  /** `true` when `phoneNumber` comes masked. It is then shown as it is, and never filled into a field. */
  readonly masked?: boolean;
  readonly channel?: PhoneChannel;
}

export interface EmailMethod extends AuthMethodBase {
  readonly type: 'email';
  /** The address, or as the backend masks it. */
  readonly email: string;
  /** `true` when `email` comes masked. It is then shown as it is, and never filled into a field. */
  readonly masked?: boolean;
  /** Default: `code`. */
  readonly delivery?: EmailDelivery;
}

/** A mail address the account has verified. It can only be looked at. */
export interface EmailVerificationMethod extends AuthMethodBase {
  readonly type: 'email-verification';
  /** The address, or as the backend masks it. Absent when the backend does not say. */
  readonly email?: string;
  /** `true` when `email` comes masked. */
  readonly masked?: boolean;
}

export interface PlainMethod extends AuthMethodBase {
  readonly type: 'totp' | 'push-notification' | 'recovery-code' | 'device' | 'identity-verification';
}

/** A method of a type this library does not know, or one whose details could not be read. */
export interface UnknownMethod extends AuthMethodBase {
  readonly type: 'unknown';
  /** The type's name on the wire. */
  readonly rawType: string;
}

/** A closed union by `type`. */
export type AuthMethod =
  | PasswordMethod
  | PasskeyMethod
  | SecurityKeyMethod
  | PhoneMethod
  | EmailMethod
  | EmailVerificationMethod
  | PlainMethod
  | UnknownMethod;

/** The member of {@link AuthMethod} for one type. */
export type AuthMethodOf<T extends AuthMethod['type']> = Extract<AuthMethod, { readonly type: T }>;

/** A kind of method that the account may add, as the backend offers it. */
export interface Factor {
  readonly type: AuthMethodType;
  readonly usage: readonly Usage[];
}
