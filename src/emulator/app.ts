import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';

import { apiRoutes } from './api-routes.js';
import { AUTHORIZATION_PATHS, type AuthorizationServer } from './authorization-server.js';
import type { VerifyToken } from './authorize.js';
import { controlRoutes } from './control-routes.js';
import { discoveryDocument } from './discovery.js';
import { OAuthError } from './oauth-error.js';
import { PATHS } from './paths.js';
import { Problem, problemResponse } from './problem.js';
import { signingKey } from './signing-key.js';
import type { Tenant } from './tenant.js';
import { oauthErrorResponse, tokenEndpoint } from './token-endpoint.js';

/** The headers that pages can read; without the switch, only what CORS always lets through. */
const EXPOSED_HEADERS = [
  'Location',
  'DPoP-Nonce',
  'WWW-Authenticate',
  'Retry-After',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Auth0-Error-Kind',
];

const OPEN_TO_ALL = { origin: '*', allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'], maxAge: 600 };

/** All paths of the emulator. Rejects with `ConnectionLost` where a connection is to break. */
export function createApp(
  tenant: Tenant,
  verifyToken: VerifyToken | undefined,
  authorizationServer: AuthorizationServer | undefined,
): Hono {
  const exposing = cors({ ...OPEN_TO_ALL, exposeHeaders: EXPOSED_HEADERS });
  const hiding = cors(OPEN_TO_ALL);
  const notFound = (): Response =>
    problemResponse(new Problem(404, 'A0E-404-0002', 'The path does not exist'), tenant.faults);
  const app = new Hono();
  app.use('*', (context: Context<object, string>, next) =>
    (tenant.faults.exposeHeaders ? exposing : hiding)(context, next),
  );
  app.route('/me/v1', apiRoutes(tenant, verifyToken));
  app.route('/emulator', controlRoutes(tenant));
  app.post('/oauth/token', (context) => tokenEndpoint(context.req.raw, tenant, authorizationServer));
  app.get('/.well-known/jwks.json', async () => Response.json({ keys: [(await signingKey()).publicJwk] }));
  app.get('/.well-known/openid-configuration', () =>
    Response.json(discoveryDocument(tenant, authorizationServer !== undefined)),
  );
  if (authorizationServer) {
    for (const path of AUTHORIZATION_PATHS)
      app.all(path, (context) => authorizationServer.handle(context.req.raw));
  }
  app.get('/', () => new Response(`Emulator of the My Account API\n\n${PATHS}`));
  app.notFound(notFound);
  app.onError((error) => {
    if (error instanceof OAuthError) return oauthErrorResponse(error);
    throw error;
  });
  return app;
}
