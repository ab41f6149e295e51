import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
} from '../../model/enrollment.js';
import type { CallOptions } from '../../model/methods-backend.js';
import { asObject } from '../json-value.js';
import { sendChange } from './answer.js';
import { readChallenge } from './challenge.js';
import { collection, type BackendContext, type Call } from './client.js';
import type { ManagementEnrollableType } from './management-backend.js';
import { readNewMethod, withLastKept } from './map.js';

type Fields = Readonly<Record<string, unknown>>;
type StartFields = { readonly [T in ManagementEnrollableType]: (input: EnrollmentInput[T]) => Fields };
type ProofFields = { readonly [T in ManagementEnrollableType]: (proof: EnrollmentProof[T]) => Fields };

/** The body that starts an enrollment, without the type. Secrets and keys are made by the proxy. */
const startFields: StartFields = {
  phone: ({ phoneNumber, channel }) => ({
    phone_number: phoneNumber,
    preferred_authentication_method: channel,
  }),
  email: ({ email }) => ({ email }),
  totp: () => ({}),
  'webauthn-roaming': () => ({}),
  passkey: () => ({}),
};

/** The body that answers a challenge, without the session. */
const proofFields: ProofFields = {
  phone: toOneTimeCode,
  email: toOneTimeCode,
  totp: toOneTimeCode,
  'webauthn-roaming': toCredential,
  passkey: toCredential,
};

/** Starts an enrollment. It is finished at once where the server adds the method without a proof. */
export async function startEnrollment<T extends EnrollableType>(
  context: BackendContext,
  type: T,
  input: EnrollmentInput[T],
  options: CallOptions,
): Promise<EnrollmentStart<T>> {
  const here = requireEnrollable(type);
  const fields = startFields[here] as (input: EnrollmentInput[T]) => Fields;
  const body = { type: here, ...fields(input) };
  const call: Call = { operation: 'enroll', method: 'POST', path: collection, body };
  const { answer, status } = await sendChange(context.begin('enroll', options), call);
  if (status === 202 || 'auth_session' in asObject(answer)) return readChallenge(type, answer);
  return { result: toResult(context, answer, here) };
}

export async function completeEnrollment<T extends EnrollableType>(
  context: BackendContext,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
  options: CallOptions,
): Promise<EnrollmentResult> {
  const here = requireEnrollable(challenge.type);
  const fields = proofFields[here] as (proof: EnrollmentProof[T]) => Fields;
  const body = { auth_session: challenge.session, ...fields(proof) };
  const call: Call = { operation: 'verify', method: 'POST', path: `${collection}/verify`, body };
  const { answer } = await sendChange(context.begin('enroll', options), call);
  return toResult(context, answer, here);
}

/** Sends a new code to the same address. An answer without a session leaves the old one in force. */
export async function resendCode<T extends EnrollableType>(
  context: BackendContext,
  challenge: EnrollmentChallenge[T],
  options: CallOptions,
): Promise<EnrollmentChallenge[T]> {
  const { session, type } = challenge;
  const path = `${collection}/resend`;
  const call: Call = { operation: 'resend', method: 'POST', path, body: { auth_session: session } };
  const { answer } = await sendChange(context.begin('enroll', options), call);
  return answer === undefined ? challenge : readChallenge<T>(type as T, answer);
}

/**
 * The new method. None where the answer does not have it, or where another method may be removed only now: then the
 * list says it.
 */
function toResult(
  { known, isOwn }: BackendContext,
  answer: unknown,
  type: ManagementEnrollableType,
): EnrollmentResult {
  const method = readNewMethod(answer, type);
  if (!method) return {};
  const before = known.methods;
  const after: readonly AuthMethod[] = [...before.filter(({ id }) => id !== method.id), method];
  known.methods = isOwn ? withLastKept(after) : after;
  const isOnlyChange = before.every((one) =>
    known.methods.some((other) => other.id === one.id && !one.allowed === !other.allowed),
  );
  const added = known.methods.find(({ id }) => id === method.id);
  return added && isOnlyChange && (before.length > 0 || !isOwn) ? { method: added } : {};
}

/** The type as one of those that can be added here. The casts above rely on this check. */
function requireEnrollable(type: EnrollableType): ManagementEnrollableType {
  if (Object.hasOwn(startFields, type)) return type as ManagementEnrollableType;
  throw new AuthMethodsError('unsupported_by_backend', `The proxy can't add "${type}"`);
}

function toOneTimeCode({ code }: EnrollmentProof['email']): Fields {
  return { otp_code: code };
}

function toCredential({ credential }: EnrollmentProof['passkey']): Fields {
  return { authn_response: credential };
}
