/**
 * One way a person signs in. Every backend maps to these words.
 * All values are plain and readonly; nothing here is ever a secret.
 */

/** The method types this library knows, by the names that the API of the default backend gives them. */
export type AuthMethodType =
  | 'password'
  | 'passkey'
  | 'webauthn-platform'
  | 'webauthn-roaming'
  | 'totp'
  | 'phone'
  | 'email'
  | 'push-notification'
  | 'recovery-code';

/** `primary`: signs in by itself. `secondary`: a second step after another method. */
export type Usage = 'primary' | 'secondary';

/** How a phone receives its codes. */
export type PhoneChannel = 'sms' | 'voice';

interface AuthMethodBase {
  /** Opaque, unique within the account. */
  readonly id: string;
  /** The name the person gave it, as the backend returned it. Absent when it has none. */
  readonly name?: string;
  /** ISO 8601. Absent when the backend does not say. */
  readonly createdAt?: string;
  /** ISO 8601. Absent when it was never used, or the backend does not say. */
  readonly lastUsedAt?: string;
  /** `false` when its setup was started and never finished. */
  readonly confirmed: boolean;
  readonly usage: readonly Usage[];
  /** Ids of the methods that are removed together with this one. */
  readonly linkedIds: readonly string[];
  /** `true` for the account's default second step. Not the channel of a phone. */
  readonly preferred?: boolean;
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
  /** E.164, possibly masked by the backend. */
  readonly phoneNumber: string;
  readonly channel?: PhoneChannel;
}

export interface EmailMethod extends AuthMethodBase {
  readonly type: 'email';
  readonly email: string;
}

export interface PlainMethod extends AuthMethodBase {
  readonly type: 'totp' | 'push-notification' | 'recovery-code';
}

/** A method of a type this library does not know yet, or one whose details could not be read. */
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
  | PlainMethod
  | UnknownMethod;

/** The member of {@link AuthMethod} for one type. */
export type AuthMethodOf<T extends AuthMethod['type']> = Extract<AuthMethod, { readonly type: T }>;

/** A kind of method that the account may add, as the backend offers it. */
export interface Factor {
  readonly type: AuthMethodType;
  readonly usage: readonly Usage[];
}
