import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, signIn } from '../host-error-meanings.js';
import { asObject, asText, present } from '../json-value.js';
import { withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, bodyOf, codeForStatus, retryAfterSeconds } from '../problem.js';
import { redactor } from '../redact.js';
import type { Call, Operation } from './client.js';

/** What a refusal says. */
interface Refusal {
  readonly status: number;
  /** The code in the proxy's own problems. */
  readonly problem: string;
  /** What the proxy or the API says, for people. */
  readonly text: string;
  /** It has the form of an error of the proxy's or of the API's: no page and no other server made it up. */
  readonly isOwn: boolean;
}

interface Meaning {
  readonly code: AuthMethodsErrorCode;
  /** The line that mends it. */
  readonly fix?: string;
}

const wrongAddress: Meaning = {
  code: 'misconfigured',
  fix: 'Is `apiBase` where your server has the proxy, and `userId`, if set, the id of a person?',
};

/** The proxy's own codes: https://www.rfc-editor.org/rfc/rfc9457 with `urn:auth-methods-manager:<code>` as its type. */
const problems: Readonly<Record<string, Meaning>> = {
  csrf: {
    code: 'misconfigured',
    fix: 'Add the page’s origin to `allowedOrigins` of the proxy, and let the header `X-Requested-With` through.',
  },
  not_offered: {
    code: 'forbidden',
    fix: 'Switch it on in the options of the proxy, or off in those of managementBackend().',
  },
  last_method: { code: 'removal_refused' },
  passkey_present: { code: 'removal_refused' },
  limit_reached: { code: 'limit_reached' },
  already_enrolled: { code: 'already_enrolled' },
  invalid_code: { code: 'invalid_code' },
  too_many_attempts: { code: 'too_many_attempts' },
  enrollment_expired: { code: 'enrollment_expired' },
  invalid_input: { code: 'invalid_input' },
  body_too_large: { code: 'invalid_input' },
};

/**
 * The error for a response that is no success, or that comes from another address. Understands the proxy's problems,
 * and the API's own errors where a host passes them on.
 *
 * @param tokens those that were sent: an answer may quote them
 */
export async function refusalError(
  answer: Response,
  call: Call,
  tokens: readonly string[],
): Promise<AuthMethodsError> {
  const { method, body } = call;
  const { status } = answer;
  if (answer.redirected || answer.ok || status < 400) return redirectError(answer, method);
  const response = await withoutMfaToken(answer);
  const refusal = toRefusal(status, asObject(await bodyOf(response)));
  const { stepUp, scope } = bearerChallenge(response.headers);
  const wantsSignIn =
    status < 500 &&
    status !== 429 &&
    (stepUp !== undefined || hasMeaning(await errorFacts(response), signIn));
  const { code, fix }: Meaning = wantsSignIn
    ? { code: 'step_up_required' }
    : scope === undefined || status >= 500
      ? meaningOf(call, refusal)
      : { code: 'insufficient_scope', fix: `Get tokens with the scope "${scope}" for your server.` };
  const secrets = ['auth_session', 'otp_code'].map((name) => asText(asObject(body)[name]));
  const said = redactor(secrets, tokens)(refusal.text || refusal.problem);
  return new AuthMethodsError(
    code,
    `The proxy answered ${method} with ${status}${said && `: ${said}`}${fix ? `. ${fix}` : ''}`,
    {
      status,
      response,
      ...(wantsSignIn && { stepUp: stepUp ?? {} }),
      ...present({ retryAfter: secondsToWait(response), requiredScope: scope }),
    },
  );
}

function toRefusal(status: number, body: Readonly<Record<string, unknown>>): Refusal {
  const [, problem = ''] = /^urn:auth-methods-manager:([\w-]+)$/.exec(asText(body.type)) ?? [];
  const text = asText(body.detail) || asText(body.message) || asText(body.title) || asText(body.error);
  return {
    status,
    problem,
    text,
    isOwn: problem !== '' || typeof body.statusCode === 'number' || typeof body.title === 'string',
  };
}

function meaningOf({ operation, body }: Call, refusal: Refusal): Meaning {
  const { status, problem, text, isOwn } = refusal;
  if (problem && Object.hasOwn(problems, problem)) return problems[problem] ?? { code: 'unknown' };
  if (!isOwn && (status === 404 || status === 405)) return wrongAddress;
  if (status === 403) return meaningOfForbidden(text);
  if (status === 404) return meaningOfMissing(operation);
  if (status === 409) return { code: conflicts[operation] ?? 'unknown' };
  if (status === 410 && (operation === 'verify' || operation === 'resend'))
    return { code: 'enrollment_expired' };
  const code = codeForStatus(status);
  if (code !== 'invalid_input') return { code };
  // Nobody has entered anything: what is invalid was set by the host.
  if (operation === 'list') return wrongAddress;
  return { code: (isOwn && enteredCode(operation, asObject(body))) || 'unknown' };
}

/** What a bad request means for what the person entered, if they entered anything. */
function enteredCode(
  operation: Operation,
  body: Readonly<Record<string, unknown>>,
): AuthMethodsErrorCode | undefined {
  if (operation === 'verify') return 'otp_code' in body ? 'invalid_code' : 'invalid_input';
  const isEntered = operation === 'enroll' || operation === 'replaceAll' || 'name' in body;
  return isEntered ? 'invalid_input' : undefined;
}

const conflicts: { readonly [O in Operation]?: AuthMethodsErrorCode } = {
  enroll: 'already_enrolled',
  verify: 'already_enrolled',
  replaceAll: 'already_enrolled',
  remove: 'removal_refused',
  removeAll: 'removal_refused',
};

/** The API has one status for what a person, a machine and an account may not do: its texts tell them apart. */
function meaningOfForbidden(text: string): Meaning {
  const scope = /insufficient scope/i.test(text) && /\w+:\w+/.exec(text)?.[0];
  if (scope !== false)
    return {
      code: 'misconfigured',
      fix: `Grant the scope "${scope ?? ''}" to the machine with which the proxy calls the Management API.`,
    };
  if (/does not match subject/i.test(text))
    return {
      code: 'misconfigured',
      fix: 'The proxy must call the Management API with the token of a machine, not of a person.',
    };
  if (/at least 1 passkey/i.test(text)) return { code: 'removal_refused' };
  if (/\blimit\b|exceeds the maximum/i.test(text)) return { code: 'limit_reached' };
  return { code: 'forbidden' };
}

function meaningOfMissing(operation: Operation): Meaning {
  if (operation === 'verify' || operation === 'resend') return { code: 'enrollment_expired' };
  // Only these name a method.
  return operation === 'remove' || operation === 'update' ? { code: 'not_found' } : wrongAddress;
}

/** The API says when one may ask again as seconds since 1970; the proxy, and most others, how long to wait. */
function secondsToWait({ status, headers }: Response): number | undefined {
  const seconds = retryAfterSeconds(headers);
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  if (seconds !== undefined || status !== 429 || !(reset > 0 && reset < 1e11)) return seconds;
  const date = headers.get('date');
  return retryAfterSeconds(
    new Headers({ 'retry-after': new Date(reset * 1000).toUTCString(), ...(date && { date }) }),
  );
}

/** Requests hold secrets, so none is sent to where a redirect points; nor does what comes from there count. */
function redirectError(response: Response, method: string): AuthMethodsError {
  const { status } = response;
  if (response.type === 'error') return new AuthMethodsError('network', `No answer to ${method}`);
  const what =
    response.type === 'opaque'
      ? 'can’t be read: fetcher must not set the mode "no-cors".'
      : 'was redirected, and no redirect is followed. A proxy without a session must answer 401 instead.';
  return new AuthMethodsError('invalid_response', `The answer to ${method} ${what}`, { status, response });
}
