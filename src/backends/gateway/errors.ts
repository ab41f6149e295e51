import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { asObject, asText, present } from '../json-value.js';
import { bearerChallenge, codeForStatus, retryAfterSeconds } from '../problem.js';
import { redactor } from '../redact.js';

/**
 * The error for a response that is no success, that comes from another address, or that has contents where a success
 * has none. `undefined` for a success. The gateway's own errors are `{"error": "text"}`, without a code.
 */
export async function refusalError(
  response: Response,
  method: string,
): Promise<AuthMethodsError | undefined> {
  const { status, ok, redirected } = response;
  const text = await response
    .clone()
    .text()
    .catch(() => 'cut off');
  const isPage = response.headers.get('content-type')?.includes('html') === true;
  if (ok && !redirected && text.trim() === '' && !isPage) return undefined;
  const said = redactor([])(asText(asObject(parse(text)).error));
  const { stepUp } = bearerChallenge(response.headers);
  const code = ok || redirected ? 'invalid_response' : codeFor(status, method, said !== '');
  const asksForSignIn = stepUp !== undefined && (status === 401 || status === 403);
  const advice =
    code === 'misconfigured' ? '. Are `apiBase`, `userId`, `provider` and `userPoolId` right?' : '';
  return new AuthMethodsError(
    asksForSignIn ? 'step_up_required' : code,
    `The gateway answered ${method} with ${status}${said && `: ${said}`}${advice}`,
    {
      status,
      response,
      ...present({
        stepUp: asksForSignIn ? stepUp : undefined,
        retryAfter: retryAfterSeconds(response.headers),
      }),
    },
  );
}

/**
 * Whether a refused removal found nothing to remove. The gateway's 404 is about the person or about the method, so the
 * list is read to know.
 */
export async function isGone(
  error: unknown,
  listedIds: () => Promise<readonly string[]>,
  id: string,
): Promise<boolean> {
  if (AuthMethodsError.from(error).code !== 'not_found') return false;
  return !(await listedIds()).includes(id);
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
