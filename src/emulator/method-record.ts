/** All types of the API, in the order in which `/factors` lists them. */
export const methodTypes = [
  'password',
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const;

export type MethodType = (typeof methodTypes)[number];

export function isMethodType(value: unknown): value is MethodType {
  return methodTypes.some((type) => type === value);
}

/** The types whose schema in the API has a `name`. */
export const namedTypes: readonly string[] = [
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
];

/**
 * An authentication method, stored exactly as the API sends it. The code that creates a record decides which
 * fields it has; tests check every answer against the vendor's OpenAPI file.
 */
export interface MethodRecord {
  readonly id: string;
  /** One of {@link methodTypes}, or any other word for a future type. */
  readonly type: string;
  /** ISO 8601. */
  readonly created_at: string;
  readonly usage: readonly ('primary' | 'secondary')[];
  /** Absent from password and passkey. */
  readonly confirmed?: boolean;
  readonly name?: string;
  /** ISO 8601. */
  readonly last_auth_at?: string;
  /** E.164. */
  readonly phone_number?: string;
  readonly preferred_authentication_method?: 'sms' | 'voice';
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
  /** Such as `Chrome 131.0.0 / Mac OS X 10.15.7`. */
  readonly user_agent?: string;
  readonly aaguid?: string;
  readonly relying_party_id?: string;
}
