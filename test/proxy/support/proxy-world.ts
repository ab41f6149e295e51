import assert from 'node:assert/strict';
import {
  createManagementEmulator,
  type ManagementAccountName,
  type ManagementEmulator,
} from '../../../src/emulator/management/index.js';
import {
  managementProxy,
  type CodeMessage,
  type ManagementChange,
  type ManagementProxyOptions,
  type ProxySession,
} from '../../../src/proxy/management/index.js';

export type Json = Readonly<Record<string, unknown>>;

/** A request that reached the tenant. */
export interface UpstreamCall {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: RequestRedirect;
}

/** An answer whose body has been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
  /** The code in the problem's type. */
  readonly code: string | undefined;
}

export const pageOrigin = 'https://www.example.com';
export const basePath = '/api/sign-in';
export const secret = 'a secret of more than thirty-two characters';

export const pageHeaders = {
  origin: pageOrigin,
  'sec-fetch-site': 'same-origin',
  'x-requested-with': 'auth-methods-manager',
} as const;

export interface World {
  readonly emulator: ManagementEmulator;
  readonly proxy: (request: Request) => Promise<Response>;
  /** What reached the tenant, oldest first. */
  readonly calls: UpstreamCall[];
  readonly changes: ManagementChange[];
  readonly errors: Error[];
  readonly messages: CodeMessage[];
  /** Who is signed in. Ada, a minute ago, in the beginning. */
  session: ProxySession | undefined;
  /** Answers instead of the tenant. */
  instead: ((call: UpstreamCall) => Response | undefined | Promise<Response | undefined>) | undefined;
  /** Sends a request as the page does; `headers` with `undefined` are left out. */
  send(method: string, path: string, body?: unknown, headers?: Json): Promise<Answer>;
  /** The requests that changed something, or tried to. */
  writes(): readonly UpstreamCall[];
}

/** A proxy in front of an emulated tenant. */
export function createWorld(
  options: Partial<ManagementProxyOptions> = {},
  account: ManagementAccountName = 'typical',
): World {
  const emulator = createManagementEmulator({ origin: 'https://tenant.example', account });
  const calls: UpstreamCall[] = [];
  const changes: ManagementChange[] = [];
  const errors: Error[] = [];
  const messages: CodeMessage[] = [];
  const world: World = {
    emulator,
    calls,
    changes,
    errors,
    messages,
    session: { userId: emulator.userId, authenticatedAt: new Date(Date.now() - 60_000) },
    instead: undefined,
    proxy: managementProxy({
      domain: 'tenant.example',
      clientId: emulator.clientId,
      clientSecret: emulator.clientSecret,
      basePath,
      secret,
      session: () => world.session,
      sendCode: (message) => void messages.push(message),
      relyingParty: { id: 'example.com', name: 'Example' },
      onChange: (change) => void changes.push(change),
      onError: (error) => void errors.push(error),
      fetch: async (url, init) => {
        const { pathname, search } = new URL(url);
        const call = {
          method: init.method ?? '',
          path: pathname + search,
          headers: new Headers(init.headers),
          body: typeof init.body === 'string' ? init.body : '',
          redirect: init.redirect ?? 'follow',
        };
        calls.push(call);
        return (await world.instead?.(call)) ?? emulator.fetch(url, init);
      },
      ...options,
    }),
    send: async (method, path, body, headers) =>
      read(await world.proxy(pageRequest(method, `${basePath}/${path}`, body, headers))),
    writes: () => calls.filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token'),
  };
  return world;
}

/** A request as the element's page sends it. A string is sent as it is. */
export function pageRequest(method: string, path: string, body?: unknown, headers: Json = {}): Request {
  const all = {
    ...pageHeaders,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  };
  const given = Object.entries(all).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Request(pageOrigin + path, {
    method,
    headers: given,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** Reads an answer, and checks what is true of every one. */
export async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  const text = await response.text();
  const type = headers.get('content-type');
  if (status === 204) assert.equal(text, '');
  else assert.equal(type, `application/${status < 400 ? 'json' : 'problem+json'}; charset=utf-8`);
  const body = (text ? JSON.parse(text) : {}) as Json;
  if (status >= 400) assert.equal(body.status, status);
  const code = /^urn:auth-methods-manager:(\w+)$/.exec(String(body.type))?.[1];
  return { status, headers, text, body, code };
}

/** Status and code, such as `409 last_method`. */
export function outcome({ status, code }: Answer): string {
  return code ? `${status} ${code}` : String(status);
}

export const methodsPath = 'me/authentication-methods';

/** A method's path, its id encoded. */
export function methodPath(id: string): string {
  return `${methodsPath}/${encodeURIComponent(id)}`;
}

/** The ids that the tenant holds of Ada. */
export function idsOf({ emulator }: World): readonly string[] {
  return emulator.user(emulator.userId).methods.map(({ id }) => id);
}

/** Gives Ada these methods. */
export function giveMethods({ emulator }: World, methods: readonly Json[]): void {
  emulator.user(emulator.userId).methods = methods.map((method) => ({
    id: `${String(method.type)}|dev_1`,
    type: String(method.type),
    created_at: '2025-01-01T00:00:00.000Z',
    ...method,
  }));
}

/** Runs something while `Date.now()` is so many seconds ahead. */
export async function later<T>(seconds: number, run: () => Promise<T>): Promise<T> {
  const { now } = Date;
  Date.now = () => now() + seconds * 1000;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}
