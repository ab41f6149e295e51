import type { Fetcher, TokenRequest } from '../../model/methods-backend.js';
import { asObject, asText } from '../json-value.js';
import {
  connect,
  isConnectable,
  isForConnector,
  type ConnectableElement,
  type Connection,
  type StepUpEvent,
  type StepUpListener,
} from './connectable-element.js';
import { popupAnswer } from './popup-answer.js';
import { blockedPopup, missingGrant, popupFailure, saysNoGrant, tellDeveloper } from './sign-in-failures.js';

export type { ConnectableElement } from './connectable-element.js';

/** The members of `<auth-methods-manager>` that are used. */
export interface ConnectableProxiedElement extends ConnectableElement {
  /** Set to `/me/v1`, where the SDK's proxy is, unless the host has set it. */
  apiBase: string | undefined;
}

export interface NextjsAuth0ConnectionOptions {
  /**
   * Whether a step-up opens a popup. Default: `true`. With `false`, listen for `auth-methods-step-up` yourself, for
   * instance to go to the login route.
   */
  readonly popup?: boolean;
  /** The SDK's login route, with the app's base path. Default: `/auth/login`. */
  readonly loginRoute?: string;
  /** The SDK's profile route, with the app's base path. Default: `/auth/profile`. */
  readonly profileRoute?: string;
  /**
   * The scopes of the sign-in, as in `authorizationParameters` of the server's client. The SDK adds them to those of
   * each action, and finds the token of a step-up only if it has both. Default: the SDK's own,
   * `openid profile email offline_access`.
   */
  readonly signInScope?: string;
}

const defaultScope = 'openid profile email offline_access';

const noProfile =
  'The profile route of @auth0/nextjs-auth0 does not say who is signed in, so that no action resumes after a step-up. ' +
  'Name it: `connectNextjsAuth0(manager, { profileRoute: "/auth/profile" })`.';

const noRoutes =
  'Neither the API below /me/ nor the profile route answers with JSON: it seems that @auth0/nextjs-auth0 does not see ' +
  'these requests. Pass all of them on, in proxy.ts (middleware.ts before Next.js 16): ' +
  '`export const proxy = (request: Request) => auth0.middleware(request)`.';

/** The API, which the SDK passes on, says in JSON that something is not found; an app has a page for that. */
const isOfTheApp = ({ status, headers }: Response): boolean =>
  status === 404 && !/json/.test(headers.get('content-type') ?? '');

/** What the SDK itself asks for in its popup. */
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/**
 * Makes an element use the proxy of `@auth0/nextjs-auth0` 4: no token gets into the page. Each request says in the
 * header `scope` which scopes its action needs, and a step-up opens the SDK's login route in a popup. Set the element's
 * `domain` as well, which names the audience.
 *
 * ```js
 * connectNextjsAuth0(document.querySelector('auth-methods-manager'));
 * ```
 *
 * @returns a function that disconnects them
 */
export function connectNextjsAuth0(
  element: ConnectableProxiedElement,
  {
    popup = true,
    loginRoute = '/auth/login',
    profileRoute = '/auth/profile',
    signInScope = defaultScope,
  }: NextjsAuth0ConnectionOptions = {},
): () => void {
  if (!isConnectable(element, 'connectNextjsAuth0')) return () => undefined;
  element.apiBase ||= '/me/v1';
  const options = { popup, loginRoute, profileRoute, signInScope };
  return connect(element, proxy, options, () => connectionTo(options));
}

/** The page has one session with its server. */
const proxy = {};

function connectionTo({
  popup,
  loginRoute,
  profileRoute,
  signInScope,
}: Required<NextjsAuth0ConnectionOptions>): Connection {
  /** Whose list is on screen. */
  let person: string | undefined;

  const signedInPerson = async (): Promise<string | undefined> => {
    const profile = await fetch(profileRoute).catch(() => undefined);
    if (!profile?.ok) return undefined;
    return asText(asObject(await profile.json().catch(() => undefined))['sub']) || undefined;
  };

  const fetcher: Fetcher = async (input, init, request) => {
    const { scopes, reason } = request;
    const headers = new Headers(init.headers);
    headers.set('scope', scopes.join(' '));
    const send = (): Promise<Response> => fetch(input, { ...init, headers });
    const isList = reason === 'list';
    const [early, current] = await Promise.all([isList ? send() : undefined, signedInPerson()]);
    if (isList) person = current ?? person;
    // Somebody else has signed in meanwhile, perhaps in another tab, whose account is not the one on screen.
    else if (person !== undefined && current !== undefined && current !== person)
      throw signInRequired('account_selection_required', 'Somebody else has signed in');
    const response = early ?? (await send());
    if (response.ok && person === undefined) tellDeveloper(noProfile);
    if (isList && current === undefined && isOfTheApp(response)) tellDeveloper(noRoutes);
    await throwIfWithoutToken(response, request);
    return response;
  };

  /** Resolves to whether the same person signed in: the action must not resume in someone else's account. */
  const signInAgain = async (event: StepUpEvent): Promise<boolean> => {
    const { audience, scopes, challenge, reason } = event;
    const query = new URLSearchParams({
      challengeMode: 'popup',
      audience,
      scope: [...new Set([...signInScope.split(' '), ...scopes])].join(' '),
      acr_values: challenge.acrValues ?? multiFactor,
      ...(challenge.maxAge !== undefined && { max_age: String(challenge.maxAge) }),
    });
    const opened = window.open(`${loginRoute}?${query.toString()}`, '_blank', 'width=400,height=600');
    if (!opened) {
      tellDeveloper(blockedPopup);
      return false;
    }
    const { success, error, user } = asObject(await popupAnswer(opened));
    if (success !== true) throw popupFailure(error, event);
    const current = asText(asObject(user)['sub']) || undefined;
    // Before the first list there is no account on screen that could be mistaken for another.
    return person === undefined && reason === 'list' ? true : person === current;
  };

  const onStepUp: StepUpListener = (event) => {
    if (isForConnector(event)) event.respondWith(signInAgain(event));
  };

  return { fetcher, onStepUp: popup ? onStepUp : undefined };
}

/** What the SDK makes of an answer with a challenge, which only says no to a token. */
const lostChallenge = '[object Object]';

/** The SDK answers in plain text, as the API never does, where it has no token or the API wants another one. */
async function throwIfWithoutToken(response: Response, request: TokenRequest): Promise<void> {
  const { status, headers } = response;
  if (!/^text\/plain/.test(headers.get('content-type') ?? '')) return;
  if (status === 401)
    throw signInRequired('login_required', 'The server has no session, or no token to renew it');
  if (status !== 500) return;
  const text = await response.clone().text();
  if (text === lostChallenge) {
    // A fresh sign-in did not help, so that it was not what the API asked for.
    if (request.stepUp) throw missingGrant(request, 'the API refused it');
    throw signInRequired('interaction_required', 'The API asks for a stronger sign-in, or for another scope');
  }
  if (!text.startsWith('OAuth2Error')) return;
  if (saysNoGrant(text)) throw missingGrant(request, 'the server could not renew it');
  throw signInRequired('login_required', 'The server could not renew the token');
}

function signInRequired(error: string, message: string): Error {
  return Object.assign(new Error(message), { error });
}
