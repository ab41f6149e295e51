import { Problem } from '../problem.js';
import type { Faults } from '../faults.js';

/** The refusal of what the account already has. */
export function alreadyEnrolled(faults: Faults): Problem {
  return faults.duplicateStatus === 409
    ? new Problem(409, 'A0E-409-0003', 'already_enrolled')
    : new Problem(400, 'A0E-400-0001', 'already_enrolled');
}
