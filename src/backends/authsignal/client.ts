import { throwMissingChunk } from '../../model/auth-methods-error.js';
import type { CallOptions, TokenReason, TokenRequest } from '../../model/methods-backend.js';
import { authorizedFetch } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type AuthorizedFetch, type JsonRequest } from '../http.js';
import { asObject, asText } from '../json-value.js';
import type { RefusedRequest } from './errors.js';
import type { AuthsignalOptions } from './options.js';

/** One action of the person's. Its requests share one token and one signal. */
export interface Action {
  readonly fetch: AuthorizedFetch;
  /** The same with a token that the host has just made. */
  readonly fetchAgain: () => AuthorizedFetch;
  /** Whether another token may help, where one was refused. */
  readonly mayRenew: (isExpired: boolean) => boolean;
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
  /** The tokens that were sent, except by a fetcher of the host's. */
  readonly tokens: readonly string[];
}

/** A request, and what its refusal is judged by. */
export interface Call extends Pick<RefusedRequest, 'operation' | 'type' | 'secrets'> {
  readonly method: 'GET' | 'POST';
  /** Below `/client`. */
  readonly path: string;
  readonly body?: object | undefined;
}

const scopes: Readonly<Partial<Record<TokenReason, readonly string[]>>> = {
  list: ['read:authenticators'],
  enroll: ['add:authenticators'],
};

/** A token of the vendor's: https://www.rfc-editor.org/rfc/rfc7515#section-3.1 */
const webToken = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Sends requests to the vendor's API for browsers. */
export class AuthsignalClient {
  readonly #options: AuthsignalOptions;
  readonly #base: string;
  /** The token that came with the last proof, or took the place of an enrollment's own. Dropped when it is refused. */
  #token: string | undefined;

  /** @param base without a trailing slash */
  constructor(options: AuthsignalOptions, base: string) {
    this.#options = options;
    this.#base = base;
  }

  /**
   * Begins an action. Its first request asks the host for a token, unless there is a newer one than the host can have.
   *
   * @param own the token that the enrollment was started with: the vendor knows the enrollment by it
   */
  begin(reason: 'list' | 'enroll', { signal, stepUp }: CallOptions, own?: string): Action {
    const { fetcher, getAccessToken: askHost, accessToken } = this.#options;
    const request: TokenRequest = {
      scopes: scopes[reason] ?? [],
      audience: this.#base,
      reason,
      fresh: !!stepUp,
      ...(stepUp && { stepUp }),
    };
    const tokens: string[] = [];
    let isHostsToken = false;
    const getAccessToken = async (wanted: TokenRequest): Promise<string | undefined> => {
      if (wanted.fresh) this.#token = undefined;
      const known = wanted.fresh ? undefined : (this.#token ?? own);
      isHostsToken = known === undefined;
      if (known !== undefined) return known;
      const token = askHost ? await askHost(wanted) : accessToken;
      if (own !== undefined) this.#token = token;
      return token;
    };
    const authorize = (wanted: TokenRequest): AuthorizedFetch => {
      const authorized = authorizedFetch(fetcher ? { fetcher } : { getAccessToken }, wanted, tokens);
      // Of this content type with every request, as the vendor's own library sends them.
      return (url, init) =>
        authorized(url, { ...init, headers: { ...init.headers, 'content-type': 'application/json' } });
    };
    let again: AuthorizedFetch | undefined;
    return {
      fetch: authorize(request),
      fetchAgain: () => (again ??= authorize({ ...request, fresh: true })),
      mayRenew: (isExpired) => {
        if (request.fresh) return false;
        if (fetcher) return isExpired;
        return isHostsToken ? isExpired && askHost !== undefined : true;
      },
      scopes: request.scopes,
      signal,
      tokens,
    };
  }

  /**
   * Sends a request, and reads the JSON of its answer. Where the token was refused, nothing was done: then the request is
   * sent once more with a fresh one. A token that comes with the answer is used from then on.
   */
  async read(action: Action, call: Call): Promise<unknown> {
    let sent = await this.#send(action, action.fetch, call);
    if (sent.refused) {
      const { refusalError, refusedToken } = await import('./errors.js').catch(throwMissingChunk);
      const refused = await refusedToken(sent.refused);
      throwIfAborted(action.signal);
      // What was answered 401 has been sent again already.
      if (refused && sent.refused.status !== 401 && action.mayRenew(refused === 'expired'))
        sent = await this.#send(action, action.fetchAgain(), call);
      if (sent.refused) {
        const error = await refusalError(sent.refused, { ...call, ...action });
        throwIfAborted(action.signal);
        throw error;
      }
    }
    if (!this.#options.fetcher) this.#keep(asText(asObject(sent.answer).accessToken));
    return sent.answer;
  }

  async #send(
    { signal }: Action,
    fetch: AuthorizedFetch,
    { method, path, body }: Call,
  ): Promise<{ readonly answer?: unknown; readonly refused?: Response }> {
    const request: JsonRequest = { method, url: `${this.#base}/client${path}`, body, signal };
    const response = await sendJson(fetch, request);
    if (!response.ok || response.redirected) return { refused: response };
    // The vendor's own library knows a refusal by these members, whatever the status.
    const answer = await readJson(response.clone(), signal);
    const { error, errorCode, error_code } = asObject(answer);
    return (error ?? errorCode ?? error_code) ? { refused: response } : { answer };
  }

  #keep(token: string): void {
    if (webToken.test(token)) this.#token = token;
    // Browsers let every script read what a pattern has matched last (`RegExp.input`): that must not be a token.
    /^/.test('');
  }
}
