import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { present } from '../json-value.js';
import { signInCodes, withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, codeForStatus, readProblem, retryAfterSeconds } from '../problem.js';
import { createRefusal, verifyRefusal, type EnrollableHere } from './enrollment-refusals.js';

/** The request that the API refused. */
export interface RefusedRequest {
  readonly operation: 'factors' | 'list' | 'create' | 'verify' | 'update' | 'remove';
  /** The type being added. */
  readonly type?: EnrollableHere | undefined;
  readonly scopes: readonly string[];
  /** Values that must not get into the error's texts if the answer repeats them. */
  readonly secrets: readonly string[];
}

/** The error for an unsuccessful response. */
export async function refusalError(answer: Response, request: RefusedRequest): Promise<AuthMethodsError> {
  const { operation, scopes, secrets } = request;
  const response = await withoutMfaToken(answer);
  const problem = await readProblem(response);
  const { status, title, detail, issues } = problem;
  const challenge = bearerChallenge(response.headers);
  const kind = problem.type.replace(/.*[/#]/, '');
  const issueTexts = issues.map(({ field, detail: text }) => (field ? `${field}: ${text}` : text));
  const text = [kind, title, detail, ...issueTexts].join(' ').replace(/\s+/g, ' ').toLowerCase();

  let code = codeForStatus(status);
  let stepUp, requiredScope;
  // What an OAuth error says counts with any status of a refusal.
  if (code === 'unauthorized' || code === 'forbidden' || (status < 500 && signInCodes.test(kind))) {
    if (challenge.stepUp || signInCodes.test(text)) {
      code = 'step_up_required';
      stepUp = challenge.stepUp ?? {};
    } else if (challenge.scope !== undefined || /a0e-403-0002|scope/.test(text)) {
      code = 'insufficient_scope';
      requiredScope = /\w+:me:\w+/.exec(detail)?.[0] ?? (challenge.scope || scopes.join(' '));
    }
  }
  // The other codes are about the token, the rate or the server, whatever the request was.
  if (code === 'invalid_input' || code === 'forbidden' || code === 'not_found') {
    code = codeForRequest(request, text, status) ?? code;
  }

  const redacted = (quote: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), quote);
  const reason = [status, kind, detail || title, ...issueTexts].filter(Boolean).join(' ');
  const advice =
    code === 'misconfigured'
      ? '. Is the API active, and is `domain` or `apiBase` right?'
      : requiredScope
        ? `. Ask for the scope "${requiredScope}", and grant it to the application.`
        : '';
  return new AuthMethodsError(code, redacted(`${operation} was refused: ${reason}`) + advice, {
    status,
    response,
    validationIssues: issues.map((issue) => ({ ...issue, detail: redacted(issue.detail) })),
    ...present({ stepUp, requiredScope, retryAfter: retryAfterSeconds(response.headers) }),
  });
}

/** The code that the answer's text, in lower case, gives this request; `undefined` leaves it to the status. */
function codeForRequest(
  { operation, type }: RefusedRequest,
  text: string,
  status: number,
): AuthMethodsErrorCode | undefined {
  if (operation === 'create') return createRefusal(text, status);
  if (operation === 'verify') return type && verifyRefusal(type, text);
  // A collection always exists, so its address must be wrong.
  if (operation === 'list' || operation === 'factors') return status === 404 ? 'misconfigured' : undefined;
  // The API documents 409 without its reason. The last method may be refused in other ways, too.
  if (operation === 'remove' && (status === 409 || /\blast\b|at least one/.test(text)))
    return 'removal_refused';
  return /not.?found/.test(text) ? 'not_found' : undefined;
}
