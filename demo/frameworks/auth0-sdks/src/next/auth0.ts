import { Auth0Client } from '@auth0/nextjs-auth0/server';

/** lib/auth0.ts: reads AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET, AUTH0_SECRET and APP_BASE_URL. */
export const auth0 = new Auth0Client({
  // No audience: the proxy gets a token for each action, with the scopes of that action.
  authorizationParameters: { scope: 'openid profile email offline_access' },
  // With a key pair in AUTH0_DPOP_PUBLIC_KEY and AUTH0_DPOP_PRIVATE_KEY. The page has no part in it.
  useDPoP: process.env['AUTH0_DPOP_PRIVATE_KEY'] !== undefined,
  // Only for the emulator, which has no HTTPS.
  allowInsecureRequests: process.env['AUTH0_DOMAIN']?.startsWith('http:') ?? false,
});
