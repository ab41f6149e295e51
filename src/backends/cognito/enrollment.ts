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
import { throwIfAborted } from '../http.js';
import type { Context } from './changes.js';
import type { Send } from './client.js';
import { passkeyEnrollment } from './enroll-passkey.js';
import { passwordEnrollment } from './enroll-password.js';
import { emailEnrollment, phoneEnrollment } from './enroll-sent-code.js';
import { totpEnrollment } from './enroll-totp.js';

/** What each step of an enrollment works with. */
export interface Step extends Context {
  readonly send: Send;
  readonly options: CallOptions;
}

/** How methods of one type are added. */
export interface Enrollment<T extends EnrollableType> {
  readonly start: (step: Step, input: EnrollmentInput[T]) => Promise<EnrollmentStart<T>>;
  readonly complete: (
    step: Step,
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
  ) => Promise<void>;
  readonly again: (step: Step, challenge: EnrollmentChallenge[T]) => Promise<EnrollmentChallenge[T]>;
}

const enrollments: { readonly [T in EnrollableType]?: Enrollment<T> } = {
  passkey: passkeyEnrollment,
  password: passwordEnrollment,
  totp: totpEnrollment,
  phone: phoneEnrollment,
  email: emailEnrollment,
};

export function startEnrollment<T extends EnrollableType>(
  context: Context,
  type: T,
  input: EnrollmentInput[T],
  options: CallOptions,
): Promise<EnrollmentStart<T>> {
  return carryOut(context, type, options, (enrollment, step) => enrollment.start(step, input));
}

/** Returns no method, because the service doesn't. The list shows what was added and replaced. */
export async function completeEnrollment<T extends EnrollableType>(
  context: Context,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
  options: CallOptions,
): Promise<EnrollmentResult> {
  await carryOut(context, challenge.type as T, options, (enrollment, step) =>
    enrollment.complete(step, challenge, proof),
  );
  return {};
}

export function resendCode<T extends EnrollableType>(
  context: Context,
  challenge: EnrollmentChallenge[T],
  options: CallOptions,
): Promise<EnrollmentChallenge[T]> {
  return carryOut(context, challenge.type as T, options, (enrollment, step) =>
    enrollment.again(step, challenge),
  );
}

async function carryOut<T extends EnrollableType, R>(
  context: Context,
  type: T,
  options: CallOptions,
  work: (enrollment: Enrollment<T>, step: Step) => Promise<R>,
): Promise<R> {
  const enrollment = enrollments[type];
  if (!enrollment) throw new AuthMethodsError('unsupported_by_backend', `Amazon Cognito can’t add "${type}"`);
  throwIfAborted(options.signal);
  try {
    return await work(enrollment, { ...context, options, send: context.client.begin('enroll', options) });
  } catch (cause) {
    // It is not offered again. Nothing showed before that the pool lacks it.
    if (AuthMethodsError.from(cause).code === 'unsupported_by_backend') context.memory.refuse(type);
    throw cause;
  }
}
