import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import { inCamelCase } from '../camel-case.js';
import { errorFacts } from '../error-facts.js';
import { hasMeaning, signIn } from '../host-error-meanings.js';
import { asObject, asText, present } from '../json-value.js';
import { withoutMfaToken } from '../oauth-error.js';
import { bearerChallenge, bodyOf, codeForStatus, retryAfterSeconds } from '../problem.js';
import { redactor } from '../redact.js';
import type { AuthsignalEnrollableType } from './options.js';

/** The request that the API refused. */
export interface RefusedRequest {
  readonly operation: 'list' | 'available' | 'start' | 'resend' | 'verify';
  /** The type being added; `link` for an address that is confirmed by a link. */
  readonly type?: AuthsignalEnrollableType | 'link' | undefined;
  readonly path: string;
  readonly scopes: readonly string[];
  /** What was sent and must not get into the error's texts, if the answer repeats it. */
  readonly secrets?: readonly string[];
  /** The tokens that were sent with it; secrets, too. */
  readonly tokens: readonly string[];
}

/** What the vendor says of a refusal. Empty for an answer of another form. */
interface Said {
  readonly code: string;
  readonly description: string;
}

/** Whether an answer refuses the token, and not what was asked for. */
export async function refusedToken(response: Response): Promise<'expired' | 'unauthorized' | undefined> {
  const { code } = await readSaid(response);
  if (code === 'expired_token') return 'expired';
  return code === 'unauthorized' ? code : undefined;
}

/** The error for a response that is no success, that comes from another address, or that has an error in it. */
export async function refusalError(answer: Response, request: RefusedRequest): Promise<AuthMethodsError> {
  const { status, ok, redirected } = answer;
  const response = await withoutMfaToken(answer);
  const said = await readSaid(response);
  const { stepUp } = bearerChallenge(response.headers);
  const isRefusal = !ok && !redirected && status >= 400 && status < 500 && status !== 429;
  // A proxy on the way may ask for a sign-in in words of its own.
  const wantsSignIn = isRefusal && (stepUp !== undefined || hasMeaning(await errorFacts(response), signIn));
  const code = wantsSignIn
    ? 'step_up_required'
    : redirected
      ? 'invalid_response'
      : codeFor(request, status, said);
  const redacted = redactor(request.secrets ?? [], request.tokens);
  const text = [said.code, said.description].map(redacted).filter(Boolean).join(': ').replace(/\.$/, '');
  return new AuthMethodsError(
    code,
    `The API answered ${request.path} with ${status}${text && `: ${text}`}${adviceFor(code, request)}`,
    {
      status,
      response,
      ...(code === 'step_up_required' && { stepUp: stepUp ?? {} }),
      ...(code === 'insufficient_scope' && { requiredScope: request.scopes.join(' ') }),
      ...present({ retryAfter: retryAfterSeconds(response.headers) }),
    },
  );
}

async function readSaid(response: Response): Promise<Said> {
  const { error, errorCode, errorDescription } = inCamelCase(asObject(await bodyOf(response)));
  const code = asText(errorCode) || asText(error);
  return {
    code,
    description: [errorDescription, error].map(asText).find((text) => text && text !== code) ?? '',
  };
}

function codeFor(request: RefusedRequest, status: number, said: Said): AuthMethodsErrorCode {
  const { operation } = request;
  const isAdding = operation !== 'list' && operation !== 'available';
  switch (said.code) {
    case 'expired_token':
      return 'unauthorized';
    case 'unauthorized':
      // Only the first method may be added without the scope, which the host grants after a sign-in.
      if (isAdding) return 'step_up_required';
      return status === 403 ? 'insufficient_scope' : 'unauthorized';
    case 'too_many_requests':
      return 'rate_limited';
    case 'invalid_configuration':
      return isAdding ? 'unsupported_by_backend' : 'misconfigured';
  }
  const isOwn = said.code !== '';
  // An error in a success is about the request.
  const code = status === 200 && isOwn ? 'invalid_input' : codeForStatus(status);
  if (!['invalid_input', 'not_found', 'unknown'].includes(code)) return code;
  // Nobody has entered anything: what is invalid was set by the host.
  if (!isAdding) return status === 200 || code === 'unknown' ? 'unknown' : 'misconfigured';
  // A page that is not found says nothing about the enrollment.
  if (!isOwn) return code === 'not_found' ? 'invalid_response' : 'unknown';
  const text = `${said.code} ${said.description}`.toLowerCase().replace(/[\s_]+/g, ' ');
  return operation === 'verify' ? verifyCode(request, text) : startCode(request, text);
}

function startCode({ type }: RefusedRequest, text: string): AuthMethodsErrorCode {
  if (/already|duplicate|in use/.test(text)) return 'already_enrolled';
  if (/limit|maximum|too many/.test(text)) return 'limit_reached';
  if (/disabled|not (?:enabled|supported|available|configured|active)/.test(text))
    return 'unsupported_by_backend';
  return type === 'phone' || type === 'email' || type === 'link' ? 'invalid_input' : 'unknown';
}

function verifyCode({ type }: RefusedRequest, text: string): AuthMethodsErrorCode {
  if (/attempt/.test(text)) return 'too_many_attempts';
  if (type === 'passkey' || type === 'webauthn-roaming') {
    if (/already|duplicate/.test(text)) return 'already_enrolled';
    if (/user verif|not be verified|not verified/.test(text)) return 'user_verification_required';
    if (/origin|domain|rp ?id|relying party/.test(text)) return 'wrong_domain';
    return /expired|not found|challenge/.test(text) ? 'enrollment_expired' : 'invalid_input';
  }
  if (/expired|not found|no (?:pending )?(?:challenge|enrol)/.test(text)) return 'enrollment_expired';
  return type === 'link' ? 'unknown' : 'invalid_code';
}

function adviceFor(code: AuthMethodsErrorCode, { operation, scopes }: RefusedRequest): string {
  switch (code) {
    case 'misconfigured':
      return '. Is `region` or `apiBase` right?';
    case 'insufficient_scope':
      return `. Track the action of the token with the scope "${scopes.join(' ')}".`;
    case 'step_up_required':
      return `. After a sign-in, track the action of the token with the scope "${scopes.join(' ')}".`;
    case 'unauthorized':
      return operation === 'list'
        ? '. Is `region` that of the tenant, and the token less than 10 minutes old?'
        : '';
    default:
      return '';
  }
}
