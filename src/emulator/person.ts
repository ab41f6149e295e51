/** The person whose account the emulator holds. */
export const person = {
  /** The `sub` of every token. */
  userId: 'auth0|507f1f77bcf86cd799439011',
  /** The same without the provider, as requests send it in `identity_user_id`. */
  identityUserId: '507f1f77bcf86cd799439011',
  connection: 'Username-Password-Authentication',
  name: 'Ada Lovelace',
  nickname: 'ada',
  /** Username at the token endpoint and on the login page. */
  email: 'ada@example.com',
  /** Always signs in, even after the account's password was changed, so that a demo can still get tokens. */
  password: 'Correct-Horse-9',
} as const;

/** The application that is registered for pages. */
export const clientId = 'demo';

/** The application that is registered for a host's server, which signs people in with a secret. */
export const serverClient = { id: 'demo-server', secret: 'demo-server-secret' } as const;
