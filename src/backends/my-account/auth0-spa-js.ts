import type { StepUpChallenge } from '../../model/auth-methods-error.js';
import type { Fetcher, TokenReason, TokenRequest } from '../../model/methods-backend.js';

interface AuthorizationParameters {
  readonly audience: string;
  readonly scope: string;
  readonly acr_values?: string;
  readonly max_age?: number;
}

interface IssuedToken {
  readonly access_token: string;
  /** `DPoP` for a token that is bound to the client's key. */
  readonly token_type?: string;
}

/** The part of `Auth0Client` of `@auth0/auth0-spa-js` 2 that is used. */
export interface Auth0SpaClient {
  getTokenSilently(options: {
    readonly authorizationParams: AuthorizationParameters;
    readonly cacheMode: 'on' | 'off';
    readonly detailedResponse: true;
  }): Promise<IssuedToken | undefined>;
  getTokenWithPopup(options: { readonly authorizationParams: AuthorizationParameters }): Promise<unknown>;
  getUser(): Promise<{ readonly sub?: string } | undefined>;
  createFetcher(config: { readonly dpopNonceId: string; readonly getAccessToken: () => Promise<string> }): {
    fetchWithAuth(input: string, init: RequestInit): Promise<Response>;
  };
}

/** The part of `AuthMethodsStepUpEvent` that is answered. */
interface StepUpEvent extends Event {
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  respondWith(response: Promise<unknown>): void;
}

type StepUpListener = (event: StepUpEvent) => void;

/** The part of `<auth-methods-manager>` that is connected. */
export interface ConnectableElement {
  fetcher: Fetcher | undefined;
  addEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
  removeEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
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

  const issuedToken = async (request: TokenRequest): Promise<IssuedToken> => {
    // The popup has left its token in the SDK's cache, under this audience and scope. A silent renewal would
    // be another token, of a refresh token that may know nothing of the stronger sign-in.
    const isFromPopup = popup && request.stepUp !== undefined;
    const token = await client.getTokenSilently({
      authorizationParams: parametersOf(request, request.stepUp),
      cacheMode: request.fresh && !isFromPopup ? 'off' : 'on',
      detailedResponse: true,
    });
    // As the SDK does when the session has reached its greatest age.
    if (!token) throw Object.assign(new Error('The SDK has no token'), { error: 'login_required' });
    return token;
  };

  const fetcher: Fetcher = async (input, init, request) => {
    asked.set(request.reason, request);
    const { access_token: token, token_type: tokenType } = await issuedToken(request);
    // The SDK's fetcher takes every token for a bound one as soon as it is given the name of a nonce.
    if (tokenType?.toLowerCase() === 'dpop') {
      const getAccessToken = (): Promise<string> => Promise.resolve(token);
      return client.createFetcher({ dpopNonceId, getAccessToken }).fetchWithAuth(input, init);
    }
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

  const signedInPerson = async (): Promise<string | undefined> => (await client.getUser())?.sub;

  /** Resolves to whether it was the same person: the action must not go on in somebody else's account. */
  const signInAgain = async (request: TokenRequest, challenge: StepUpChallenge): Promise<boolean> => {
    // Not awaited yet: a popup must open within the click.
    const before = signedInPerson();
    await client.getTokenWithPopup({ authorizationParams: parametersOf(request, challenge) });
    return (await before) === (await signedInPerson());
  };

  const onStepUp: StepUpListener = (event) => {
    const request = asked.get(event.reason);
    // Prevented by a host that takes the person elsewhere by itself.
    if (request && !event.defaultPrevented) event.respondWith(signInAgain(request, event.challenge));
  };

  element.fetcher = fetcher;
  if (popup) element.addEventListener('auth-methods-step-up', onStepUp);
  return () => {
    if (element.fetcher === fetcher) element.fetcher = undefined;
    element.removeEventListener('auth-methods-step-up', onStepUp);
  };
}

function parametersOf(
  { audience, scopes }: TokenRequest,
  { acrValues, maxAge }: StepUpChallenge = {},
): AuthorizationParameters {
  return {
    audience,
    scope: scopes.join(' '),
    ...(acrValues === undefined ? {} : { acr_values: acrValues }),
    ...(maxAge === undefined ? {} : { max_age: maxAge }),
  };
}
