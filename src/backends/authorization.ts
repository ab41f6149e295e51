import { throwMissingChunk } from '../model/auth-methods-error.js';
import type { BackendOptions, TokenRequest } from '../model/methods-backend.js';
import { throwIfAborted, type AuthorizedFetch } from './http.js';
import { asText } from './json-value.js';

/** The syntax of a token in https://www.rfc-editor.org/rfc/rfc6750#section-2.1, and not a missing value as a text. */
const bearerToken = /^(?!undefined$|null$)[\w.~+/-]+=*$/;

/**
 * Authorizes the requests of one action with the host's fetcher, token getter, or fixed token. All requests made
 * through the same result share one token. A request that was answered with 401 was refused and changed nothing,
 * so it is safe to send it once more with a fresh token.
 *
 * @param sent gets each token that is sent
 */
export function authorizedFetch(
  options: BackendOptions,
  tokenRequest: TokenRequest,
  sent: string[] = [],
): AuthorizedFetch {
  const { fetcher } = options;
  const freshRequest = { ...tokenRequest, fresh: true };
  const token = once(() => hostToken(options, tokenRequest));
  const freshToken = once(() => hostToken(options, freshRequest));

  return async (url, init) => {
    const send = async (request: TokenRequest, bearer: typeof token): Promise<Response> => {
      if (fetcher) {
        // The fetchers of sign-in libraries read the scopes under another name.
        const named = { ...request, scope: request.scopes };
        return hostResponse(() => fetcher(url, init, named), request);
      }
      const text = await bearer();
      throwIfAborted(init.signal);
      sent.push(text);
      return fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${text}` } });
    };

    const response = await send(tokenRequest, token);
    if (response.status !== 401 || tokenRequest.fresh) return response;
    const { bearerChallenge } = await import('./problem.js').catch(throwMissingChunk);
    throwIfAborted(init.signal);
    if (bearerChallenge(response.headers).stepUp) return response;
    // Without a fresh token, as when the host set a fixed one, the request would only be refused again.
    if (!fetcher && (await freshToken()) === (await token())) return response;
    return send(freshRequest, freshToken);
  };
}

/** Gets the token for a request from the host. Rejects with the reason when the host provides none. */
export async function hostToken(
  { getAccessToken, accessToken }: BackendOptions,
  request: TokenRequest,
): Promise<string> {
  let token: unknown = accessToken;
  try {
    if (getAccessToken) token = await getAccessToken(request);
  } catch (cause) {
    throw await (await loadHostErrors()).hostError('getAccessToken', cause, request);
  }
  if (isBearerToken(asText(token))) return asText(token);
  throw (await loadHostErrors()).unusableValue('getAccessToken');
}

/** Browsers let every script read what a pattern has matched last (`RegExp.input`): that must not be a token. */
function isBearerToken(text: string): boolean {
  return bearerToken.test(text) && bearerToken.test('none');
}

/** Returns the response of the host's fetcher, or the one that its error carries. */
export async function hostResponse(
  fetchByHost: () => Promise<Response>,
  request: TokenRequest,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetchByHost();
  } catch (cause) {
    response = await (await loadHostErrors()).carriedResponse(cause, request);
  }
  if (typeof response?.clone === 'function') return response;
  return (await loadHostErrors()).completedResponse(response);
}

/** Where they can't be downloaded, there is no connection, and that is what the host's function met, too. */
function loadHostErrors(): Promise<typeof import('./host-error.js')> {
  return import('./host-error.js');
}

/** Calls the function once, when first needed, and caches its promise. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
