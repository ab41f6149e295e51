import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, signIn } from '../host-error-meanings.js';
import { asObject, asText, present } from '../json-value.js';
import { withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, bodyOf, codeForStatus, retryAfterSeconds, textOf } from '../problem.js';
import { redactor } from '../redact.js';

/**
 * The error for a response that is no success, that comes from another address, or that has contents where a success
 * has none. `undefined` for a success. The gateway's own errors are `{"error": "text"}`, without a code.
 *
 * @param tokens those that were sent: an answer may quote them
 */
export async function refusalError(
  answer: Response,
  method: string,
  tokens: readonly string[],
): Promise<AuthMethodsError | undefined> {
  const { status, ok, redirected } = answer;
  const response = await withoutMfaToken(answer);
  const isPage = response.headers.get('content-type')?.includes('html') === true;
  if (ok && !redirected && (await textOf(response))?.trim() === '' && !isPage) return undefined;
  const said = redactor([], tokens)(asText(asObject(await bodyOf(response)).error));
  const { stepUp } = bearerChallenge(response.headers);
  const isRefusal = !ok && !redirected && status >= 400 && status < 500 && status !== 429;
  const wantsSignIn = isRefusal && (stepUp !== undefined || hasMeaning(await errorFacts(response), signIn));
  const code = ok || redirected ? 'invalid_response' : codeFor(status, method, said !== '');
  const advice =
    code === 'misconfigured' ? '. Are `apiBase`, `userId`, `provider` and `userPoolId` right?' : '';
  return new AuthMethodsError(
    wantsSignIn ? 'step_up_required' : code,
    `The gateway answered ${method} with ${status}${said && `: ${said}`}${advice}`,
    {
      status,
      response,
      ...(wantsSignIn && { stepUp: stepUp ?? {} }),
      ...present({ retryAfter: retryAfterSeconds(response.headers) }),
    },
  );
}

/** @param isOwn it has the form of the gateway's errors */
function codeFor(status: number, method: string, isOwn: boolean): AuthMethodsErrorCode {
  const code = codeForStatus(status);
  // Nobody has entered anything: what is invalid was set by the host.
  if (method === 'GET') return code === 'invalid_input' || code === 'not_found' ? 'misconfigured' : code;
  if (code === 'invalid_input') return 'unknown';
  // A page that is not found says nothing about a method.
  return code === 'not_found' && !isOwn ? 'invalid_response' : code;
}
