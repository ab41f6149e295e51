import { AuthMethodsError, type AuthMethodsErrorCode } from '../../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
} from '../../model/enrollment.js';
import type { CallOptions } from '../../model/methods-backend.js';
import { inCamelCase } from '../camel-case.js';
import { asList, asObject, asText, invalidResponse, isPathSegment, present } from '../json-value.js';
import { readChallenge, readSession, writeSession, type EnrollmentSession } from './challenge.js';
import type { AuthsignalClient, Call } from './client.js';
import { toListed } from './map.js';
import { enrollableTypes, type AuthsignalEnrollableType, type AuthsignalOptions } from './options.js';

type Request = Pick<Call, 'path' | 'body' | 'secrets'>;
type Options = Pick<AuthsignalOptions, 'emailDelivery' | 'passkey'>;

type Starts = {
  readonly [T in AuthsignalEnrollableType]: (input: EnrollmentInput[T], options: Options) => Request;
};
type Proofs = {
  readonly [T in AuthsignalEnrollableType]: (
    proof: EnrollmentProof[T],
    session: EnrollmentSession,
  ) => Request;
};

const starts: Starts = {
  totp: () => ({ path: '/user-authenticators/totp' }),
  phone: ({ phoneNumber, channel }) => ({
    path: '/user-authenticators/sms',
    body: { phoneNumber, ...(channel === 'whatsapp' && { smsChannel: 'WHATSAPP' }) },
  }),
  email: ({ email }, { emailDelivery }) => ({
    path: `/user-authenticators/email-${emailDelivery === 'link' ? 'magic-link' : 'otp'}`,
    body: { email },
  }),
  passkey: (_input, { passkey: { username, displayName, authenticatorAttachment } = {} }) => ({
    path: '/user-authenticators/passkey/registration-options',
    // `null` asks for any authenticator; without the member, the vendor chooses.
    body: { ...present({ username, displayName }), authenticatorAttachment: authenticatorAttachment ?? null },
  }),
  'webauthn-roaming': () => ({ path: '/user-authenticators/security-key/registration-options', body: {} }),
};

const proofs: Proofs = {
  totp: ({ code }) => codeRequest('/verify/totp', code),
  phone: ({ code }) => codeRequest('/verify/sms', code),
  email: ({ code }) =>
    code === undefined
      ? { path: '/verify/email-magic-link/finalize', body: {} }
      : codeRequest('/verify/email-otp', code),
  passkey: ({ credential }, { challengeId }) => ({
    path: '/user-authenticators/passkey',
    body: {
      ...present({ challengeId }),
      registrationCredential: credential,
      // The person asks for it: nothing is created while they do something else.
      conditionalCreate: false,
    },
  }),
  // The credential is the body itself.
  'webauthn-roaming': ({ credential }) => ({ path: '/user-authenticators/security-key', body: credential }),
};

export async function startEnrollment<T extends EnrollableType>(
  client: AuthsignalClient,
  options: Options,
  type: T,
  input: EnrollmentInput[T],
  callOptions: CallOptions,
): Promise<EnrollmentChallenge[T]> {
  const here = requireEnrollable(type);
  const request = (starts[here] as (input: EnrollmentInput[T], options: Options) => Request)(input, options);
  const byLink = here === 'email' && options.emailDelivery === 'link';
  const action = client.begin('enroll', callOptions);
  const kind = byLink ? 'link' : here;
  const answer = await client.read(action, { operation: 'start', type: kind, method: 'POST', ...request });
  const challenge = readChallenge(here, answer, {
    ...present({ token: action.tokens.at(-1) }),
    ...('channel' in input && input.channel === 'whatsapp' && { isWhatsApp: true }),
  });
  return { ...challenge, ...(byLink && { byLink }) } as EnrollmentChallenge[T];
}

export async function completeEnrollment<T extends EnrollableType>(
  client: AuthsignalClient,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
  callOptions: CallOptions,
): Promise<EnrollmentResult> {
  const here = requireEnrollable(challenge.type);
  const session = readSession(challenge.session);
  const toRequest = proofs[here] as (proof: EnrollmentProof[T], session: EnrollmentSession) => Request;
  const request = toRequest(isByLink(challenge) ? ({} as EnrollmentProof[T]) : proof, session);
  const action = client.begin('enroll', callOptions, session.token);
  const type = isByLink(challenge) ? 'link' : here;
  const answer = await client.read(action, { operation: 'verify', type, method: 'POST', ...request });
  return readResult(type, answer);
}

/** Sends the message again. A type without a message is started again. */
export async function resendCode<T extends EnrollableType>(
  client: AuthsignalClient,
  options: Options,
  challenge: EnrollmentChallenge[T],
  callOptions: CallOptions,
): Promise<EnrollmentChallenge[T]> {
  const here = requireEnrollable(challenge.type);
  if (here !== 'phone' && here !== 'email')
    return startEnrollment<T>(client, options, challenge.type as T, {} as EnrollmentInput[T], callOptions);
  const session = readSession(challenge.session);
  const byLink = isByLink(challenge);
  const action = client.begin('enroll', callOptions, session.token);
  const answer = await client.read(action, {
    operation: 'resend',
    type: byLink ? 'link' : here,
    method: 'POST',
    path: here === 'phone' ? '/challenge/sms' : `/challenge/email-${byLink ? 'magic-link' : 'otp'}`,
    ...(session.isWhatsApp && { body: { smsChannel: 'WHATSAPP' } }),
  });
  const { challengeId } = inCamelCase(asObject(answer));
  const renewed = present({ challengeId: asText(challengeId), token: action.tokens.at(-1) });
  return { ...challenge, session: writeSession({ ...session, ...renewed }) };
}

/** Reads the answer to a proof. A wrong code is answered with 200. */
function readResult(type: AuthsignalEnrollableType | 'link', answer: unknown): EnrollmentResult {
  const { isVerified, failureReason, userAuthenticator, recoveryCodes } = inCamelCase(asObject(answer));
  if (isVerified !== true && isVerified !== false)
    throw invalidResponse('answer: isVerified is missing or not a boolean');
  if (!isVerified) {
    const reason = asText(failureReason);
    const message = `The proof was not accepted${/^[A-Z_]{1,60}$/.test(reason) ? `: ${reason}` : ''}`;
    throw new AuthMethodsError(failureCode(type, reason), message, { status: 200 });
  }
  const { method } = toListed(userAuthenticator);
  const isAdded =
    isPathSegment(method.id) && method.confirmed && method.type === (type === 'link' ? 'email' : type);
  const codes = asList(recoveryCodes).map(asText).filter(Boolean);
  return { ...(isAdded && { method }), ...(codes.length > 0 && { recoveryCodes: codes }) };
}

function failureCode(type: AuthsignalEnrollableType | 'link', reason: string): AuthMethodsErrorCode {
  if (reason === 'MAX_ATTEMPTS_EXCEEDED') return 'too_many_attempts';
  if (type === 'passkey' || type === 'webauthn-roaming') return 'invalid_input';
  if (type === 'link') return reason ? 'enrollment_expired' : 'authorization_pending';
  return 'invalid_code';
}

/** The type as one of those that the API can add. The casts above rely on this check. */
function requireEnrollable(type: EnrollableType): AuthsignalEnrollableType {
  const known = enrollableTypes.find((each) => each === type);
  if (known) return known;
  throw new AuthMethodsError('unsupported_by_backend', `This API can't add "${type}"`);
}

function isByLink(challenge: EnrollmentChallenge[EnrollableType]): boolean {
  return challenge.type === 'email' && challenge.byLink === true;
}

function codeRequest(path: string, code: string): Request {
  return { path, body: { verificationCode: code }, secrets: [code] };
}
