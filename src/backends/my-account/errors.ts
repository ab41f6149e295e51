import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import { present } from '../../model/present.js';
import { retryAfterSeconds } from '../retry-after.js';
import { bearerChallenge, codeForStatus, readProblem } from '../problem.js';
import { createRefusal, verifyRefusal } from './enrollment-refusals.js';

/** What was asked when the API refused. */
export interface RefusedRequest {
  readonly operation: 'factors' | 'list' | 'get' | 'create' | 'verify' | 'update' | 'remove';
  /** The type that is being added. */
  readonly type?: EnrollableType | undefined;
  readonly scopes: readonly string[];
  /** What must not get into the error's texts, should the answer repeat it. */
  readonly secrets: readonly string[];
}

/** The error that an answer without success stands for. */
export async function refusalError(response: Response, request: RefusedRequest): Promise<AuthMethodsError> {
  const { operation, scopes, secrets } = request;
  const problem = await readProblem(response);
  const { status, title, detail, issues } = problem;
  const challenge = bearerChallenge(response.headers);
  const kind = problem.type.replace(/.*[/#]/, '');
  const issueTexts = issues.map(({ field, detail: text }) => (field ? `${field}: ${text}` : text));
  const words = [kind, title, detail, ...issueTexts].join(' ').replace(/\s+/g, ' ').toLowerCase();

  let code = codeForStatus(status);
  let stepUp, requiredScope;
  if (code === 'unauthorized' || code === 'forbidden') {
    if (challenge.stepUp || /insufficient_user_auth|mfa_required|unmet_auth/.test(words)) {
      code = 'step_up_required';
      stepUp = challenge.stepUp ?? {};
    } else if (challenge.scope !== undefined || /a0e-403-0002|scope/.test(words)) {
      code = 'insufficient_scope';
      requiredScope = /\w+:me:\w+/.exec(detail)?.[0] ?? (challenge.scope || scopes.join(' '));
    }
  }
  // The other codes are about the token, the rate or the server, whatever was asked.
  if (code === 'invalid_input' || code === 'forbidden' || code === 'not_found') {
    code = codeForRequest(request, words, status) ?? code;
  }

  const redacted = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
  const told = [status, kind, detail || title, ...issueTexts].filter(Boolean).join(' ');
  const advice =
    code === 'misconfigured'
      ? '. Is the API active, and is `domain` or `apiBase` right?'
      : requiredScope
        ? `. Ask for the scope "${requiredScope}", and grant it to the application.`
        : '';
  return new AuthMethodsError(code, redacted(`${operation} was refused: ${told}`) + advice, {
    status,
    response,
    validationIssues: issues.map((issue) => ({ ...issue, detail: redacted(issue.detail) })),
    ...present({ stepUp, requiredScope, retryAfter: retryAfterSeconds(response.headers) }),
  });
}

/** What the words, in lower case, mean for what was asked; `undefined` leaves it to the status. */
function codeForRequest(
  { operation, type }: RefusedRequest,
  words: string,
  status: number,
): AuthMethodsErrorCode | undefined {
  if (operation === 'create') return createRefusal(words, status);
  if (operation === 'verify') return type && verifyRefusal(type, words);
  // A collection is there unless its address is wrong.
  if (operation === 'list' || operation === 'factors') return status === 404 ? 'misconfigured' : undefined;
  // The API lists 409 without saying when. The last method may be refused in other ways, too.
  if (operation === 'remove' && (status === 409 || /\blast\b|at least one/.test(words)))
    return 'removal_refused';
  return /not.?found/.test(words) ? 'not_found' : undefined;
}
