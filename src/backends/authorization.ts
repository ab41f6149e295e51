import { loadChunk } from '../model/load-chunk.js';
import type { ConnectionOptions, TokenRequest } from '../model/methods-backend.js';
import { throwIfAborted, type AuthorizedFetch } from './http.js';
import { asText } from './json-value.js';

/** The syntax of a token in https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearerToken = /^[\w.~+/-]+=*$/;

/** The browsers' words for a request that got no answer, not those for a mistake such as `undefined.fetch()`. */
const networkFailure = /^(failed to fetch|fetch failed|load failed|network|the (network|internet) )/i;

/**
 * Authorizes the requests of one action as the host wants it: by its fetcher, its token getter, or a fixed
 * token. Requests made through the same result share one token. A request that is answered with 401 was
 * refused, not done, so it is safe to send it once more with a fresh token.
 */
export function authorizedFetch(connection: ConnectionOptions, tokenRequest: TokenRequest): AuthorizedFetch {
  const { fetcher } = connection;
  const freshRequest = { ...tokenRequest, fresh: true };
  const token = once(() => hostToken(connection, tokenRequest));
  const freshToken = once(() => hostToken(connection, freshRequest));

  return async (url, init) => {
    const send = async (request: TokenRequest, bearer: typeof token): Promise<Response> => {
      if (fetcher) return hostAnswer(() => fetcher(url, init, request), request);
      const authorization = `Bearer ${await bearer()}`;
      throwIfAborted(init.signal);
      return fetch(url, { ...init, headers: { ...init.headers, authorization } });
    };

    const response = await send(tokenRequest, token);
    if (response.status !== 401 || tokenRequest.fresh) return response;
    const { bearerChallenge } = await loadChunk(() => import('./problem.js'));
    throwIfAborted(init.signal);
    if (bearerChallenge(response.headers).stepUp) return response;
    // A host without a fresh one, such as a fixed token, would only be refused again.
    if (!fetcher && (await freshToken()) === (await token())) return response;
    return send(freshRequest, freshToken);
  };
}

async function hostToken(
  { getAccessToken, accessToken }: ConnectionOptions,
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
  const { uselessHostValue } = await loadHostErrors();
  throw uselessHostValue(getAccessToken ? 'getAccessToken' : 'accessToken');
}

async function hostAnswer(fetchByHost: () => Promise<Response>, request: TokenRequest): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetchByHost();
  } catch (cause) {
    // An aborted request, or one that took too long, is a DOMException.
    if (isNetworkFailure(cause) || cause instanceof DOMException) throw cause;
    throw (await loadHostErrors()).toHostError('fetcher', cause, request);
  }
  if (typeof answer?.text === 'function') return answer;
  throw (await loadHostErrors()).uselessHostValue('fetcher');
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
