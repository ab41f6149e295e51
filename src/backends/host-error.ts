import { AuthMethodsError, askedByHost, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { TokenRequest } from '../model/methods-backend.js';
import { errorFacts, isMistake, memberOf, type ErrorFacts } from './error-facts.js';
import { hasMeaning, meanings, newSignIn, signIn, unansweredWindow } from './host-error-meanings.js';
import { asText } from './json-value.js';

/** The functions of the host's that authorize requests. */
export type HostCallback = 'getAccessToken' | 'fetcher';

const unusableValues = {
  getAccessToken:
    'There is no usable access token. `getAccessToken` must return it, or a promise of it, and `accessToken` must be ' +
    'it: the token alone, as a string without spaces and without "Bearer" in front.',
  fetcher: 'fetcher returned no Response. It must return what fetch() does.',
};

/** The error for a value of the host's that a request can't be authorized with. */
export function unusableValue(callback: HostCallback): AuthMethodsError {
  return new AuthMethodsError('misconfigured', unusableValues[callback]);
}

/**
 * The answer of a fetcher that has returned less than a `Response`: one without `clone()`, or without headers. Throws
 * `misconfigured` where there is none.
 */
export async function completedResponse(given: unknown): Promise<Response> {
  const { status, text, headers } = Object(given) as Partial<Response>;
  if (typeof text !== 'function') throw unusableValue('fetcher');
  try {
    const body = (await text.call(given)) || null;
    return new Response(body, { status: status ?? 0, ...(headers && { headers }) });
  } catch {
    throw unusableValue('fetcher');
  }
}

/**
 * The answer that the error of a fetcher carries, or is, as the errors of libraries do that throw for a status. Rejects
 * with {@link hostError} when it carries none.
 */
export async function carriedResponse(thrown: unknown, request: TokenRequest): Promise<Response> {
  const response = memberOf(thrown, 'response');
  const answer = [response, thrown].find(isUnreadResponse);
  if (answer) return answer;
  const rebuilt = rebuiltResponse(thrown, response ?? thrown);
  if (rebuilt) return rebuilt;
  throw await hostError('fetcher', thrown, request);
}

function isUnreadResponse(value: unknown): value is Response {
  return (
    typeof memberOf(value, 'clone') === 'function' &&
    memberOf(value, 'bodyUsed') === false &&
    !!memberOf(value, 'status')
  );
}

/** From the parts that libraries have read already: axios, ofetch, Angular. */
function rebuiltResponse(thrown: unknown, response: unknown): Response | undefined {
  const status = memberOf(response, 'status');
  const contents = [memberOf(response, 'data'), memberOf(thrown, 'data'), memberOf(thrown, 'error')];
  const body = contents.find((content) => typeof content === 'object' && content !== null);
  if (typeof status !== 'number' || status < 400 || !body) return undefined;
  try {
    const headers = new Headers(memberOf(response, 'headers') as HeadersInit | undefined);
    for (const name of ['content-length', 'content-encoding']) headers.delete(name);
    return new Response(JSON.stringify(body), { status, headers });
  } catch {
    return undefined;
  }
}

/**
 * What to throw for a function of the host's that failed. The host's texts stay in the cause, as they may hold
 * anything; where they may hold a token that lets somebody pass a second factor, there is no cause either.
 */
export async function hostError(
  callback: HostCallback,
  thrown: unknown,
  { audience, scopes }: TokenRequest,
): Promise<unknown> {
  // As isAuthMethodsError(), for a value of which nothing may be readable.
  if (memberOf(thrown, 'name') === 'AuthMethodsError' && asText(memberOf(thrown, 'code'))) return thrown;
  const facts = await errorFacts(thrown);
  const shown = shownCode(thrown);
  const options = printed(thrown) === undefined ? {} : { cause: thrown };
  if (facts.holdsToken || hasMeaning(facts, signIn))
    return stepUpError(
      `${callback} asks for a sign-in by the person (${shown})`,
      hasMeaning(facts, newSignIn) ? { maxAge: 0 } : {},
    );
  if (facts.hasWindow || hasMeaning(facts, unansweredWindow))
    return stepUpError(`The window that ${callback} opened was closed or blocked (${shown})`, askedByHost);
  const code = isMistake(thrown) ? 'unknown' : codeOf(facts);
  switch (code) {
    case 'network':
      // The request's own address says more than the callback.
      return callback === 'fetcher'
        ? thrown
        : new AuthMethodsError(code, `${callback} got no answer (${shown})`, options);
    case 'unknown':
      return new AuthMethodsError(code, `${callback} failed (${shown}). ${adviceFor(thrown)}`, options);
    default:
      return new AuthMethodsError(
        code,
        `${callback} failed (${shown}). ` +
          `It must provide a token for the audience "${audience}" and the scope "${scopes.join(' ')}".`,
        options,
      );
  }
}

function stepUpError(message: string, stepUp: typeof askedByHost): AuthMethodsError {
  return new AuthMethodsError('step_up_required', message, { stepUp });
}

function codeOf(facts: ErrorFacts): AuthMethodsErrorCode {
  const meaning =
    meanings.find((each) => hasMeaning(facts, each)) ??
    meanings.find(({ status }) => status && facts.statuses.some(status));
  if (meaning) return meaning.code;
  return globalThis.navigator && 'onLine' in navigator && !navigator.onLine ? 'network' : 'unknown';
}

function adviceFor(thrown: unknown): string {
  if (!isMistake(thrown)) return 'The element knows no such error.';
  return memberOf(thrown, 'name') === 'TypeError'
    ? 'It is called without `this`: where it is a method, set a function that calls it on its object.'
    : 'It is a mistake in the function itself.';
}

/** What it looks like when it is printed; `undefined` for what can't be, as a proxy that has been revoked. */
function printed(thrown: unknown): string | undefined {
  try {
    return String(thrown);
  } catch {
    return undefined;
  }
}

/** The error's code, where it is one; no text, which may hold anything. */
function shownCode(thrown: unknown): string {
  const error = memberOf(thrown, 'error');
  const codes = [error, memberOf(thrown, 'code'), memberOf(error, 'code'), thrown];
  const text = codes.map(asText).find(Boolean) ?? '';
  if (/^[a-z][\w/-]{1,60}$/i.test(text)) return text;
  const kind = kindOf(thrown);
  return kind ? `it threw ${kind}` : 'see cause';
}

/** The cause tells more of an error or a text; of anything else, the kind is all there is: "[object Undefined]". */
function kindOf(thrown: unknown): string {
  try {
    return thrown instanceof Error || typeof thrown === 'string'
      ? ''
      : Object.prototype.toString.call(thrown);
  } catch {
    return 'what can’t be read';
  }
}
