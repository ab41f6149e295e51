/** A method as the API stores it. Only `totp_secret` is never in an answer to GET. */
export interface ManagementMethod {
  readonly id: string;
  readonly type: string;
  readonly confirmed?: boolean;
  readonly name?: string;
  readonly authentication_methods?: readonly { readonly id: string; readonly type: string }[];
  readonly preferred_authentication_method?: string;
  readonly link_id?: string;
  readonly phone_number?: string;
  readonly email?: string;
  readonly key_id?: string;
  readonly public_key?: string;
  readonly created_at: string;
  readonly enrolled_at?: string;
  readonly last_auth_at?: string;
  readonly credential_device_type?: string;
  readonly credential_backed_up?: boolean;
  readonly identity_user_id?: string;
  readonly user_agent?: string;
  readonly user_handle?: string;
  readonly transports?: readonly string[];
  readonly aaguid?: string;
  readonly relying_party_identifier?: string;
  readonly totp_secret?: string;
}

/** A user of the tenant. */
export interface ManagementUser {
  readonly user_id: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly nickname: string;
  methods: readonly ManagementMethod[];
  /** Sign-ins that are still valid. */
  sessions: readonly { readonly id: string; readonly created_at: string }[];
  refreshTokens: number;
}
