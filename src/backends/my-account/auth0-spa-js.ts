import type { StepUpChallenge } from '../../model/auth-methods-error.js';
import type { Fetcher, TokenReason, TokenRequest } from '../../model/methods-backend.js';
import {
  auth0Client,
  readIssuedToken,
  type Auth0AngularClient,
  type Auth0AnyClient,
  type Auth0FrameworkClient,
  type Auth0SpaClient,
  type AuthorizationParameters,
  type IssuedToken,
} from './auth0-client.js';
import {
  beginConfirmation,
  confirmationWithoutMethods,
  mfaTokenOf,
  type OpenConfirmation,
  type RenewMfaToken,
} from './auth0-mfa.js';
import {
  connect,
  isConnectable,
  isForConnector,
  type ConnectableElement,
  type Connection,
  type StepUpEvent,
  type StepUpListener,
} from './connectable-element.js';
import { oauthErrorOf, popupFailure, signInFailure } from './sign-in-failures.js';

export type { Auth0AngularClient, Auth0FrameworkClient, Auth0SpaClient } from './auth0-client.js';
export type { ConnectableElement } from './connectable-element.js';

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
 * when an action needs a step-up. The client comes from `createAuth0Client()`, from `useAuth0()` in React and Vue, or
 * from `inject(AuthService)` in Angular. Anything else is reported to the developer, with the fix; so are a missing
 * client grant and a blocked popup.
 *
 * ```js
 * connectAuth0SpaJs(document.querySelector('auth-methods-manager'), await createAuth0Client({ … }));
 * ```
 *
 * @returns a function that disconnects them
 */
export function connectAuth0SpaJs(
  element: ConnectableElement,
  given: Auth0SpaClient | Auth0FrameworkClient | Auth0AngularClient,
  { popup = true, dpopNonceId = 'my-account' }: Auth0SpaConnectionOptions = {},
): () => void {
  if (!isConnectable(element, 'connectAuth0SpaJs')) return () => undefined;
  const options = { popup, dpopNonceId };
  // Without a client, the first request says so.
  return connect(element, Object(given) as object, options, () => connectionTo(given, options));
}

function connectionTo(
  given: Auth0AnyClient,
  { popup, dpopNonceId }: Required<Auth0SpaConnectionOptions>,
): Connection {
  /** Whose list is on screen. The client forgets its user when a session has ended. */
  let person: string | undefined;
  /** What the element asks in its own dialog, by what it is for. */
  const confirmations = new Map<TokenReason, OpenConfirmation>();

  const signedInPerson = async (): Promise<string | undefined> => (await auth0Client(given).getUser())?.sub;

  const silentAnswer = async (request: TokenRequest): Promise<IssuedToken | undefined> => {
    // The popup stored its token in the SDK's cache, under this audience and scope. A silent renewal would issue
    // another token, from a refresh token that may predate the stronger sign-in.
    const isFromPopup = popup && request.stepUp !== undefined;
    return auth0Client(given).getTokenSilently({
      authorizationParams: parametersOf(request, silentChallenge(request.stepUp)),
      cacheMode: request.fresh && !isFromPopup ? 'off' : 'on',
      detailedResponse: true,
    });
  };

  /** Rejects where somebody else has signed in meanwhile, whose account is not the one on screen. */
  const checkPerson = async (): Promise<void> => {
    const current = await signedInPerson();
    if (person !== undefined && current !== undefined && current !== person)
      throw Object.assign(new Error('Somebody else has signed in'), { error: 'account_selection_required' });
  };

  const issuedToken = async (request: TokenRequest): Promise<IssuedToken> => {
    const answer = await silentAnswer(request).catch(async (error: unknown) => {
      if (popup) await prepareConfirmation(request, error);
      throw signInFailure(error, request);
    });
    confirmations.delete(request.reason);
    const token = tokenIn(answer);
    if (request.reason === 'list') person = (await signedInPerson()) ?? person;
    else await checkPerson();
    return token;
  };

  /** Lists the person's factors before the step-up is asked for: only then is it known whether it needs a window. */
  const prepareConfirmation = async (request: TokenRequest, error: unknown): Promise<void> => {
    confirmations.delete(request.reason);
    if (oauthErrorOf(error).code === 'unmet_authentication_requirements') {
      confirmations.set(request.reason, confirmationWithoutMethods());
      return;
    }
    const { mfa } = auth0Client(given);
    const mfaToken = mfaTokenOf(error);
    // The SDK asks for them over HTTPS only, which an emulator may not have.
    if (!mfa || !mfaToken || !request.audience.startsWith('https:')) return;
    const renew: RenewMfaToken = async () => {
      try {
        // The request as it was: once the person has confirmed, in this dialog or in another tab, it gets its token.
        tokenIn(await silentAnswer(request));
        await checkPerson();
        return undefined;
      } catch (thrown) {
        const renewed = mfaTokenOf(thrown);
        if (renewed) return renewed;
        throw thrown;
      }
    };
    const confirmation = await beginConfirmation(mfa, mfaToken, renew);
    if (confirmation) confirmations.set(request.reason, confirmation);
  };

  const fetcher: Fetcher = async (input, init, request) => {
    const { access_token: token, token_type: tokenType } = await issuedToken(request);
    // Given a nonce id, the SDK's fetcher treats every token as bound to a key.
    if (tokenType?.toLowerCase() === 'dpop') {
      const getAccessToken = (): Promise<string> => Promise.resolve(token);
      return auth0Client(given).createFetcher({ dpopNonceId, getAccessToken }).fetchWithAuth(input, init);
    }
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

  /** Resolves to whether the same person signed in: the action must not resume in someone else's account. */
  const signInAgain = async (event: StepUpEvent): Promise<boolean> => {
    const { challenge, reason } = event;
    // Not awaited here, since browsers only let a popup open during the click.
    const present = signedInPerson().catch(() => undefined);
    await auth0Client(given)
      .getTokenWithPopup({ authorizationParams: parametersOf(event, challenge) })
      .catch((error: unknown) => {
        throw popupFailure(error, event);
      });
    const before = person ?? (await present);
    // Before the first list there is no account on screen that could be mistaken for another.
    if (before === undefined && reason === 'list') return true;
    return before === (await signedInPerson());
  };

  const onStepUp: StepUpListener = (event) => {
    if (!isForConnector(event)) return;
    const confirmation = confirmations.get(event.reason);
    if (!confirmation) return event.respondWith(signInAgain(event));
    confirmation.signIn = () => signInAgain(event);
    event.confirmWith(confirmation);
  };

  return { fetcher, onStepUp: popup ? onStepUp : undefined };
}

/** The SDK returns no token when the session has reached its maximum age. */
function tokenIn(answer: IssuedToken | undefined): IssuedToken {
  const token = readIssuedToken(answer);
  if (token) return token;
  throw Object.assign(new Error('The SDK has no token'), { error: 'login_required' });
}

/** What a request without a page may ask for: nobody can sign in from the start there. */
function silentChallenge({ maxAge, ...challenge }: StepUpChallenge = {}): StepUpChallenge {
  return maxAge ? { ...challenge, maxAge } : challenge;
}

function parametersOf(
  { audience, scopes }: Pick<TokenRequest, 'audience' | 'scopes'>,
  { acrValues, maxAge }: StepUpChallenge = {},
): AuthorizationParameters {
  return {
    audience,
    scope: scopes.join(' '),
    ...(acrValues === undefined ? {} : { acr_values: acrValues }),
    ...(maxAge === undefined ? {} : { max_age: maxAge }),
  };
}
