import { AuthMethodsError, askedByHost, type AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { TokenRequest } from '../model/methods-backend.js';
import { errorFacts, type ErrorFacts } from './error-facts.js';
import { isAuthMethodsError } from './http.js';
import { asObject, asText } from './json-value.js';
import { meanings, mistakeText, signIn, unansweredWindow, type Meaning } from './host-error-meanings.js';

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
 * The answer that the error of a fetcher carries, as the errors of libraries do that throw for a status. Rejects
 * with {@link hostError} when it carries none.
 */
export async function carriedResponse(thrown: unknown, request: TokenRequest): Promise<Response> {
  const { response } = asObject(thrown);
  if (response instanceof Response && !response.bodyUsed) return response;
  throw await hostError('fetcher', thrown, request);
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
  if (isAuthMethodsError(thrown)) return thrown;
  const facts = await errorFacts(thrown);
  const isMistake = thrown instanceof Error && mistakeText.test(thrown.message);
  const shown = shownCode(thrown);
  const options = { cause: thrown };
  if (!isMistake && (facts.holdsToken || hasMeaning(facts, signIn)))
    return stepUpError(`${callback} asks for a sign-in by the person (${shown})`, {});
  if (!isMistake && (facts.hasWindow || hasMeaning(facts, unansweredWindow)))
    return stepUpError(`The window that ${callback} opened was closed or blocked (${shown})`, askedByHost);
  const code = isMistake ? 'unknown' : codeOf(facts);
  switch (code) {
    case 'network':
      // The request's own address says more than the callback.
      return callback === 'fetcher'
        ? thrown
        : new AuthMethodsError(code, `${callback} got no answer (${shown})`, options);
    case 'unknown':
      return new AuthMethodsError(
        code,
        `${callback} failed (${shown}). ${adviceOnMistake(isMistake)}`,
        options,
      );
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

function hasMeaning({ codes, texts }: ErrorFacts, meaning: Meaning): boolean {
  return codes.some((code) => meaning.codes?.test(code)) || texts.some((text) => meaning.texts?.test(text));
}

function codeOf(facts: ErrorFacts): AuthMethodsErrorCode {
  const meaning =
    meanings.find((each) => hasMeaning(facts, each)) ??
    meanings.find(({ status }) => status && facts.statuses.some(status));
  if (meaning) return meaning.code;
  return globalThis.navigator && 'onLine' in navigator && !navigator.onLine ? 'network' : 'unknown';
}

function adviceOnMistake(isMistake: boolean): string {
  return isMistake
    ? 'It is called without `this`: where it is a method, set a function that calls it on its object.'
    : 'The element knows no such error.';
}

/** The error's code, where it is one; no text, which may hold anything. */
function shownCode(thrown: unknown): string {
  const { error, code } = asObject(thrown);
  const text = asText(error) || asText(code) || asText(asObject(error).code) || asText(thrown);
  return /^[a-z][\w/-]{1,60}$/i.test(text) ? text : 'see cause';
}
