import { randomToken } from '../random.js';
import { methodsOf, type GatewayAccount, type GatewayScenario } from './gateway-accounts.js';

/** How the gateway misbehaves. Everything is off by default. */
export interface GatewayFaults {
  /** The connection breaks. */
  readonly offline: boolean;
  /** Milliseconds before an answer. */
  readonly latency: number;
  /** Answers every request with this status, and `{"error": …}`. */
  readonly status: number | undefined;
  /** Seconds, with `status: 429`. */
  readonly retryAfter: number | undefined;
  /** Answers with a page, with half of the JSON, or without a list. */
  readonly body: 'html' | 'truncated' | 'null-list' | undefined;
  /** The first item of the list has no id. */
  readonly itemWithoutId: boolean;
  /** Members are written as the provider writes them: `phone_number`. */
  readonly snakeCase: boolean;
}

export interface GatewayEmulatorOptions {
  /** Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `typical`. */
  readonly scenario?: GatewayScenario;
}

/** A gateway over one person's account with either provider, in memory. */
export interface GatewayEmulator {
  readonly origin: string;
  readonly userId: string;
  readonly userPoolId: string;
  /** The account of `auth0-user`, as the provider stores it. */
  readonly account: GatewayAccount;
  /** Answers a request. Has the signature of the global `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Issues a token for the person. */
  issueToken(): string;
  /** No token is valid any longer. */
  revokeTokens(): void;
  setFaults(faults: Partial<GatewayFaults>): void;
}

const noFaults: GatewayFaults = {
  offline: false,
  latency: 0,
  status: undefined,
  retryAfter: undefined,
  body: undefined,
  itemWithoutId: false,
  snakeCase: false,
};

const userId = 'auth0|507f1f77bcf86cd799439011';
const userPoolId = 'us-east-1_1234test';
const contentTypes: readonly string[] = ['application/json', 'application/x-www-form-urlencoded'];

export function createGatewayEmulator(options: GatewayEmulatorOptions = {}): GatewayEmulator {
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  const account = methodsOf(options.scenario ?? 'typical');
  const tokens = new Set<string>();
  let faults = noFaults;

  const answer = (request: Request): Response => {
    const { pathname, searchParams } = new URL(request.url);
    const route = /^\/users\/([^/]+)\/authentication-methods(?:\/([^/]+))?$/.exec(pathname);
    if (!route) return refusal(404, 'Not found');
    const [, user = '', methodId] = route.map((part) => decodeURIComponent(part ?? ''));
    if (faults.status !== undefined) return refusal(faults.status, 'Refused on demand', faults.retryAfter);
    const [scheme, token = ''] = (request.headers.get('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !tokens.has(token)) return refusal(401, 'Invalid or missing access token');
    if (!contentTypes.includes(request.headers.get('content-type') ?? ''))
      return refusal(400, 'Content-Type must be application/json or application/x-www-form-urlencoded');
    const provider = searchParams.get('provider') ?? 'auth0-user';
    if (user !== userId) return refusal(404, 'User does not exist');
    if (provider === 'cognito-user') {
      if (!searchParams.get('userPoolId')) return refusal(400, 'userPoolId is required');
      return request.method === 'GET' ? list(account.names) : refusal(400, 'Not possible for cognito-user');
    }
    if (provider !== 'auth0-user') return refusal(400, `Unknown provider ${provider}`);
    if (request.method === 'GET' && !methodId) return list(methodsAsListed());
    if (request.method === 'DELETE' && methodId) return remove(methodId);
    return refusal(400, 'Invalid request');
  };

  const methodsAsListed = (): unknown => {
    const listed = account.methods.map((method) => (faults.snakeCase ? inSnakeCase(method) : method));
    return faults.itemWithoutId
      ? listed.map((method, index) => (index ? method : withoutId(method)))
      : listed;
  };

  const list = (authenticators: unknown): Response => {
    const headers = { 'content-type': 'application/json' };
    const text = JSON.stringify({ authenticators: faults.body === 'null-list' ? null : authenticators });
    if (faults.body === 'html')
      return new Response('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } });
    return new Response(faults.body === 'truncated' ? text.slice(0, -9) : text, { headers });
  };

  const remove = (id: string): Response => {
    const method = account.methods.find((each) => each.id === id);
    if (!method) return refusal(404, 'Authentication method does not exist');
    const isLinked = (each: typeof method): boolean =>
      each.linkId !== undefined && each.linkId === method.linkId;
    account.methods = account.methods.filter((each) => each !== method && !isLinked(each));
    return new Response(null, { status: 204 });
  };

  return {
    origin,
    userId,
    userPoolId,
    account,
    fetch: async (input, init) => {
      const request =
        input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init);
      request.signal.throwIfAborted();
      if (faults.offline) throw new TypeError('Failed to fetch');
      if (faults.latency > 0) await delay(faults.latency, request.signal);
      return answer(request);
    },
    issueToken: () => {
      const token = randomToken(32);
      tokens.add(token);
      return token;
    },
    revokeTokens: () => tokens.clear(),
    setFaults: (changes) => {
      faults = { ...faults, ...changes };
    },
  };
}

function refusal(status: number, error: string, retryAfter?: number): Response {
  const headers = { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
  return Response.json({ error }, { status, headers });
}

function inSnakeCase(value: object): object {
  const members = Object.entries(value).map(
    ([name, member]) =>
      [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), member as unknown] as const,
  );
  return Object.fromEntries(members);
}

function withoutId(method: object): object {
  return Object.fromEntries(Object.entries(method).filter(([name]) => name !== 'id'));
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
