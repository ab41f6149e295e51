import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { asObject, asText } from '../json-value.js';

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
}

/** The members that are used of what `useAuth0()` returns in React and in Vue: the same client, under other names. */
export interface Auth0FrameworkClient {
  getAccessTokenSilently(options: SilentOptions): Promise<unknown>;
  getAccessTokenWithPopup(options: PopupOptions): Promise<unknown>;
  /** In React. */
  getIdTokenClaims?(): Promise<Person | undefined>;
  /** In Vue, a reference to the person. In React, the person as they were when the component was rendered. */
  readonly user?: unknown;
  createFetcher?: CreateFetcher;
}

const fix =
  'connectAuth0SpaJs() takes the client that `await createAuth0Client()` resolves to, or what `useAuth0()` returns in ' +
  'React and Vue. With any other library, set `getAccessToken` and listen for `auth-methods-step-up`.';

/** The client under the names of the vendor's script. Throws `misconfigured` for anything else. */
export function auth0Client(given: Auth0SpaClient | Auth0FrameworkClient | undefined): Auth0SpaClient {
  if (!given) throw new AuthMethodsError('misconfigured', fix);
  if ('getTokenSilently' in given) return given;
  if (!('getAccessTokenSilently' in given)) throw new AuthMethodsError('misconfigured', fix);
  return {
    getTokenSilently: async (options) => {
      const token = await given.getAccessTokenSilently(options);
      if (token === undefined || asText(asObject(token)['access_token']))
        return token as IssuedToken | undefined;
      // Angular's service, for one, returns observables.
      throw new AuthMethodsError('misconfigured', fix);
    },
    getTokenWithPopup: (options) => given.getAccessTokenWithPopup(options),
    getUser: async () => given.getIdTokenClaims?.() ?? (asObject(given.user)['value'] as Person | undefined),
    createFetcher: (config) => {
      if (given.createFetcher) return given.createFetcher(config);
      throw new AuthMethodsError('misconfigured', `This version of the SDK has no createFetcher(). ${fix}`);
    },
  };
}
