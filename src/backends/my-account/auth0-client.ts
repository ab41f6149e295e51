import { asObject, asText } from '../json-value.js';
import type { Auth0Mfa } from './auth0-mfa.js';
import { misused, wrongArgument } from './auth0-misuse.js';
import { firstValue, type Observable } from './observable.js';

export interface AuthorizationParameters {
  readonly audience: string;
  readonly scope: string;
  readonly acr_values?: string;
  readonly max_age?: number;
}

interface SilentOptions {
  readonly authorizationParams: AuthorizationParameters;
  readonly cacheMode: 'on' | 'off';
  readonly detailedResponse: true;
}

interface PopupOptions {
  readonly authorizationParams: AuthorizationParameters;
}

interface Person {
  readonly sub?: string;
}

export interface IssuedToken {
  readonly access_token: string;
  /** `DPoP` for a token that is bound to the client's key. */
  readonly token_type?: string;
}

type CreateFetcher = (config: {
  readonly dpopNonceId: string;
  readonly getAccessToken: () => Promise<string>;
}) => {
  fetchWithAuth(input: string, init: RequestInit): Promise<Response>;
};

/** The members of `Auth0Client` of `@auth0/auth0-spa-js` 2 that are used. */
export interface Auth0SpaClient {
  getTokenSilently(options: SilentOptions): Promise<IssuedToken | undefined>;
  getTokenWithPopup(options: PopupOptions): Promise<unknown>;
  getUser(): Promise<Person | undefined>;
  createFetcher: CreateFetcher;
  /** Since version 2.28. */
  readonly mfa?: Auth0Mfa | undefined;
}

/** The members that are used of what `useAuth0()` returns in React and in Vue: the same client, under other names. */
export interface Auth0FrameworkClient {
  getAccessTokenSilently(options: SilentOptions): Promise<unknown>;
  getAccessTokenWithPopup(options: PopupOptions): Promise<unknown>;
  /** In React. The claims' type has no `sub`, though every ID token has one. */
  getIdTokenClaims?(): Promise<unknown>;
  /** In Vue, a reference to the person. In React, the person as they were when the component was rendered. */
  readonly user?: unknown;
  /** In Vue, a reference. In React, whether it was so when the component was rendered. */
  readonly isLoading?: unknown;
  createFetcher?: CreateFetcher;
  /** The client's own, where the framework's SDK passes it on. */
  readonly mfa?: Auth0Mfa | undefined;
}

/** The members of Angular's `AuthService` that are used: the same client, with observables in place of promises. */
export interface Auth0AngularClient {
  getAccessTokenSilently(options: SilentOptions): Observable<IssuedToken | undefined>;
  getAccessTokenWithPopup(options: PopupOptions): Observable<unknown>;
  readonly idTokenClaims$: Observable<unknown>;
  readonly isLoading$: Observable<boolean>;
  createFetcher?: CreateFetcher;
}

export type Auth0AnyClient = Auth0SpaClient | Auth0FrameworkClient | Auth0AngularClient;

/** The client under the names of the vendor's script. Throws `misconfigured`, with the fix, for anything else. */
export function auth0Client(given: Auth0AnyClient | undefined): Auth0SpaClient {
  const error = wrongArgument(given);
  if (error || !given) throw error ?? misused('nothing');
  if ('getTokenSilently' in given) return given;
  const common = { getUser: () => personOf(given), createFetcher: createFetcherOf(given) };
  if ('isLoading$' in given) {
    return {
      ...common,
      getTokenSilently: async (options) => {
        await firstValue(given.isLoading$, (isLoading) => !isLoading);
        return firstValue(given.getAccessTokenSilently(options));
      },
      getTokenWithPopup: (options) => firstValue(given.getAccessTokenWithPopup(options)),
    };
  }
  return {
    ...common,
    mfa: given.mfa,
    getTokenSilently: async (options) => {
      await loaded(given);
      return (await given.getAccessTokenSilently(options)) as IssuedToken | undefined;
    },
    getTokenWithPopup: (options) => given.getAccessTokenWithPopup(options),
  };
}

/** A token asked for before the SDK has read the answer of the login page would start another sign-in. */
async function loaded({ isLoading }: Auth0FrameworkClient): Promise<void> {
  if (isLoading === true) throw misused('loading');
  // Only Vue can watch its references.
  while (referenced(isLoading) === true) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The value that a reference of Vue's has now. */
function referenced(reference: unknown): unknown {
  return typeof reference === 'object' && reference !== null
    ? (reference as { readonly value?: unknown }).value
    : undefined;
}

/** Reads what any client returned. Throws `misconfigured`, with the fix, for what is no token with its type. */
export function readIssuedToken(token: unknown): IssuedToken | undefined {
  if (token === undefined) return undefined;
  if (asText(asObject(token)['access_token'])) return token as IssuedToken;
  throw misused(typeof token === 'string' ? 'tokenAlone' : 'stranger');
}

async function personOf(given: Auth0FrameworkClient | Auth0AngularClient): Promise<Person | undefined> {
  const claims =
    'idTokenClaims$' in given
      ? await firstValue(given.idTokenClaims$)
      : ((await given.getIdTokenClaims?.()) ?? referenced(given.user));
  const sub = asText(asObject(claims)['sub']);
  return sub ? { sub } : undefined;
}

function createFetcherOf(given: Auth0FrameworkClient | Auth0AngularClient): CreateFetcher {
  return (config) => {
    if (given.createFetcher) return given.createFetcher(config);
    throw misused('withoutFetcher');
  };
}
