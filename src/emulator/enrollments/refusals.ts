import { RefusedProof } from '../auth-sessions.js';
import type { Faults } from '../faults.js';
import { fieldProblem, Problem } from '../problem.js';

/** Refuses a method that the account already has. */
export function alreadyEnrolled(faults: Faults): Problem {
  return faults.duplicateStatus === 409
    ? new Problem(409, 'A0E-409-0003', 'already_enrolled')
    : new Problem(400, 'A0E-400-0001', 'already_enrolled');
}

/** Refuses one method too many. */
export function limitReached(what: string, { limitStatus }: Faults): Problem {
  return new Problem(limitStatus, `A0E-${String(limitStatus)}-0001`, `The limit of ${what} is reached`);
}

/** Refuses a wrong code, in the form that a switch selects. */
export function wrongCode(faults: Faults): RefusedProof {
  switch (faults.wrongCodeAnswer) {
    case 'detail':
      return new RefusedProof(400, 'A0E-400-0001', 'invalid_code');
    case 'invalid-otp':
      return new RefusedProof(400, 'A0E-400-0001', 'invalid_otp');
    case 'forbidden':
      return new RefusedProof(403, 'A0E-403-0001', 'invalid_code');
    case 'validation': {
      const { status, code, detail, validationErrors } = fieldProblem('otp_code', 'Invalid code');
      return new RefusedProof(status, code, detail, { validationErrors });
    }
  }
}
