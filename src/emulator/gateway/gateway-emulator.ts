import { randomToken } from '../random.js';
import {
  changedFaults,
  emulatedFetch,
  listResponse,
  noFaults,
  type AccountName,
  type BackendEmulator,
  type CommonFaults,
} from '../backend-emulator.js';
import { gatewayAccount, type GatewayAccount } from './gateway-accounts.js';

/** How the gateway misbehaves. Everything is off by default. */
export interface GatewayFaults extends CommonFaults {
  /** Members are written as the provider writes them: `phone_number`. */
  readonly snakeCase: boolean;
}

export interface GatewayEmulatorOptions {
  /** Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `typical`. */
  readonly account?: AccountName;
}

/** A gateway over one person's account with either provider, in memory. */
export interface GatewayEmulator extends BackendEmulator<GatewayFaults> {
  readonly userId: string;
  readonly userPoolId: string;
  /** The account of `auth0-user`, as the provider stores it. */
  readonly account: GatewayAccount;
}

const userId = 'auth0|507f1f77bcf86cd799439011';
const userPoolId = 'us-east-1_1234test';
const contentTypes: readonly string[] = ['application/json', 'application/x-www-form-urlencoded'];

export function createGatewayEmulator(options: GatewayEmulatorOptions = {}): GatewayEmulator {
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  let accountName = options.account ?? 'typical';
  const account = gatewayAccount(accountName);
  const tokens = new Set<string>();
  let faults: GatewayFaults = { ...noFaults, snakeCase: false };

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
    const text = JSON.stringify({ authenticators: faults.body === 'null-list' ? null : authenticators });
    return listResponse(text, faults, 'application/json');
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
    outbox: [],
    fetch: emulatedFetch(origin, () => faults, answer),
    issueToken: () => {
      const token = randomToken(32);
      tokens.add(token);
      return token;
    },
    revokeTokens: () => tokens.clear(),
    get faults() {
      return faults;
    },
    setFaults: (changes) => {
      faults = changedFaults(faults, changes);
    },
    reset: (name = accountName) => {
      accountName = name;
      Object.assign(account, gatewayAccount(name));
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
