import type { BackendOptions, CallOptions, TokenReason } from '../../model/methods-backend.js';
import { authorizedFetch } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type AuthorizedFetch, type JsonRequest } from '../http.js';
import { loadChunk } from '../../model/load-chunk.js';
import { isPathSegment } from '../path-segment.js';
import { resolveEndpoint, type Endpoint } from './endpoint.js';
import type { EnrollableHere } from './enrollment-refusals.js';
import type { RefusedRequest } from './errors.js';
import { invalidResponse } from './map.js';

/** One action of the person's. Its requests share one token and one signal. */
export interface Action {
  readonly fetch: AuthorizedFetch;
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
}

/** The answer to `create`. `location` names the new method, if CORS lets it be read. */
export interface Created {
  readonly body: unknown;
  readonly location: string | null;
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

const collection = '/authentication-methods';

/** The operations of the My Account API that the element uses, under the API's names. Each sends one request. */
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
    return { scopes, signal, fetch: authorizedFetch(this.#options, tokenRequest) };
  }

  factors(action: Action): Promise<unknown> {
    return this.#read(action, 'factors', 'GET', '/factors');
  }

  list(action: Action): Promise<unknown> {
    return this.#read(action, 'list', 'GET', collection);
  }

  async create(action: Action, type: EnrollableHere, fields: Body): Promise<Created> {
    const response = await this.#send(action, 'create', 'POST', collection, { type, ...fields }, type);
    return { body: await readJson(response, action.signal), location: response.headers.get('location') };
  }

  verify(action: Action, type: EnrollableHere, id: string, body: Body): Promise<unknown> {
    return this.#read(action, 'verify', 'POST', `${methodPath(id)}/verify`, body, type);
  }

  patch(action: Action, id: string, body: Body): Promise<unknown> {
    return this.#read(action, 'update', 'PATCH', methodPath(id), body);
  }

  async delete(action: Action, id: string): Promise<void> {
    await this.#send(action, 'remove', 'DELETE', methodPath(id));
  }

  async #read(action: Action, ...call: Call): Promise<unknown> {
    return readJson(await this.#send(action, ...call), action.signal);
  }

  async #send(
    { fetch, scopes, signal }: Action,
    ...[operation, method, path, body, type]: Call
  ): Promise<Response> {
    const response = await sendJson(fetch, { method, url: this.#endpoint.base + path, body, signal });
    // A removal that is done has no contents. A redirect may have been followed by a host's fetcher.
    const isExpected = operation === 'remove' ? response.status === 204 : response.ok;
    if (isExpected && !response.redirected) return response;
    const { refusalError } = await loadChunk(() => import('./errors.js'));
    const error = await refusalError(response, { operation, type, scopes, body });
    throwIfAborted(signal);
    if (error) throw error;
    return response;
  }
}

/**
 * Ids contain `|`, which must be sent as `%7C`, also when a DPoP proof repeats the address. Throws `invalid_response`
 * for an id that would lead to another path.
 */
function methodPath(id: string): string {
  if (!isPathSegment(id)) throw invalidResponse('method: id missing or not usable in a path');
  return `${collection}/${encodeURIComponent(id)}`;
}
