import type { BackendOptions, TokenRequest } from '../model/methods-backend.js';
import { throwIfAborted, type AuthorizedFetch } from './http.js';
import { asText } from './json-value.js';
import { loadChunk } from './load-chunk.js';

/** The syntax of a token in https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearerToken = /^[\w.~+/-]+=*$/;

/** How browsers describe a request that got no response, as opposed to a mistake such as `undefined.fetch()`. */
const networkFailure = /^(failed to fetch|fetch failed|load failed|network|the (network|internet) )/i;

/**
 * Authorizes the requests of one action with the host's fetcher, token getter, or fixed token. All requests made
 * through the same result share one token. A request that was answered with 401 was refused and changed nothing,
 * so it is safe to send it once more with a fresh token.
 */
export function authorizedFetch(options: BackendOptions, tokenRequest: TokenRequest): AuthorizedFetch {
  const { fetcher } = options;
  const freshRequest = { ...tokenRequest, fresh: true };
  const token = once(() => hostToken(options, tokenRequest));
  const freshToken = once(() => hostToken(options, freshRequest));

  return async (url, init) => {
    const send = async (request: TokenRequest, bearer: typeof token): Promise<Response> => {
      if (fetcher) return hostResponse(() => fetcher(url, init, request), request);
      const authorization = `Bearer ${await bearer()}`;
      throwIfAborted(init.signal);
      return fetch(url, { ...init, headers: { ...init.headers, authorization } });
    };

    const response = await send(tokenRequest, token);
    if (response.status !== 401 || tokenRequest.fresh) return response;
    const { bearerChallenge } = await loadChunk(() => import('./problem.js'));
    throwIfAborted(init.signal);
    if (bearerChallenge(response.headers).stepUp) return response;
    // Without a fresh token, as when the host set a fixed one, the request would only be refused again.
    if (!fetcher && (await freshToken()) === (await token())) return response;
    return send(freshRequest, freshToken);
  };
}

async function hostToken(
  { getAccessToken, accessToken }: BackendOptions,
  request: TokenRequest,
): Promise<string> {
  let token: unknown = accessToken;
  try {
    if (getAccessToken) token = await getAccessToken(request);
  } catch (cause) {
    if (isNetworkFailure(cause)) throw cause;
    throw (await loadHostErrors()).toHostError('getAccessToken', cause, request);
  }
  if (bearerToken.test(asText(token))) return asText(token);
  const { unusableValue } = await loadHostErrors();
  throw unusableValue(getAccessToken ? 'getAccessToken' : 'accessToken');
}

async function hostResponse(fetchByHost: () => Promise<Response>, request: TokenRequest): Promise<Response> {
  let response: Response;
  try {
    response = await fetchByHost();
  } catch (cause) {
    // A DOMException is an aborted request, or one that took too long.
    if (isNetworkFailure(cause) || cause instanceof DOMException) throw cause;
    throw (await loadHostErrors()).toHostError('fetcher', cause, request);
  }
  if (typeof response?.text === 'function') return response;
  throw (await loadHostErrors()).unusableValue('fetcher');
}

function isNetworkFailure(cause: unknown): boolean {
  return cause instanceof TypeError && networkFailure.test(cause.message);
}

function loadHostErrors(): Promise<typeof import('./host-error.js')> {
  return loadChunk(() => import('./host-error.js'));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
