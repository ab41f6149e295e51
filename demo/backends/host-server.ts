import { Hono } from 'hono';
import { person } from '../../src/emulator/person.js';
import type { OutboxMessage } from '../../src/emulator/tenant.js';
import { authsignalProxy } from '../../src/proxy/authsignal/index.js';
import { managementProxy } from '../../src/proxy/management/index.js';
import { readJsonObject } from '../json-object.js';

/** What the page knows about each emulator, by the API's name. The host's server knows its secrets as well. */
export type BackendSettings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A host's server for one person, who is always signed in. It remembers only when they last signed in, and answers below
 * `/host/`.
 *
 * @param hostname of its pages, for passkeys
 */
export function hostServer(
  settings: BackendSettings,
  hostname: string,
): (request: Request) => Promise<Response> {
  const { management = {}, authsignal = {} } = settings;
  let authenticatedAt = new Date();
  const base = {
    session: () => ({
      userId: person.userId,
      accountName: person.email,
      authenticatedAt,
      // In the demo, Ada works at the support desk, too.
      mayAdminister: (userId: string) => userId === management['otherUserId'],
    }),
  };
  const outbox: OutboxMessage[] = [];
  const proxies = {
    management: managementProxy({
      ...base,
      basePath: '/host/management',
      domain: 'harbour.test',
      audience: `${management['origin'] ?? ''}/api/v2/`,
      clientId: management['clientId'] ?? '',
      clientSecret: management['clientSecret'] ?? '',
      secret: 'a-secret-of-the-demo-that-no-one-has-to-guess',
      issuer: 'Harbour',
      relyingParty: { id: hostname, name: 'Harbour' },
      administration: true,
      operations: { removeAll: true, replaceAll: true },
      sendCode: ({ channel, to, code }) => {
        outbox.push({ channel, to, code, sentAt: new Date().toISOString() });
      },
      endOtherSessions: () => undefined,
      // The emulator has no hostname of its own.
      fetch: (url, init) =>
        fetch(String(url).replace('https://harbour.test', management['origin'] ?? ''), init),
    }),
    authsignal: authsignalProxy({
      ...base,
      basePath: '/host/authsignal',
      secretKey: authsignal['secretKey'] ?? '',
      apiUrl: `${authsignal['origin'] ?? ''}/v1`,
    }),
  };
  const app = new Hono();
  app.post('/host/session', async ({ req }) => {
    const { password } = await readJsonObject(new Response(await req.text())).catch(() => ({ password: '' }));
    if (password !== person.password) return new Response(null, { status: 401 });
    authenticatedAt = new Date();
    return new Response(null, { status: 204 });
  });
  app.get('/host/outbox', () => Response.json(outbox));
  app.all('/host/management/*', ({ req }) => proxies.management(req.raw));
  app.all('/host/authsignal/*', ({ req }) => proxies.authsignal(req.raw));
  return async (request) => app.fetch(request);
}
