import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type { ContinueElsewhere } from '../../model/enrollment.js';
import type { CallOptions } from '../../model/methods-backend.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, meanings, signIn } from '../host-error-meanings.js';
import { isAuthMethodsError, sendJson, throwIfAborted, untilAborted } from '../http.js';
import { asText, invalidResponse, isPathSegment, present } from '../json-value.js';
import { withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, codeForStatus, readProblem, retryAfterSeconds, textOf } from '../problem.js';
import { redactor } from '../redact.js';
import type { HostedPageRequest } from './options.js';

/** How the host's server is reached. */
export interface HostProxy {
  /** Without a trailing slash. */
  readonly base: string;
  readonly credentials: RequestCredentials;
}

/**
 * Removes through the host's server, which holds the vendor's secret.
 *
 * @param isGone looks whether the list has it no longer
 */
export async function removeByProxy(
  { base, credentials }: HostProxy,
  id: string,
  { signal }: CallOptions,
  isGone: () => Promise<boolean>,
): Promise<void> {
  if (!isPathSegment(id)) throw invalidResponse('authenticator: id missing or not usable in a path');
  const url = `${base}/me/authenticators/${encodeURIComponent(id)}`;
  // Pages of other origins can't send this header without being asked first: it tells the server who asks.
  const headers = { 'x-requested-with': 'auth-methods-manager' };
  const response = await sendJson(
    (address, init) => fetch(address, { ...init, credentials, headers: { ...init.headers, ...headers } }),
    { method: 'DELETE', url, signal },
  );
  if (response.status === 204 && !response.redirected) return;
  const error = await proxyError(response);
  throwIfAborted(signal);
  if (!error) return;
  // Gone already, perhaps through a removal whose answer was lost. The list knows.
  if (error.code !== 'not_found' || !(await isGone())) throw error;
}

/** `undefined` for a success without contents. */
async function proxyError(answer: Response): Promise<AuthMethodsError | undefined> {
  const { status, ok, redirected } = answer;
  const response = await withoutMfaToken(answer);
  const isPage = response.headers.get('content-type')?.includes('html') === true;
  if (ok && !redirected && !isPage && (await textOf(response))?.trim() === '') return undefined;
  const problem = await readProblem(response);
  const { stepUp } = bearerChallenge(response.headers);
  const isRefusal = !ok && !redirected && status >= 400 && status < 500 && status !== 429;
  const wantsSignIn = isRefusal && (stepUp !== undefined || hasMeaning(await errorFacts(response), signIn));
  const isOwn = !isPage && (problem.type || problem.title || problem.detail) !== '';
  const said = redactor([])(problem.detail || problem.title || problem.type);
  const code = ok || redirected ? 'invalid_response' : proxyCode(status, isOwn);
  return new AuthMethodsError(
    wantsSignIn ? 'step_up_required' : code,
    `The server at \`proxyBase\` answered DELETE with ${status}${said && `: ${said}`}`,
    {
      status,
      response,
      ...(wantsSignIn && { stepUp: stepUp ?? {} }),
      ...present({ retryAfter: retryAfterSeconds(response.headers) }),
    },
  );
}

/** @param isOwn it has the form of the server's errors: a page that is not found says nothing about a method */
function proxyCode(status: number, isOwn: boolean): AuthMethodsErrorCode {
  if (status === 409) return isOwn ? 'removal_refused' : 'unknown';
  const code = codeForStatus(status);
  if (code === 'not_found') return isOwn ? code : 'invalid_response';
  // Nobody has entered anything.
  return code === 'invalid_input' ? 'unknown' : code;
}

/** Names the vendor's page on which the person removes. */
export async function removeOnPage(
  hostedPage: string | ((request: HostedPageRequest) => string | Promise<string>),
  id: string,
  { signal, stepUp }: CallOptions,
): Promise<ContinueElsewhere> {
  throwIfAborted(signal);
  const request = { id, scopes: ['remove:authenticators'], signal, ...(stepUp && { stepUp }) };
  let address: unknown = hostedPage;
  try {
    if (typeof hostedPage === 'function')
      address = await untilAborted(
        Promise.resolve().then(() => hostedPage(request)),
        signal,
      );
  } catch (cause) {
    throwIfAborted(signal);
    throw isAuthMethodsError(cause) ? cause : await pageError(cause);
  }
  // It holds a token: it gets into no message.
  if (asText(address).startsWith('https://') && URL.canParse(asText(address)))
    return { continueAt: asText(address) };
  throw new AuthMethodsError(
    'misconfigured',
    'hostedPage returned no https: address. It must return the `url` of an action that the host’s server has tracked ' +
      'with `redirectToSettings: true`.',
  );
}

async function pageError(cause: unknown): Promise<AuthMethodsError> {
  const facts = await errorFacts(cause);
  if (hasMeaning(facts, signIn))
    return new AuthMethodsError('step_up_required', 'hostedPage asks for a sign-in by the person', {
      stepUp: {},
    });
  const meaning =
    meanings.find((each) => hasMeaning(facts, each)) ??
    meanings.find(({ status }) => status && facts.statuses.some(status));
  return new AuthMethodsError(meaning?.code ?? 'unknown', 'hostedPage failed (see cause)', {
    ...(!facts.holdsToken && { cause }),
    status: facts.statuses[0] ?? 0,
  });
}
