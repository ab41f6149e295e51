import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { apiRoutes } from './api-routes.js';
import { authorizationPaths, tokenEndpoint, type AuthorizationServer } from './token-endpoint.js';
import type { VerifyToken } from './authorize.js';
import { controlRoutes } from './control-routes.js';
import { discoveryDocument } from './discovery.js';
import { mfaRoutes } from './mfa-routes.js';
import { OAuthError, oauthErrorResponse } from './oauth-error.js';
import { Problem, problemResponse } from './problem.js';
import { signingKey } from './signing-key.js';
import type { Tenant } from './tenant.js';

/** Headers that pages can read while the `exposeHeaders` switch is on. */
const exposedHeaders = [
  'Location',
  'DPoP-Nonce',
  'WWW-Authenticate',
  'Retry-After',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Auth0-Error-Kind',
];

const openToAll = { origin: '*', allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'], maxAge: 600 };

/** Routes every path of the emulator. Rejects with `ConnectionLost` when the connection should break. */
export function createApp(
  tenant: Tenant,
  verifyToken: VerifyToken | undefined,
  authorizationServer: AuthorizationServer | undefined,
): Hono {
  const exposing = cors({ ...openToAll, exposeHeaders: exposedHeaders });
  const hiding = cors(openToAll);
  const notFound = (): Response =>
    problemResponse(new Problem(404, 'A0E-404-0002', 'The path does not exist'), tenant.faults);
  const app = new Hono();
  app.use('*', (context: Context<object, string>, next) =>
    (tenant.faults.exposeHeaders ? exposing : hiding)(context, next),
  );
  app.route('/me/v1', apiRoutes(tenant, verifyToken));
  app.route('/emulator', controlRoutes(tenant));
  app.post('/oauth/token', (context) => tokenEndpoint(context.req.raw, tenant, authorizationServer));
  app.route('/mfa', mfaRoutes(tenant));
  app.get('/.well-known/jwks.json', async () => Response.json({ keys: [(await signingKey()).publicJwk] }));
  app.get('/.well-known/openid-configuration', () =>
    Response.json(discoveryDocument(tenant, authorizationServer !== undefined)),
  );
  if (authorizationServer) {
    for (const path of authorizationPaths)
      app.all(path, (context) => authorizationServer.handle(context.req.raw));
  }
  app.get('/', () => new Response(`Emulator of the My Account API\n\n${pathsText}`));
  app.notFound(notFound);
  app.onError((error) => {
    if (error instanceof OAuthError) return oauthErrorResponse(error);
    throw error;
  });
  return app;
}

/** Lists the paths, on the command line and at `/`. */
export const pathsText = `Paths:
  /me/v1/factors, /me/v1/authentication-methods[/{id}[/verify]]
  /oauth/token, /mfa/authenticators, /mfa/challenge
  /oauth/par, /oauth/revoke, /authorize, /userinfo, /v2/logout
  /.well-known/openid-configuration, /.well-known/jwks.json
  GET  /emulator/outbox          codes "sent" by text message, call and email
  GET  /emulator/state           methods and switches
  POST /emulator/push/approve    what the phone app would do; push/refuse likewise
  POST /emulator/reset           {"scenario": "everything"}
  POST /emulator/faults          {"latency": 500}
`;
