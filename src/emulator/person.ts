/** The one person whose account the emulator holds. */
export const PERSON = {
  /** The `sub` of every token. */
  userId: 'auth0|507f1f77bcf86cd799439011',
  /** The same without the provider, as `identity_user_id` is sent. */
  identityUserId: '507f1f77bcf86cd799439011',
  connection: 'Username-Password-Authentication',
  name: 'Ada Lovelace',
  nickname: 'ada',
  /** User name at the token endpoint and on the login page. */
  email: 'ada@example.com',
  /** Always signs in, also after the account's password was changed, so that a demo keeps its tokens. */
  password: 'Correct-Horse-9',
} as const;

/** The one application that is registered. */
export const CLIENT_ID = 'demo';
