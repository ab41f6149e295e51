import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { ConnectionOptions, TokenRequest } from '../model/methods-backend.js';
import { throwIfAborted, type AuthorizedFetch } from './http.js';
import { asObject } from './json-value.js';
import { bearerChallenge } from './problem.js';

/** How sign-in libraries say that a token needs a stronger sign-in, in an error's `error`, `code` or name. */
const stepUpErrors = /mfa_?required|unmet_authentication_requirements|insufficient_user_authentication/i;

/** The syntax of a token in https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearerToken = /^[\w.~+/-]+=*$/;

/** The words of the browsers for a request that got no answer. */
const networkFailure = /fetch|network|load failed/i;

/**
 * Authorizes the requests of one action as the host wants it: by its fetcher, its token getter, or a fixed
 * token. Requests made through the same result share one token. A request that is answered with 401 was
 * refused, not done, so it is safe to send it once more with a fresh token.
 */
export function authorizedFetch(connection: ConnectionOptions, tokenRequest: TokenRequest): AuthorizedFetch {
  const { fetcher, getAccessToken } = connection;
  const freshRequest = { ...tokenRequest, fresh: true };
  const token = once(() => hostToken(connection, tokenRequest));
  const freshToken = tokenRequest.fresh ? token : once(() => hostToken(connection, freshRequest));

  return async (url, init) => {
    const send = async (request: TokenRequest): Promise<Response> => {
      if (fetcher) return hostAnswer(() => fetcher(url, init, request));
      const authorization = `Bearer ${await (request.fresh ? freshToken : token)()}`;
      throwIfAborted(init.signal);
      return fetch(url, { ...init, headers: { ...init.headers, authorization } });
    };

    const response = await send(tokenRequest);
    const mayRefresh = !tokenRequest.fresh && (fetcher || getAccessToken);
    if (response.status !== 401 || !mayRefresh || bearerChallenge(response.headers).stepUp) return response;
    throwIfAborted(init.signal);
    return send(freshRequest);
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
    if (cause instanceof TypeError && networkFailure.test(cause.message)) throw cause;
    throw hostError('getAccessToken', cause);
  }
  if (typeof token === 'string' && bearerToken.test(token)) return token;
  const source = getAccessToken ? 'getAccessToken returned' : 'accessToken is';
  throw new AuthMethodsError(
    'misconfigured',
    `${source} no token: it takes the bare token, as a non-empty string`,
  );
}

async function hostAnswer(fetchByHost: () => Promise<Response>): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetchByHost();
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof DOMException) throw cause;
    throw hostError('fetcher', cause);
  }
  if (typeof answer?.text === 'function') return answer;
  throw new AuthMethodsError(
    'misconfigured',
    'fetcher returned no Response: return what fetch() resolves with',
  );
}

function hostError(callback: string, cause: unknown): AuthMethodsError {
  if (cause instanceof AuthMethodsError) return cause;
  const { error, code, mfa_token: mfaToken } = asObject(cause);
  // As a string, an error is its name and message.
  if (mfaToken || stepUpErrors.test([cause, error, code].join())) {
    // Without the cause: it may carry an `mfa_token`, and consoles print causes.
    return new AuthMethodsError('step_up_required', `${callback} demands a stronger sign-in`, { stepUp: {} });
  }
  return new AuthMethodsError(
    'unauthorized',
    `${callback} failed, see cause. It is asked for the given audience and scopes`,
    { cause },
  );
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
