import type { AuthMethodType, PhoneChannel } from './auth-method.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from './webauthn-dictionaries.js';

/** The types that can be added. Security keys of the older kind are listed, renamed and removed only. */
export type EnrollableType = Exclude<AuthMethodType, 'webauthn-platform' | 'webauthn-roaming'>;

/** Which account of a person with linked accounts a passkey or password belongs to. */
export interface IdentityInput {
  readonly connection?: string;
  readonly identityUserId?: string;
}

export type NoInput = Readonly<Record<never, never>>;

/** What starting an enrollment needs, by type. */
export interface EnrollmentInput {
  totp: NoInput;
  passkey: IdentityInput;
  phone: { /** E.164. */ readonly phoneNumber: string; readonly channel: PhoneChannel };
  email: { readonly email: string };
  'push-notification': NoInput;
  'recovery-code': NoInput;
  password: IdentityInput;
}

interface ChallengeBase<T extends EnrollableType> {
  readonly type: T;
  /** What the backend needs to recognise its own challenge. Opaque; a secret. */
  readonly session: string;
  /** Id of the method being added, where the backend tells. */
  readonly id: string;
}

/** What the backend answers when an enrollment starts, by type. Secrets: they live as long as the dialog. */
export interface EnrollmentChallenge {
  totp: ChallengeBase<'totp'> & {
    /** `otpauth://totp/…` URI, as the QR code shows it. */
    readonly barcodeUri: string;
    /** The same secret in Base32, to be typed. */
    readonly manualInputCode?: string;
  };
  passkey: ChallengeBase<'passkey'> & { readonly publicKey: PublicKeyCredentialCreationOptionsJSON };
  phone: ChallengeBase<'phone'>;
  email: ChallengeBase<'email'>;
  'push-notification': ChallengeBase<'push-notification'> & {
    readonly barcodeUri: string;
    readonly manualInputCode?: string;
    /** The phone app that the backend works with, where there is only one. */
    readonly app?: { readonly name: string; readonly appStoreUrl: string; readonly googlePlayUrl: string };
  };
  'recovery-code': ChallengeBase<'recovery-code'> & { readonly recoveryCode: string };
  password: ChallengeBase<'password'> & { readonly policy?: PasswordPolicy };
}

/** What answers a challenge, by type: a code, a credential, a password, or nothing but patience. */
export interface EnrollmentProof {
  totp: { readonly code: string };
  passkey: { readonly credential: RegistrationResponseJSON };
  phone: { readonly code: string };
  email: { readonly code: string };
  'push-notification': NoInput;
  'recovery-code': NoInput;
  password: { readonly newPassword: string };
}

export type PasswordCharacterType = 'uppercase' | 'lowercase' | 'number' | 'special';

/** The server's rules for a new password. An absent rule is not in force. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly characterTypes: readonly PasswordCharacterType[];
  readonly characterTypeRule: 'all' | 'three-of-four';
  /** No 3 or more identical characters in a row. */
  readonly blockIdenticalCharacters: boolean;
  /** No 3 or more sequential characters ("abc", "321"). */
  readonly blockSequentialCharacters: boolean;
  /** Above 72 bytes of UTF-8: `truncate` uses the first 72, `error` refuses. */
  readonly maxLengthExceeded: 'truncate' | 'error';
  /** Fields of the person's profile that must not occur. Only the server can check. */
  readonly blockedProfileFields: readonly string[];
  /** How many earlier passwords must not be used again; 0 for none. Only the server can check. */
  readonly historySize: number;
  /** Common passwords are refused. Only the server can check. */
  readonly blockDictionary: boolean;
}
