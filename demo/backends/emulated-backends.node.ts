import { Hono } from 'hono';
import { emulatedBackends } from '../../src/emulator/node/emulated-backends.js';
import {
  serveBackendEmulator,
  type BackendEmulatorServer,
} from '../../src/emulator/node/serve-backend-emulator.js';
import { person } from '../../src/emulator/person.js';
import type { OutboxMessage } from '../../src/emulator/tenant.js';
import { authsignalProxy } from '../../src/proxy/authsignal/index.js';
import { managementProxy } from '../../src/proxy/management/index.js';
import { readJsonObject } from '../json-object.js';

/** What the page knows about each emulator. */
export type BackendSettings = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface EmulatedBackends {
  readonly origins: readonly string[];
  readonly settings: BackendSettings;
  /** Answers below `/host/`: the host's own server, with the proxies that hold secrets. */
  readonly answer: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/** Serves the emulators of all backends but the default one, each on a port that is free. */
export async function serveEmulatedBackends(): Promise<EmulatedBackends> {
  const names = Object.keys(emulatedBackends);
  const servers = await Promise.all(names.map((backend) => serveBackendEmulator({ backend, port: 0 })));
  const named = <Value>(valueOf: (server: BackendEmulatorServer) => Value): Readonly<Record<string, Value>> =>
    Object.fromEntries(servers.map((server, index) => [names[index], valueOf(server)]));
  return {
    origins: servers.map(({ origin }) => origin),
    settings: named(({ origin, settings }) => ({ origin, ...settings })),
    answer: hostServer(named(({ origin, settings, secrets }) => ({ origin, ...settings, ...secrets }))),
    close: async () => {
      await Promise.all(servers.map(({ close }) => close()));
    },
  };
}

/** A host's server for one person, who is always signed in. It remembers only when they last signed in. */
function hostServer(settings: BackendSettings): EmulatedBackends['answer'] {
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
      relyingParty: { id: 'localhost', name: 'Harbour' },
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
