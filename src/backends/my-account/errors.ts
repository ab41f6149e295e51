import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { asText, present } from '../json-value.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, signIn } from '../host-error-meanings.js';
import { signInCodes, withoutMfaToken } from '../oauth-error.js';
import {
  bearerChallenge,
  codeForStatus,
  readProblem,
  retryAfterSeconds,
  textOf,
  type Problem,
} from '../problem.js';
import { redactor } from '../redact.js';
import { createRefusal, verifyRefusal, type EnrollableHere, type Refusal } from './enrollment-refusals.js';

/** The request that the API refused. */
export interface RefusedRequest {
  readonly operation: 'factors' | 'list' | 'create' | 'verify' | 'update' | 'remove';
  /** The type being added. */
  readonly type?: EnrollableHere | undefined;
  readonly scopes: readonly string[];
  /** What was sent. Its secrets must not get into the error's texts if the answer repeats them. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** The tokens that were sent with it; secrets, too. */
  readonly tokens?: readonly string[];
}

/** The code of the API's that a problem's type ends with. */
const ownCode = /(?:^|[/#])(A0E-\d{3}-\d{4})$/i;

/** A problem of the kind "configuration". */
const configurationCode = 'a0e-409-0001';

/**
 * The error for a response that is no success, that comes from another address, or that has contents where a success
 * has none. `undefined` for a success.
 */
export async function refusalError(
  answer: Response,
  request: RefusedRequest,
): Promise<AuthMethodsError | undefined> {
  const { operation, scopes, body, tokens = [] } = request;
  const { status, ok, redirected } = answer;
  const response = await withoutMfaToken(answer);
  if (ok && !redirected) return unexpectedContents(response, operation);
  if (redirected || status < 400) return redirectError(response, operation);
  const problem = await readProblem(response);
  const challenge = bearerChallenge(response.headers);
  const refusal = toRefusal(problem);

  let code = codeForStatus(status);
  let stepUp, requiredScope;
  const isAboutToken = status === 401 || status === 403;
  // What a proxy says of its own sign-in counts with any status of a refusal.
  const wantsSignIn = status < 500 && status !== 429 && hasMeaning(await errorFacts(response), signIn);
  if (wantsSignIn || (isAboutToken && (challenge.stepUp || signInCodes.test(refusal.text)))) {
    code = 'step_up_required';
    stepUp = challenge.stepUp ?? {};
  } else if (isAboutToken) {
    if (challenge.scope !== undefined || /a0e-403-0002|scope/.test(refusal.text)) {
      code = 'insufficient_scope';
      requiredScope = /\w+:me:\w+/.exec(problem.detail)?.[0] ?? (challenge.scope || scopes.join(' '));
    }
  }
  // The other codes are about the token, the rate or the server, whatever the request was.
  if (code === codeForStatus(status) && [400, 403, 404, 409, 422].includes(status))
    code = codeForRequest(request, refusal) ?? code;

  const redacted = redactor([body?.auth_session, body?.otp_code, body?.new_password].map(asText), tokens);
  const issues = problem.issues.map(({ detail, field }) => ({
    detail: redacted(detail),
    ...present({ field: field && redacted(field) }),
  }));
  const reason = [
    status,
    ownCode.exec(problem.type)?.[1] ?? redacted(problem.type.replace(/.*[/#]/, '')),
    redacted(problem.detail || problem.title),
    ...issues.map(({ field, detail }) => (field ? `${field}: ${detail}` : detail)),
  ];
  requiredScope &&= redacted(requiredScope);
  const advice =
    code === 'misconfigured'
      ? '. Is the API active, and is `domain` or `apiBase` right?'
      : requiredScope
        ? `. Ask for the scope "${requiredScope}", and grant it to the application.`
        : '';
  return new AuthMethodsError(
    code,
    `${operation} was refused: ${reason.filter(Boolean).join(' ')}${advice}`,
    {
      status,
      response,
      validationIssues: issues,
      ...present({ stepUp, requiredScope, retryAfter: retryAfterSeconds(response.headers) }),
    },
  );
}

/** What has contents did not come from the API: nobody knows whether the request ever arrived there. */
async function unexpectedContents(
  response: Response,
  operation: string,
): Promise<AuthMethodsError | undefined> {
  const { status, headers } = response;
  const text = await textOf(response);
  if (text?.trim() === '' && !headers.get('content-type')?.includes('html')) return undefined;
  const message = `${operation} was answered ${status} with contents that are not this API's. Perhaps it was not done.`;
  return new AuthMethodsError('invalid_response', message, { status, response });
}

/** The statuses that name another address; the first is what browsers show of one. */
const redirects: readonly number[] = [0, 301, 302, 303, 307, 308];

/** Requests hold secrets, so none is sent to where a redirect points; nor does what comes from there count. */
function redirectError(response: Response, operation: string): AuthMethodsError {
  if (response.type === 'error') return new AuthMethodsError('network', `${operation} got no answer`);
  if (response.type === 'opaque')
    return new AuthMethodsError(
      'invalid_response',
      `The answer to ${operation} can’t be read: fetcher must not set the mode "no-cors".`,
    );
  const { status, redirected } = response;
  const message =
    redirected || redirects.includes(status)
      ? `${operation} was redirected, and no redirect is followed. Set \`domain\` or \`apiBase\` to where the API is; ` +
        'a proxy without a session must answer 401 instead.'
      : `${operation} was answered ${status}, which this API never does. Perhaps it was not done.`;
  return new AuthMethodsError('invalid_response', message, { status, response });
}

/** What the texts of a problem, in lower case, say; from a problem of the API's, the title says only the status. */
function toRefusal({ status, type, title, detail, issues }: Problem): Refusal {
  const ofApi = ownCode.test(type);
  const issueTexts = issues.map(({ field, detail: text }) => `${field ?? ''} ${text}`);
  const kind = type.replace(/.*[/#]/, '');
  const text = [kind, ofApi ? '' : title, detail, ...issueTexts].join(' ').replace(/\s+/g, ' ').toLowerCase();
  return { status, text, ofApi };
}

/** The code that this request gives a refusal; `undefined` leaves it to the status. */
function codeForRequest(
  { operation, type, body }: RefusedRequest,
  refusal: Refusal,
): AuthMethodsErrorCode | undefined {
  const { status, text, ofApi } = refusal;
  if (operation === 'create') return type && createRefusal(type, refusal);
  if (operation === 'verify') return type && verifyRefusal(type, refusal);
  // A collection always exists, so its address must be wrong.
  if (operation !== 'remove' && operation !== 'update')
    return status === 404 ? 'misconfigured' : notEntered(status);
  // A page that is not found says nothing about a method.
  if (status === 404) return ofApi ? 'not_found' : 'invalid_response';
  if (ofApi && /not.?found/.test(text)) return 'not_found';
  // The API documents 409 without its reason. The last method may be refused in other ways, too.
  if (operation === 'remove')
    return (ofApi && status === 409) || /\blast\b|at least one/.test(text)
      ? 'removal_refused'
      : notEntered(status);
  if (text.includes(configurationCode) || /disabled|not.(support|enabled|available|configured)/.test(text))
    return 'unsupported_by_backend';
  return body?.name === undefined || !ofApi ? notEntered(status) : undefined;
}

/** For a refusal of a request in which the person entered nothing. */
function notEntered(status: number): AuthMethodsErrorCode | undefined {
  return status === 403 ? undefined : 'unknown';
}
