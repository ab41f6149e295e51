import { Auth0Client, InMemoryCache } from '@auth0/auth0-spa-js';
import '../../src/define.js';
import { connectAuth0SpaJs } from '../../src/backends/my-account/auth0-spa-js.js';
import { findPart } from '../find-part.js';
import { readTenant, rememberTenant, type Tenant } from './tenant.js';

/** sign-in/index.html: a host that signs in with the vendor's SDK, to the emulator or to a real tenant. */

const page = `${location.origin}/sign-in/`;
const form = findPart('sign-in', HTMLFormElement);
const dpop = findPart('dpop', HTMLInputElement);

function createClient({ domain, clientId, dpop: useDpop }: Tenant): Auth0Client {
  const origin = domain.includes('://') ? domain : `https://${domain}`;
  return new Auth0Client({
    domain,
    clientId,
    useDpop,
    useRefreshTokens: true,
    // A reload loses the refresh token; the SDK then gets a new one through a frame.
    useRefreshTokensFallback: true,
    useMrrt: true,
    // The default cache starts a worker from a blob: URL, which a policy with trusted types blocks.
    cache: new InMemoryCache().enclosedCache,
    authorizationParams: {
      redirect_uri: page,
      audience: `${origin}/me/`,
      scope: 'openid profile email read:me:authentication_methods read:me:factors',
    },
  });
}

/** Completes the sign-in, if the login page has redirected back. */
async function finishSignIn(client: Auth0Client): Promise<void> {
  const query = new URLSearchParams(location.search);
  if (!query.has('state')) return client.checkSession();
  try {
    await client.handleRedirectCallback();
  } finally {
    history.replaceState(undefined, '', page);
  }
}

async function showSecurity(client: Auth0Client, { domain }: Tenant): Promise<void> {
  const user = await client.getUser();
  findPart('person', HTMLElement).textContent = user?.name ?? user?.email ?? '';
  findPart('signed-in', HTMLElement).hidden = false;
  findPart('sign-out', HTMLButtonElement).addEventListener('click', () => {
    void client.logout({ logoutParams: { returnTo: page } });
  });
  const manager = document.createElement('auth-methods-manager');
  manager.domain = domain;
  connectAuth0SpaJs(manager, client);
  findPart('security', HTMLElement).replaceChildren(manager);
}

function showSignIn(tenant: Tenant): void {
  findPart('tenant', HTMLElement).textContent = tenant.domain;
  dpop.checked = tenant.dpop;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = { ...tenant, dpop: dpop.checked };
    rememberTenant(chosen);
    createClient(chosen).loginWithRedirect().catch(showFailure);
  });
}

function showFailure(error: unknown): void {
  findPart('failure', HTMLElement).textContent = error instanceof Error ? error.message : 'Something failed.';
}

const tenant = readTenant();
const client = createClient(tenant);
await finishSignIn(client).catch(showFailure);
if (await client.isAuthenticated()) await showSecurity(client, tenant);
else showSignIn(tenant);
