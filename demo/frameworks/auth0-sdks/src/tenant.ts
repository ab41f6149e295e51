const query = new URLSearchParams(location.search);

// The login page redirects back without them.
for (const name of ['domain', 'dpop'])
  if (query.has(name)) sessionStorage.setItem(name, query.get(name) ?? '');

/** Where people sign in, from the page's URL: `?domain=localhost:4400`. */
export const domain = sessionStorage.getItem('domain') ?? 'login.example.com';

/** Whether tokens are bound to a key: `?dpop=1`. */
export const useDpop = sessionStorage.getItem('dpop') === '1';

/** The emulator is served without HTTPS, which the SDKs take for granted. */
const origin = domain.startsWith('localhost') ? `http://${domain}` : `https://${domain}`;

/** The options that every SDK takes. */
export const options = {
  domain: origin,
  clientId: 'demo',
  useRefreshTokens: true,
  useRefreshTokensFallback: true,
  useMrrt: true,
  useDpop,
  authorizationParams: {
    redirect_uri: location.origin + location.pathname,
    audience: `${origin}/me/`,
    scope: 'openid profile email read:me:authentication_methods read:me:factors',
  },
};
