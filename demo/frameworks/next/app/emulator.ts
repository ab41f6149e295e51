import type { GetAccessToken } from 'auth-methods-manager';

/** The emulator's host and port, from the page's URL: `?emulator=localhost:4400`. */
const fromAddress = (): string => new URLSearchParams(location.search).get('emulator') ?? 'localhost:4400';

/** Gets a token for the one person in the emulator. A real page asks its sign-in library instead. */
export const getAccessToken: GetAccessToken = async ({ audience, scopes, stepUp }) => {
  const response = await fetch(`http://${fromAddress()}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'demo',
      username: 'ada@example.com',
      password: 'Correct-Horse-9',
      audience,
      scope: scopes.join(' '),
      ...(stepUp?.acrValues && { acr_values: stepUp.acrValues }),
      ...(stepUp?.maxAge !== undefined && { max_age: String(stepUp.maxAge) }),
    }),
  });
  if (!response.ok) throw new Error(`The emulator answered ${response.status} when asked for a token.`);
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
};
