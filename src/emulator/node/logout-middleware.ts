import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Tenant } from '../tenant.js';
import { acceptsRedirect } from './openid-provider.js';

/** `/v2/logout?returnTo=…`: ends the login page's session and returns to the application. */
export function logoutMiddleware(provider: Provider, tenant: Tenant) {
  return async (context: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    if (context.path !== '/v2/logout') {
      await next();
      return;
    }
    const session = await provider.Session.get(context);
    if (session.accountId !== undefined) await session.destroy();
    context.cookies.set(provider.cookieName('session'), null, { path: '/' });

    const { returnTo } = context.query;
    if (typeof returnTo !== 'string') {
      context.body = 'You are signed out.';
      return;
    }
    if (acceptsRedirect(returnTo, tenant)) {
      context.redirect(returnTo);
      return;
    }
    context.status = 400;
    context.body = `The address "${returnTo}" is not allowed`;
  };
}
