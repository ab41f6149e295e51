import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { ConnectionOptions, TokenRequest } from '../model/methods-backend.js';
import { throwIfAborted, type AuthorizedFetch } from './http.js';
import { asObject, asText } from './json-value.js';
import { bearerChallenge } from './problem.js';

/** How sign-in libraries say that a token needs a stronger sign-in, in an error's `error`, `code` or name. */
const stepUpErrors = /mfa_?required|unmet_authentication_requirements|insufficient_user_authentication/i;

/** The syntax of a token in https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearerToken = /^[\w.~+/-]+=*$/;

/** The browsers' words for a request that got no answer. */
const networkFailure = /fetch|network|load failed/i;

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
    const { stepUp } = bearerChallenge(response.headers);
    if (response.status !== 401 || stepUp || tokenRequest.fresh) return response;
    throwIfAborted(init.signal);
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
    if (cause instanceof TypeError && networkFailure.test(cause.message)) throw cause;
    throw hostError('getAccessToken', cause, request);
  }
  if (bearerToken.test(asText(token))) return asText(token);
  throw new AuthMethodsError(
    'misconfigured',
    getAccessToken
      ? 'getAccessToken returned no token. It must return (a promise of) the access token itself, as a string.'
      : 'accessToken is no token. It must be the access token itself, as a string.',
  );
}

async function hostAnswer(fetchByHost: () => Promise<Response>, request: TokenRequest): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetchByHost();
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof DOMException) throw cause;
    throw hostError('fetcher', cause, request);
  }
  if (typeof answer?.text === 'function') return answer;
  throw new AuthMethodsError(
    'misconfigured',
    'fetcher returned no Response. It must return what fetch() does.',
  );
}

/** What a failed callback of the host means. Its own words stay in the cause: they may hold anything. */
function hostError(callback: string, cause: unknown, { audience, scopes }: TokenRequest): AuthMethodsError {
  if (cause instanceof AuthMethodsError) return cause;
  const { name, error, code, mfa_token: mfaToken } = asObject(cause);
  if (mfaToken || stepUpErrors.test([cause, name, error, code].join())) {
    // Without its cause: that may carry an `mfa_token`, and consoles print causes.
    return new AuthMethodsError('step_up_required', `${callback} asks for a stronger sign-in`, {
      stepUp: {},
    });
  }
  return new AuthMethodsError(
    'unauthorized',
    `${callback} failed (${asText(error) || asText(code) || 'see cause'}). ` +
      `It must provide a token for the audience "${audience}" and the scope "${scopes.join(' ')}".`,
    { cause },
  );
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
