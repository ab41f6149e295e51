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

/** The members of `Auth0Client` of `@auth0/auth0-spa-js` 2 that are used. */
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

/** The members of `AuthMethodsStepUpEvent` that are used. */
interface StepUpEvent extends Event {
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  respondWith(response: Promise<unknown>): void;
}

type StepUpListener = (event: StepUpEvent) => void;

/** The members of `<auth-methods-manager>` that are used. */
export interface ConnectableElement {
  fetcher: Fetcher | undefined;
  addEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
  removeEventListener(type: 'auth-methods-step-up', listener: StepUpListener): void;
}

export interface Auth0SpaConnectionOptions {
  /**
   * Whether a step-up opens the SDK's popup. Default: `true`. With `false`, listen for `auth-methods-step-up`
   * yourself, for instance to redirect.
   */
  readonly popup?: boolean;
  /** The key under which the SDK stores the API's DPoP nonce. Default: `my-account`. */
  readonly dpopNonceId?: string;
}

/**
 * Makes an element use the tokens of an `@auth0/auth0-spa-js` client, including DPoP, and opens the client's popup
 * when an action needs a step-up.
 *
 * ```js
 * connectAuth0SpaJs(document.querySelector('auth-methods-manager'), await createAuth0Client({ … }));
 * ```
 *
 * @returns a function that disconnects them
 */
export function connectAuth0SpaJs(
  element: ConnectableElement,
  client: Auth0SpaClient,
  { popup = true, dpopNonceId = 'my-account' }: Auth0SpaConnectionOptions = {},
): () => void {
  /** The last token request of each kind of action: a step-up asks for the same scopes. */
  const lastRequests = new Map<TokenReason, TokenRequest>();

  const issuedToken = async (request: TokenRequest): Promise<IssuedToken> => {
    // The popup stored its token in the SDK's cache, under this audience and scope. A silent renewal would issue
    // another token, from a refresh token that may predate the stronger sign-in.
    const isFromPopup = popup && request.stepUp !== undefined;
    const token = await client.getTokenSilently({
      authorizationParams: parametersOf(request, request.stepUp),
      cacheMode: request.fresh && !isFromPopup ? 'off' : 'on',
      detailedResponse: true,
    });
    // The SDK returns none when the session has reached its maximum age.
    if (!token) throw Object.assign(new Error('The SDK has no token'), { error: 'login_required' });
    return token;
  };

  const fetcher: Fetcher = async (input, init, request) => {
    lastRequests.set(request.reason, request);
    const { access_token: token, token_type: tokenType } = await issuedToken(request);
    // Given a nonce id, the SDK's fetcher treats every token as bound to a key.
    if (tokenType?.toLowerCase() === 'dpop') {
      const getAccessToken = (): Promise<string> => Promise.resolve(token);
      return client.createFetcher({ dpopNonceId, getAccessToken }).fetchWithAuth(input, init);
    }
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

  const signedInPerson = async (): Promise<string | undefined> => (await client.getUser())?.sub;

  /** Resolves to whether the same person signed in: the action must not resume in someone else's account. */
  const signInAgain = async (request: TokenRequest, challenge: StepUpChallenge): Promise<boolean> => {
    // Not awaited here, since browsers only let a popup open during the click.
    const before = signedInPerson();
    await client.getTokenWithPopup({ authorizationParams: parametersOf(request, challenge) });
    return (await before) === (await signedInPerson());
  };

  const onStepUp: StepUpListener = (event) => {
    const request = lastRequests.get(event.reason);
    // A host that redirects on its own prevents the event.
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
