import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import type { FrameworkApp } from '../framework-app.js';

/**
 * What Next.js does with an app's proxy.ts (middleware.ts, before version 16), for the paths that the SDK answers itself:
 * hands over each request, and sends what comes back. The SDK reads its settings from the environment.
 */
export async function nextjsRoutes(
  app: FrameworkApp,
  emulatorOrigin: string,
  tokens: 'bearer' | 'dpop',
): Promise<Hono> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  Object.assign(process.env, {
    AUTH0_DOMAIN: emulatorOrigin,
    AUTH0_CLIENT_ID: 'demo-server',
    AUTH0_CLIENT_SECRET: 'demo-server-secret',
    AUTH0_SECRET: 'a'.repeat(64),
    ...(tokens === 'dpop' && { AUTH0_DPOP_PUBLIC_KEY: publicKey, AUTH0_DPOP_PRIVATE_KEY: privateKey }),
  });
  // A client of its own each time.
  const path = `${pathToFileURL(join(app.folder, 'src/next/auth0.ts')).href}?${tokens}`;
  const { auth0 } = (await import(path)) as {
    readonly auth0: { middleware(request: Request): Promise<Response> };
  };
  const routes = new Hono();
  for (const paths of ['/auth/*', '/me/*']) {
    routes.all(paths, async ({ req: { raw } }) => {
      const body = raw.method === 'GET' ? undefined : await raw.arrayBuffer();
      const { url, method, headers } = raw;
      return auth0.middleware(new Request(url, { method, headers, ...(body?.byteLength && { body }) }));
    });
  }
  return routes;
}
