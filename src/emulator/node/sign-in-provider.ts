import type { Provider } from 'oidc-provider';
import type { SigningKey } from '../signing-key.js';
import type { Tenant } from '../tenant.js';
import { loginMiddleware, logoutMiddleware } from './login-middleware.js';
import { createOpenIdProvider } from './openid-provider.js';

/** The OpenID provider with the pages of its sign-in. */
export function createSignInProvider(tenant: Tenant, key: SigningKey): Provider {
  const provider = createOpenIdProvider(tenant, key);
  provider.use(loginMiddleware(provider, tenant));
  provider.use(logoutMiddleware(provider, tenant));
  return provider;
}
