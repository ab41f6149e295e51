import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, signIn } from '../host-error-meanings.js';
import { asObject, asText, present } from '../json-value.js';
import { withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, bodyOf, codeForStatus, retryAfterSeconds } from '../problem.js';
import { redactor } from '../redact.js';
import { requiredScope, type Fields, type Operation } from './client.js';
import { meaningOf, reads } from './refusals.js';

/** What was asked when it was refused. */
export interface RefusedRequest {
  readonly operation: Operation;
  readonly fields: Fields;
  /** What the refusal must not quote: codes, passwords and the tokens that were sent. */
  readonly secrets: readonly string[];
}

/** The error for a response that is no success, that comes from another address, or that holds a refusal. */
export async function refusalError(answer: Response, request: RefusedRequest): Promise<AuthMethodsError> {
  const response = await withoutMfaToken(answer);
  const { status, headers } = response;
  const { type, text } = await readRefusal(response);
  const safe = redactor(request.secrets);
  const {
    code,
    advice,
    issues = [],
  } = type ? meaningOf({ type, text, status }, request) : await meaningWithoutType(response, request);
  const { stepUp } = bearerChallenge(headers);
  const said = safe(text);
  return new AuthMethodsError(
    code,
    `Amazon Cognito answered ${request.operation} with ${type ? safe(type) : status}${said && `: ${said}`}` +
      (advice ? `${/[.!?]$/.test(said) ? '' : '.'} ${advice}` : ''),
    {
      status,
      response,
      ...(code === 'insufficient_scope' && { requiredScope }),
      ...(code === 'step_up_required' && { stepUp: stepUp ?? {} }),
      ...(issues.length > 0 && { validationIssues: issues.map((detail) => ({ detail: safe(detail) })) }),
      ...present({ retryAfter: retryAfterSeconds(headers) }),
    },
  );
}

interface Refusal {
  /** `NotAuthorizedException`; empty where no service of AWS made it. */
  readonly type: string;
  readonly text: string;
}

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization */
async function readRefusal(response: Response): Promise<Refusal> {
  const body = asObject(await bodyOf(response));
  const { __type: ownType, code, message, Message: otherMessage } = body;
  const named = asText(ownType) || asText(code) || (response.headers.get('x-amzn-errortype') ?? '');
  const type = named.split(':')[0]?.split('#').pop() ?? '';
  return {
    type: /^\w+$/.test(type) ? type : '',
    text: asText(message) || asText(otherMessage) || asText(response.headers.get('x-amzn-errormessage')),
  };
}

/** The meaning of an answer that is not the service's own, such as a proxy's or a firewall's. */
async function meaningWithoutType(
  response: Response,
  { operation }: RefusedRequest,
): Promise<{
  readonly code: AuthMethodsErrorCode;
  readonly advice?: string;
  readonly issues?: readonly string[];
}> {
  const { status, ok, redirected, headers } = response;
  if (ok || redirected || response.type === 'opaqueredirect')
    return { code: 'invalid_response', advice: 'Is `region` or `endpoint` right? No redirect is followed.' };
  const isRefusal = status >= 400 && status < 500 && status !== 429;
  if (isRefusal && (bearerChallenge(headers).stepUp || hasMeaning(await errorFacts(response), signIn)))
    return { code: 'step_up_required' };
  const code = codeForStatus(status);
  if (code === 'not_found' || code === 'invalid_input')
    return reads.has(operation)
      ? { code: 'misconfigured', advice: 'Is `region`, `userPoolId` or `endpoint` right?' }
      : { code: code === 'not_found' ? 'invalid_response' : 'unknown' };
  return { code };
}
