import {
  changedFaults,
  emulatedFetch,
  noFaults,
  type BackendEmulator,
  type CommonFaults,
} from '../backend-emulator.js';
import { person } from '../person.js';
import { managementUsers, otherPerson, type ManagementAccountName } from './management-accounts.js';
import type { ManagementUser } from './management-method.js';
import { machine, managementScopes, ManagementTokens } from './management-tokens.js';
import { RateLimit } from './rate-limit.js';
import { Refusal } from './refusal.js';
import { answerApiRequest } from './api-routes.js';

/** How the Management API misbehaves, and what its documentation leaves open. Everything is off by default. */
export interface ManagementFaults extends CommonFaults {
  /** Scopes that the machine lacks. */
  readonly missingScopes: readonly string[];
  /** Answers to POST, PUT and PATCH repeat `totp_secret`. On by default, as the schema allows it. */
  readonly echoTotpSecret: boolean;
  /** Members are written as in one sample of the guide: `keyId`. */
  readonly camelCase: boolean;
  /** The list is always a bare list, or always an envelope. */
  readonly listForm: 'bare' | 'envelope' | undefined;
  /** Every page of the list is the first one, or every page is full of new items. */
  readonly pages: 'repeated' | 'endless' | undefined;
  /** How many methods of one type a user may have. */
  readonly mostOfType: number;
  /** How many requests are answered in a minute. */
  readonly requestsPerMinute: number;
}

export interface ManagementEmulatorOptions {
  /** The tenant's address. Default `http://localhost:4400`. */
  readonly origin?: string;
  /** What Ada's account holds. Default `typical`. */
  readonly account?: ManagementAccountName;
  /** The API's clock, in milliseconds. Default: the real one. */
  readonly now?: () => number;
}

/** The Management API of a tenant with two people, in memory. */
export interface ManagementEmulator extends BackendEmulator<ManagementFaults> {
  /** The machine that may get tokens at `POST /oauth/token`. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The audience of its tokens. */
  readonly audience: string;
  /** Ada's. */
  readonly userId: string;
  /** Of a person whose methods are none of Ada's business. */
  readonly otherUserId: string;
  /** What the API holds of a person. Throws for an unknown id. */
  user(id: string): ManagementUser;
  /** Issues a token for the machine. Default: with all its scopes. */
  issueToken(scopes?: readonly string[]): string;
  reset(account?: ManagementAccountName): void;
}

export function createManagementEmulator(options: ManagementEmulatorOptions = {}): ManagementEmulator {
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  const now = options.now ?? Date.now;
  const audience = `${origin}/api/v2/`;
  const tokens = new ManagementTokens(audience, now);
  const rateLimit = new RateLimit(now);
  let accountName = options.account ?? 'typical';
  let users = managementUsers(accountName);
  let faults: ManagementFaults = {
    ...noFaults,
    missingScopes: [],
    echoTotpSecret: true,
    camelCase: false,
    listForm: undefined,
    pages: undefined,
    mostOfType: 20,
    requestsPerMinute: 1000,
  };

  const answerApi = async (request: Request): Promise<Response> => {
    try {
      if (faults.status !== undefined && faults.status !== 429)
        throw new Refusal(faults.status, 'Refused on demand');
      if (!rateLimit.take(faults))
        throw new Refusal(429, 'Global limit has been reached', 'too_many_requests');
      return await answerApiRequest(request, {
        users,
        faults,
        tokens,
        isoNow: () => new Date(now()).toISOString(),
      });
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
  };

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/oauth/token' && request.method === 'POST') {
      const scopes = managementScopes.filter((scope) => !faults.missingScopes.includes(scope));
      return tokens.answer(request, scopes);
    }
    if (!pathname.startsWith('/api/v2/')) return new Response('Not found', { status: 404 });
    const response = await answerApi(request);
    for (const [name, value] of Object.entries(rateLimit.headers(faults))) response.headers.set(name, value);
    response.headers.set('date', new Date(now()).toUTCString());
    return response;
  };

  return {
    origin,
    audience,
    ...machine,
    userId: person.userId,
    otherUserId: otherPerson.userId,
    outbox: [],
    fetch: emulatedFetch(origin, () => faults, answer),
    user: (id) => {
      const user = users.get(id);
      if (!user) throw new Error(`No user ${id}`);
      return user;
    },
    issueToken: (scopes) => tokens.issue(scopes),
    revokeTokens: () => tokens.revokeAll(),
    get faults() {
      return faults;
    },
    setFaults: (changes) => {
      faults = changedFaults(faults, changes);
    },
    reset: (name = accountName) => {
      accountName = name;
      users = managementUsers(name);
    },
  };
}
