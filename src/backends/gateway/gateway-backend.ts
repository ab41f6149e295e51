import { AuthMethodsError, throwMissingChunk } from '../../model/auth-methods-error.js';
import type { BackendOptions, CallOptions, MethodsBackend } from '../../model/methods-backend.js';
import { authorizedFetch } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type AuthorizedFetch } from '../http.js';
import { readEndpoint } from './endpoint.js';
import { readAuthenticators } from './map.js';

/** How the gateway is reached, and whose methods it is asked for. */
export interface GatewayOptions extends Pick<BackendOptions, 'getAccessToken' | 'accessToken' | 'fetcher'> {
  /** Address above `/users`, such as `https://auth.example.com`; may be relative to the page. */
  readonly apiBase: string;
  /** Id of the person, as the gateway knows it: `auth0|507f1f77bcf86cd799439011`. */
  readonly userId: string;
  /** Where the person's account is. Default: the gateway's own default, `auth0-user`. */
  readonly provider?: 'auth0-user' | 'cognito-user';
  /** Id of the user pool. Required for `cognito-user`. */
  readonly userPoolId?: string;
  /** The `Content-Type` of every request: the gateway wants one of two, also without contents. Default: JSON. */
  readonly contentType?: 'application/json' | 'application/x-www-form-urlencoded';
  /**
   * Offers to remove methods, which the gateway can do for `auth0-user` only. The last one can't be removed. Default:
   * `false`.
   */
  readonly removal?: boolean;
  /** Audience of the access tokens. Default: `apiBase`. */
  readonly audience?: string;
}

/** It lists methods, and removes them where the host allows it. */
export type GatewayBackend = Pick<MethodsBackend, 'list' | 'remove'>;

/**
 * Talks to a gateway with `GET /users/{userId}/authentication-methods`, which answers for two providers in two forms.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function gatewayBackend(options: GatewayOptions): GatewayBackend {
  const { address, query, audience } = readEndpoint(options);
  const { contentType = 'application/json' } = options;
  const canRemove = options.removal === true && options.provider !== 'cognito-user';

  /** Sends the requests of one action, which share its token. */
  const begin = (reason: 'list' | 'remove', { signal, stepUp }: CallOptions) => {
    const tokens: string[] = [];
    const request = { scopes: [], audience, reason, fresh: !!stepUp, ...(stepUp && { stepUp }) };
    const authorized = authorizedFetch(options, request, tokens);
    const send: AuthorizedFetch = (url, init) =>
      authorized(url, { ...init, headers: { ...init.headers, 'content-type': contentType } });
    return async (method: 'GET' | 'DELETE', url: string): Promise<Response> => {
      const response = await sendJson(send, { method, url: url + query, signal });
      const isExpected = method === 'DELETE' ? response.status === 204 : response.ok;
      if (isExpected && !response.redirected) return response;
      const { refusalError } = await import('./errors.js').catch(throwMissingChunk);
      const error = await refusalError(response, method, tokens);
      throwIfAborted(signal);
      if (error) throw error;
      return response;
    };
  };

  const read = async (send: ReturnType<typeof begin>, { signal }: CallOptions) =>
    readAuthenticators(await readJson(await send('GET', address), signal), canRemove);

  const remove = async (id: string, callOptions: CallOptions): Promise<void> => {
    const send = begin('remove', callOptions);
    try {
      await send('DELETE', `${address}/${encodeURIComponent(id)}`);
    } catch (error) {
      if (AuthMethodsError.from(error).code !== 'not_found') throw error;
      // The gateway says the same of a person and of a method: the list knows.
      const { methods, incomplete } = await read(send, callOptions);
      if (incomplete || methods.some((method) => method.id === id)) throw error;
    }
  };

  return {
    list: async (callOptions) => read(begin('list', callOptions), callOptions),
    ...(canRemove && { remove }),
  };
}
