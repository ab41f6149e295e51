import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import type { EnrollableType, EnrollmentInput, EnrollmentProof } from '../model/enrollment.js';

/**
 * An enrollment view's wishes. They go to the dialog around it and no further, since a proof is a secret.
 *
 * @internal
 */
export class EnrollStartEvent<T extends EnrollableType = EnrollableType> extends Event {
  readonly input: EnrollmentInput[T];
  /** What the host is to see to before, within the click. */
  readonly stepUpFirst: StepUpChallenge | undefined;

  constructor(input: EnrollmentInput[T], stepUpFirst?: StepUpChallenge) {
    super('enroll-start');
    this.input = input;
    this.stepUpFirst = stepUpFirst;
  }
}

/** @internal */
export class EnrollVerifyEvent<T extends EnrollableType = EnrollableType> extends Event {
  readonly proof: EnrollmentProof[T];
  /** As for a start. */
  readonly stepUpFirst: StepUpChallenge | undefined;

  constructor(proof: EnrollmentProof[T], stepUpFirst?: StepUpChallenge) {
    super('enroll-verify');
    this.proof = proof;
    this.stepUpFirst = stepUpFirst;
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

/** `restart`: back to the first question. `cancel`: close the dialog. */
export type EnrollWish = 'enroll-restart' | 'enroll-cancel';
