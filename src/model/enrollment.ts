import type { AuthMethod, AuthMethodType, PhoneChannel } from './auth-method.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from './webauthn-dictionaries.js';

/** The types that can be added, where the backend can enroll them. */
export type EnrollableType = Exclude<
  AuthMethodType,
  'webauthn-platform' | 'device' | 'email-verification' | 'identity-verification'
>;

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
  'webauthn-roaming': NoInput;
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
  /** Id of the method being added; empty where the backend does not say. */
  readonly id: string;
}

/** What the backend asks for when an enrollment starts, by type. Secrets: they live as long as the dialog. */
export interface EnrollmentChallenge {
  totp: ChallengeBase<'totp'> & {
    /** `otpauth://totp/…` URI, as the QR code shows it. */
    readonly barcodeUri: string;
    /** The same secret in Base32, to be typed. */
    readonly manualInputCode?: string;
  };
  passkey: ChallengeBase<'passkey'> & { readonly publicKey: PublicKeyCredentialCreationOptionsJSON };
  'webauthn-roaming': ChallengeBase<'webauthn-roaming'> & {
    readonly publicKey: PublicKeyCredentialCreationOptionsJSON;
  };
  phone: ChallengeBase<'phone'>;
  email: ChallengeBase<'email'> & {
    /** `true` when the person opens a link in the mail: the element waits, and asks with an empty proof. */
    readonly byLink?: boolean;
  };
  'push-notification': ChallengeBase<'push-notification'> & {
    readonly barcodeUri: string;
    readonly manualInputCode?: string;
    /** The phone app that the backend works with, where there is only one. */
    readonly app?: { readonly name: string; readonly appStoreUrl: string; readonly googlePlayUrl: string };
  };
  'recovery-code': ChallengeBase<'recovery-code'> & { readonly recoveryCodes: readonly string[] };
  password: ChallengeBase<'password'> & {
    readonly policy?: PasswordPolicy;
    /** `true` when the current password must be given beside the new one. */
    readonly currentPasswordRequired?: boolean;
  };
}

/** What answers a challenge, by type: a code, a credential, a password, or nothing while the person acts elsewhere. */
export interface EnrollmentProof {
  totp: { readonly code: string };
  passkey: { readonly credential: RegistrationResponseJSON };
  'webauthn-roaming': { readonly credential: RegistrationResponseJSON };
  phone: { readonly code: string };
  email: { /** Absent for a challenge that is answered by a link. */ readonly code?: string };
  'push-notification': NoInput;
  'recovery-code': NoInput;
  password: { readonly newPassword: string; readonly currentPassword?: string };
}

/** What a finished enrollment leaves. With neither member, the element reads the list again. */
export interface EnrollmentResult {
  /** The method as it is now. */
  readonly method?: AuthMethod;
  /** Recovery codes that came with it. Secrets, shown once. */
  readonly recoveryCodes?: readonly string[];
}

/** The person continues on a page of the vendor's. */
export interface ContinueElsewhere {
  /** An `https:` address, opened in a new tab when the person asks for it. */
  readonly continueAt: string;
}

/**
 * What starting an enrollment leads to: a challenge; `{ result }` when nothing is left to do; or
 * `{ continueAt }` when the person finishes it on another page.
 */
export type EnrollmentStart<T extends EnrollableType = EnrollableType> =
  EnrollmentChallenge[T] | { readonly result: EnrollmentResult } | ContinueElsewhere;

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
