import { emptyAnswer, jsonAnswer } from '../answers.js';
import { tellChange } from '../change.js';
import { runAlone } from '../exclusive.js';
import { onlyMembers } from '../json.js';
import { idInPath, notFound } from '../path-id.js';
import { proxyHandler, type ProxyCall, type ProxyHandler } from '../proxy-handler.js';
import { invalidInput, Refusal } from '../refusal.js';
import { removeOnce } from '../remove-once.js';
import { checkRecentSignIn, isRecent, staleSignIn } from '../session.js';
import { badGateway } from '../upstream.js';
import { AuthsignalApi, type ListedAuthenticator } from './authsignal-api.js';
import {
  readAuthsignalOptions,
  type AuthsignalProxyOptions,
  type AuthsignalSettings,
} from './authsignal-options.js';

type AuthsignalRoute = { readonly name: 'token' } | { readonly name: 'remove'; readonly id: string };

/** With these a person can prove who they are. */
const waysIn = new Set([
  ...['PASSKEY', 'SECURITY_KEY', 'AUTHENTICATOR_APP', 'PUSH'],
  ...['SMS', 'WHATSAPP', 'EMAIL_OTP', 'EMAIL_MAGIC_LINK'],
]);

/** With these alone nobody signs in. */
const neverAlone = new Set([
  ...['RECOVERY_CODE', 'DEVICE'],
  ...['VERIFF', 'IPROOV', 'IDVERSE', 'PALM_BIOMETRICS_RR'],
]);

/**
 * What a page's token may be for. It never carries `remove:authenticators`, which would remove the last one, nor
 * `update:authenticators`, for which the page has no use.
 */
const readScope = 'read:authenticators';
const addScope = 'add:authenticators';

/**
 * A handler for the host's server, between the element's backend `authsignalBackend` and the Authsignal server API, whose
 * secret never leaves it. It removes authenticators, and issues the tokens with which the page does everything else. It
 * answers web-standard requests, and never rejects.
 *
 * @throws TypeError for options that can't work
 */
export function authsignalProxy(options: AuthsignalProxyOptions): ProxyHandler {
  const settings = readAuthsignalOptions(options);
  const api = new AuthsignalApi(settings);
  return proxyHandler<AuthsignalRoute>(settings, {
    find: findRoute,
    answer: (route, call) =>
      route.name === 'token' ? issueToken(call, settings, api) : remove(route.id, call, settings, api),
  });
}

/** Everything that this proxy answers. There is no other person's account. */
function findRoute(method: string, [owner, part, id, ...more]: readonly string[]): AuthsignalRoute {
  if (owner !== 'me' || more.length > 0) throw notFound();
  if (part === 'token' && id === undefined) {
    if (method === 'POST') return { name: 'token' };
    throw wrongMethod('POST');
  }
  if (part !== 'authenticators' || id === undefined) throw notFound();
  const authenticator = idInPath(id);
  if (method === 'DELETE') return { name: 'remove', id: authenticator };
  throw wrongMethod('DELETE');
}

function wrongMethod(allow: string): Refusal {
  return new Refusal(405, 'This address does not take that method', { headers: { allow } });
}

async function remove(
  id: string,
  { session, request }: ProxyCall,
  settings: AuthsignalSettings,
  api: AuthsignalApi,
): Promise<Response> {
  checkRecentSignIn(session, settings.recentSignIn);
  const { userId } = session;
  const { exclusive, report, onChange } = settings;
  const removed = await runAlone(exclusive, `account:${userId}`, report, async () => {
    const all = await api.list(userId);
    const authenticator = all.find((each) => each.id === id);
    if (!authenticator) throw notFound();
    const others = all.filter((each) => each !== authenticator);
    if (mayBeWayIn(authenticator) && !others.some(isWayIn) && (await settings.keepsLast(session)))
      throw new Refusal(409, 'This is the last way to sign in. Add another one first', {
        code: 'last_method',
      });
    return (await removeOnce(
      id,
      () => api.remove(userId, id),
      () => api.list(userId),
    ))
      ? authenticator
      : undefined;
  });
  if (removed) {
    const change = { operation: 'remove', actor: userId, userId, methodId: id } as const;
    await tellChange(
      onChange,
      { ...change, type: removed.verificationMethod, at: new Date(), request },
      report,
    );
  }
  return emptyAnswer();
}

/** A method that is not known may be one. It is not removed when nothing known stays, but keeps no account open. */
function mayBeWayIn({ verificationMethod, isVerified }: ListedAuthenticator): boolean {
  return isVerified && !neverAlone.has(verificationMethod);
}

function isWayIn({ verificationMethod, isVerified }: ListedAuthenticator): boolean {
  return isVerified && waysIn.has(verificationMethod);
}

/**
 * Issues a token for the signed-in person. An older sign-in gets one for reading. The vendor lets any token add the first
 * authenticator, so that the owner of an older sign-in who has none yet must sign in again, too.
 */
async function issueToken(
  call: ProxyCall,
  settings: AuthsignalSettings,
  api: AuthsignalApi,
): Promise<Response> {
  const { session, request } = call;
  const { recentSignIn } = settings;
  const scopes = request.headers.has('content-type') ? readScopes(await call.readBody()) : undefined;
  const mayAdd = recentSignIn === false || isRecent(session.authenticatedAt, recentSignIn);
  if (scopes?.includes(addScope)) checkRecentSignIn(session, recentSignIn);
  const scope = (scopes ?? (mayAdd ? [readScope, addScope] : [readScope])).join(' ');
  const { token, state, isEnrolled } = await api.track(session.userId, scope);
  if (state === 'BLOCK') throw new Refusal(403, 'This person’s action was blocked');
  if (!mayAdd && isEnrolled !== true) throw staleSignIn(recentSignIn);
  if (typeof token !== 'string' || !/^[\w.~+/-]+=*$/.test(token)) throw badGateway();
  return jsonAnswer(200, { token });
}

function readScopes(body: unknown): readonly string[] {
  const { scopes = [] } = onlyMembers(body ?? {}, ['scopes']);
  const isKnown = (each: unknown): boolean => each === readScope || each === addScope;
  if (!Array.isArray(scopes) || !scopes.every(isKnown))
    throw invalidInput(`scopes: a list of ${readScope} and ${addScope}`);
  return [...new Set([readScope, ...scopes.map(String)])];
}
