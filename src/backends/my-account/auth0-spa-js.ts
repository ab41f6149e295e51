import type { StepUpChallenge } from '../../model/auth-methods-error.js';
import type { Fetcher, TokenReason, TokenRequest } from '../../model/methods-backend.js';

interface AuthorizationParameters {
  readonly audience: string;
  readonly scope: string;
  readonly acr_values?: string;
  readonly max_age?: number;
  readonly prompt?: 'login';
}

/** The part of `Auth0Client` of `@auth0/auth0-spa-js` 2 that is used. */
export interface Auth0SpaClient {
  getTokenSilently(options: {
    readonly authorizationParams: AuthorizationParameters;
    readonly cacheMode?: 'on' | 'off';
  }): Promise<string | undefined>;
  getTokenWithPopup(options: {
    readonly authorizationParams: AuthorizationParameters;
  }): Promise<string | undefined>;
  createFetcher(config: { readonly dpopNonceId?: string; readonly getAccessToken: () => Promise<string> }): {
    fetchWithAuth(input: string, init: RequestInit): Promise<Response>;
  };
}

/** The part of `AuthMethodsStepUpEvent` that is answered. */
interface StepUpEvent extends Event {
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  respondWith(response: Promise<unknown>): void;
}

/** The part of `<auth-methods-manager>` that is connected. */
export interface ConnectableElement extends EventTarget {
  fetcher: Fetcher | undefined;
}

export interface Auth0SpaConnectionOptions {
  /**
   * Whether a step-up opens the SDK's popup. Default: `true`. With `false`, listen for `auth-methods-step-up`
   * yourself, for a redirect.
   */
  readonly popup?: boolean;
  /** Under which the SDK keeps the API's DPoP nonce. Default: `my-account`. */
  readonly dpopNonceId?: string;
}

/**
 * Lets an element use the tokens of an `@auth0/auth0-spa-js` client, DPoP included, and has the client's popup
 * sign the person in again when an action asks for it.
 *
 * ```js
 * connectAuth0SpaJs(document.querySelector('auth-methods-manager'), await createAuth0Client({ … }));
 * ```
 *
 * @returns what disconnects them again
 */
export function connectAuth0SpaJs(
  element: ConnectableElement,
  client: Auth0SpaClient,
  { popup = true, dpopNonceId = 'my-account' }: Auth0SpaConnectionOptions = {},
): () => void {
  /** What each kind of action asked for last: a step-up is for exactly that. */
  const asked = new Map<TokenReason, TokenRequest>();
  /** Of a step-up, for the one action that it was made for. */
  let steppedUp: string | undefined;

  const token = async (request: TokenRequest): Promise<string> => {
    if (request.stepUp && steppedUp !== undefined) return steppedUp;
    const options = { authorizationParams: parametersOf(request) };
    return (await client.getTokenSilently(request.fresh ? { ...options, cacheMode: 'off' } : options)) ?? '';
  };

  const fetcher: Fetcher = (input, init, request) => {
    asked.set(request.reason, request);
    return client
      .createFetcher({ dpopNonceId, getAccessToken: () => token(request) })
      .fetchWithAuth(input, init);
  };

  const onStepUp = (event: StepUpEvent): void => {
    const request = asked.get(event.reason);
    if (!request) return;
    steppedUp = undefined;
    const authorizationParams = { ...parametersOf(request, event.challenge), prompt: 'login' as const };
    event.respondWith(
      client.getTokenWithPopup({ authorizationParams }).then((popupToken) => {
        steppedUp = popupToken;
      }),
    );
  };

  element.fetcher = fetcher;
  if (popup) element.addEventListener('auth-methods-step-up', onStepUp as EventListener);
  return () => {
    if (element.fetcher === fetcher) element.fetcher = undefined;
    element.removeEventListener('auth-methods-step-up', onStepUp as EventListener);
  };
}

function parametersOf(
  { audience, scopes, stepUp }: TokenRequest,
  challenge: StepUpChallenge = stepUp ?? {},
): AuthorizationParameters {
  const { acrValues, maxAge } = challenge;
  return {
    audience,
    scope: scopes.join(' '),
    ...(acrValues === undefined ? {} : { acr_values: acrValues }),
    ...(maxAge === undefined ? {} : { max_age: maxAge }),
  };
}
