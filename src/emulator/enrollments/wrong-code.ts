import { RefusedProof } from '../auth-sessions.js';
import type { Faults } from '../faults.js';
import { fieldProblem } from '../problem.js';

/** The refusal of a wrong code, in each form it may have. */
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
