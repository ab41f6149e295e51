import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType, EnrollmentInput, EnrollmentProof } from '../model/enrollment.js';

/**
 * An enrollment view's wishes. They go to the dialog around it and no further, since a proof is a secret.
 *
 * @internal
 */
export class EnrollStartEvent<T extends EnrollableType = EnrollableType> extends Event {
  readonly input: EnrollmentInput[T];

  constructor(input: EnrollmentInput[T]) {
    super('enroll-start');
    this.input = input;
  }
}

/** @internal */
export class EnrollVerifyEvent<T extends EnrollableType = EnrollableType> extends Event {
  readonly proof: EnrollmentProof[T];

  constructor(proof: EnrollmentProof[T]) {
    super('enroll-verify');
    this.proof = proof;
  }
}

/**
 * Something failed that the backend knows nothing of, such as the browser's part in making a passkey.
 *
 * @internal
 */
export class EnrollErrorEvent extends Event {
  readonly error: AuthMethodsError;

  constructor(error: AuthMethodsError) {
    super('enroll-error');
    this.error = error;
  }
}

/** `restart`: back to the first question. `resume`: on after a step-up. `cancel`: close the dialog. */
export type EnrollWish = 'enroll-restart' | 'enroll-resume' | 'enroll-cancel';
