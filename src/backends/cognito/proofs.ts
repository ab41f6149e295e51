import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { setPreference } from './changes.js';
import type { Step } from './enrollment.js';
import type { SecondStep } from './memory.js';

/** After these errors, nobody knows whether the proof was accepted. */
const uncertain: ReadonlySet<string> = new Set(['network', 'server_error', 'invalid_response', 'aborted']);

/**
 * Verifies a proof, unless that has been done: the code was right, and what came after it has failed. Then the person is
 * not asked for another one.
 */
export async function verifyOnce(
  { memory }: Step,
  type: SecondStep,
  session: string,
  verify: () => Promise<void>,
): Promise<void> {
  if (memory.isProven(type, session)) return;
  memory.proofs.set(type, { session, isSure: false });
  try {
    await verify();
    memory.proofs.set(type, { session, isSure: true });
  } catch (cause) {
    if (!uncertain.has(AuthMethodsError.from(cause).code)) memory.proofs.delete(type);
    throw cause;
  }
}

/** Makes what was verified a second step. Until that has succeeded, the method counts as unfinished. */
export async function switchOn({ send, memory }: Step, type: SecondStep): Promise<void> {
  await setPreference(send, type, { Enabled: true });
  memory.proofs.delete(type);
}
