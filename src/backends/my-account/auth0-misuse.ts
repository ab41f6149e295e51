import { AuthMethodsError } from '../../model/auth-methods-error.js';

/** What is wrong with the argument of `connectAuth0SpaJs()`, and the line that fixes it. */
const messages = {
  stranger:
    'connectAuth0SpaJs() takes the client that `await createAuth0Client()` resolves to, what `useAuth0()` returns in ' +
    'React and Vue, or `inject(AuthService)` in Angular. With any other library, set `getAccessToken` and listen for ' +
    '`auth-methods-step-up`.',
  nothing:
    'connectAuth0SpaJs() was given no client. Wait for `await createAuth0Client({ … })`; in Vue, call ' +
    '`app.use(createAuth0({ … }))` before `app.mount()`.',
  promise:
    'connectAuth0SpaJs() was given a promise. Wait for the client: ' +
    '`connectAuth0SpaJs(manager, await createAuth0Client({ … }))`.',
  loading:
    'useAuth0() was still loading when connectAuth0SpaJs() was called. Call it once that is over: ' +
    '`useEffect(() => (isLoading ? undefined : connectAuth0SpaJs(manager.current, auth0)), [isLoading])`. If it ' +
    'never is, the component is not inside `<Auth0Provider>`.',
  old:
    'This is version 1 of the SDK, which can’t ask for the token of one action. Install version 2: ' +
    '`npm install @auth0/auth0-spa-js@2`, or the same of @auth0/auth0-react, auth0-vue or auth0-angular.',
  tokenAlone:
    'The client returned a token without its type, as version 1 of the SDK does, and a wrapper that does not pass on ' +
    'the options. Pass them on, or install version 2: `npm install @auth0/auth0-spa-js@2`.',
  withoutFetcher:
    'This version of the SDK has no createFetcher(), without which it can’t use tokens that are bound to a key. ' +
    'Install the newest: `npm install @auth0/auth0-spa-js@2`, or the same of @auth0/auth0-react, auth0-vue or ' +
    'auth0-angular.',
  server:
    'connectAuth0SpaJs() was given what @auth0/nextjs-auth0 has for a page, which holds no token. Use ' +
    '`connectNextjsAuth0(manager)` of auth-methods-manager/nextjs-auth0.',
} as const;

export function misused(how: keyof typeof messages): AuthMethodsError {
  return new AuthMethodsError('misconfigured', messages[how]);
}

/** The error for what is no client of version 2; `undefined` for one. */
export function wrongArgument(given: unknown): AuthMethodsError | undefined {
  if (given === undefined || given === null) return misused('nothing');
  if (typeof given !== 'object') return misused('stranger');
  if ('then' in given) return misused('promise');
  // Gone since version 2, in all of them.
  if ('buildAuthorizeUrl' in given && !('createFetcher' in given)) return misused('old');
  if ('getTokenSilently' in given || 'getAccessTokenSilently' in given) return undefined;
  // What its `useUser()` returns.
  return misused('user' in given && 'isLoading' in given && 'invalidate' in given ? 'server' : 'stranger');
}
