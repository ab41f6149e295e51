import { AuthMethodsError, throwMissingChunk } from '../../model/auth-methods-error.js';
import type { BackendOptions, CallOptions, TokenReason, TokenRequest } from '../../model/methods-backend.js';
import { hostResponse, hostToken, once } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type JsonRequestInit } from '../http.js';
import { asObject, invalidResponse } from '../json-value.js';
import type { Endpoint } from './endpoint.js';

/** The operations of the API that are used. */
export type Operation =
  | 'GetUser'
  | 'GetUserAuthFactors'
  | 'ListWebAuthnCredentials'
  | 'AssociateSoftwareToken'
  | 'VerifySoftwareToken'
  | 'SetUserMFAPreference'
  | 'UpdateUserAttributes'
  | 'GetUserAttributeVerificationCode'
  | 'VerifyUserAttribute'
  | 'StartWebAuthnRegistration'
  | 'CompleteWebAuthnRegistration'
  | 'DeleteWebAuthnCredential'
  | 'ChangePassword';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Carries out one operation, and resolves to the members of its answer. Rejects when it was refused.
 *
 * @param secrets which the refusal may quote
 */
export type Send = (operation: Operation, fields?: Fields, secrets?: readonly string[]) => Promise<Fields>;

/** The only scope there is for a person's own account. */
export const requiredScope = 'aws.cognito.signin.user.admin';

/** Sends operations to a user pool, each with the person's access token in its body. */
export class CognitoClient {
  readonly #options: BackendOptions;
  readonly #endpoint: Endpoint;

  constructor(options: BackendOptions, endpoint: Endpoint) {
    this.#options = options;
    this.#endpoint = endpoint;
  }

  /**
   * Begins an action. Its operations share one token, and one fresh token if the first is refused. An operation that was
   * refused for its token changed nothing, so it is safe to send it again.
   */
  begin(reason: TokenReason, { signal, stepUp }: CallOptions): Send {
    const options = this.#options;
    const { audience } = this.#endpoint;
    const scopes = [requiredScope];
    const request = { scopes, audience, reason, fresh: !!stepUp, ...(stepUp && { stepUp }) };
    const freshRequest = { ...request, fresh: true };
    const token = once(() => hostToken(options, request));
    const freshToken = once(() => hostToken(options, freshRequest));
    const tokens: string[] = [];

    const perform = async (
      asked: TokenRequest,
      bearer: typeof token,
      ...[operation, fields = {}, secrets = []]: Parameters<Send>
    ): Promise<Fields | AuthMethodsError> => {
      const response = await sendJson(
        (url, init) => this.#request(operation, fields, { url, init, asked, bearer, tokens }),
        { method: 'POST', url: this.#endpoint.address, body: fields, signal },
      );
      if (response.ok && !response.redirected) {
        const answer = await readAnswer(response, signal);
        // A proxy may put a refusal into a success.
        if (!('__type' in answer)) return answer;
      }
      const { refusalError } = await import('./errors.js').catch(throwMissingChunk);
      const error = await refusalError(response, { operation, fields, secrets: [...secrets, ...tokens] });
      throwIfAborted(signal);
      return error;
    };

    return async (...call) => {
      const answer = await perform(request, token, ...call);
      if (!(answer instanceof AuthMethodsError)) return answer;
      if (answer.code !== 'unauthorized' || request.fresh) throw answer;
      // Without a fresh token, as when the host set a fixed one, it would only be refused again.
      if (!options.fetcher && (await freshToken()) === (await token())) throw answer;
      const second = await perform(freshRequest, freshToken, ...call);
      if (second instanceof AuthMethodsError) throw second;
      return second;
    };
  }

  async #request(operation: Operation, fields: Fields, { url, init, asked, bearer, tokens }: Attempt) {
    const { fetcher } = this.#options;
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    };
    if (fetcher) {
      // The fetchers of sign-in libraries read the scopes under another name.
      const named = { ...asked, scope: asked.scopes };
      return hostResponse(() => fetcher(url, { ...init, headers }, named), asked);
    }
    const text = await bearer();
    throwIfAborted(init.signal);
    tokens.push(text);
    return fetch(url, { ...init, headers, body: JSON.stringify({ ...fields, AccessToken: text }) });
  }
}

interface Attempt {
  readonly url: string;
  readonly init: JsonRequestInit;
  readonly asked: TokenRequest;
  readonly bearer: () => Promise<string>;
  /** Gets each token that is sent. */
  readonly tokens: string[];
}

/** The members of an answer; none for an empty one, which operations without a result have. */
async function readAnswer(response: Response, signal: AbortSignal): Promise<Fields> {
  try {
    return asObject(await readJson(response.clone(), signal));
  } catch (error) {
    throwIfAborted(signal);
    const text = await response.text().catch(() => 'cut off');
    if (text.trim() !== '' || response.headers.get('content-type')?.includes('html')) throw error;
    return {};
  }
}

/** Rejects an answer with contents to an operation without a result: something else answered, so it may not have been carried out. */
export function expectNothing(answer: Fields): void {
  if (Object.keys(answer).length > 0) throw invalidResponse('answer: contents where there should be none');
}
