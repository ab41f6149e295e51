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

/** `restart`: back to the first question. `resume`: on after a step-up. `cancel`: close the dialog. */
export type EnrollWish = 'enroll-restart' | 'enroll-resume' | 'enroll-cancel';
