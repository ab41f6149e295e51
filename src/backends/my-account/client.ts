import type { BackendOptions, CallOptions, TokenReason } from '../../model/methods-backend.js';
import { authorizedFetch } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type AuthorizedFetch, type JsonRequest } from '../http.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import { resolveEndpoint, type Endpoint } from './endpoint.js';
import type { EnrollableHere } from './enrollment-refusals.js';
import type { RefusedRequest } from './errors.js';

/** One action of the person's. Its requests share one token and one signal. */
export interface Action {
  readonly fetch: AuthorizedFetch;
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
  /** The tokens that were sent, except by a fetcher of the host's. */
  readonly tokens: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

type Call = [
  operation: RefusedRequest['operation'],
  method: JsonRequest['method'],
  path: string,
  body?: Body,
  /** The type being added. */
  type?: EnrollableHere,
];

/** The path of the list. */
export const collection = '/authentication-methods';

/** Sends requests to the My Account API. Those that change something are in changes.ts and enrollment.ts. */
export class MyAccountClient {
  readonly #options: BackendOptions;
  readonly #endpoint: Endpoint;

  /** Throws `misconfigured` when the options don't suffice. */
  constructor(options: BackendOptions) {
    this.#options = options;
    this.#endpoint = resolveEndpoint(options);
  }

  /** Begins an action. Its first request asks the host for the token. */
  begin(reason: TokenReason, scopes: readonly string[], { signal, stepUp }: CallOptions): Action {
    const { audience } = this.#endpoint;
    const tokenRequest = { scopes, audience, reason, fresh: !!stepUp, ...(stepUp && { stepUp }) };
    const tokens: string[] = [];
    return { scopes, signal, tokens, fetch: authorizedFetch(this.#options, tokenRequest, tokens) };
  }

  factors(action: Action): Promise<unknown> {
    return this.read(action, 'factors', 'GET', '/factors');
  }

  list(action: Action): Promise<unknown> {
    return this.read(action, 'list', 'GET', collection);
  }

  /** Sends one request, and reads the JSON of its answer. */
  async read(action: Action, ...call: Call): Promise<unknown> {
    return readJson(await this.send(action, ...call), action.signal);
  }

  /** Sends one request. Rejects when it was refused. */
  async send(
    { fetch, scopes, signal, tokens }: Action,
    ...[operation, method, path, body, type]: Call
  ): Promise<Response> {
    const response = await sendJson(fetch, { method, url: this.#endpoint.base + path, body, signal });
    // A removal that is done has no contents. A redirect may have been followed by a host's fetcher.
    const isExpected = operation === 'remove' ? response.status === 204 : response.ok;
    if (isExpected && !response.redirected) return response;
    const { refusalError } = await import('./errors.js').catch(throwMissingChunk);
    const error = await refusalError(response, { operation, type, scopes, body, tokens });
    throwIfAborted(signal);
    if (error) throw error;
    return response;
  }
}
