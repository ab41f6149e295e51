import type { AuthMethodType, PhoneChannel, Usage } from '../model/auth-method.js';

/** All types of the API, in the order in which `/factors` lists them. */
export const METHOD_TYPES = [
  'password',
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const satisfies readonly AuthMethodType[];

export function isMethodType(value: unknown): value is AuthMethodType {
  return METHOD_TYPES.some((type) => type === value);
}

/** The types whose schema in the API has a `name`. */
export const NAMED_TYPES: readonly string[] = [
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
];

/**
 * An authentication method, stored exactly as the API sends it. Which fields a type has is the business
 * of whoever makes the record; tests hold every answer against the vendor's OpenAPI file.
 */
export interface MethodRecord {
  readonly id: string;
  /** One of {@link METHOD_TYPES}, or any other word to play a type of the future. */
  readonly type: string;
  /** ISO 8601. */
  readonly created_at: string;
  readonly usage: readonly Usage[];
  /** Absent from password and passkey. */
  readonly confirmed?: boolean;
  readonly name?: string;
  /** ISO 8601. */
  readonly last_auth_at?: string;
  /** E.164. */
  readonly phone_number?: string;
  readonly preferred_authentication_method?: PhoneChannel;
  readonly email?: string;
  readonly identity_user_id?: string;
  /** ISO 8601. */
  readonly last_password_reset?: string;
  /** Credential id, base64url. */
  readonly key_id?: string;
  /** COSE key, base64url. */
  readonly public_key?: string;
  /** Base64url. */
  readonly user_handle?: string;
  readonly credential_device_type?: 'single_device' | 'multi_device';
  readonly credential_backed_up?: boolean;
  readonly transports?: readonly string[];
  /** As in `Chrome 131.0.0 / Mac OS X 10.15.7`. */
  readonly user_agent?: string;
  readonly aaguid?: string;
  readonly relying_party_id?: string;
}
