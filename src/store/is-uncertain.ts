import type { AuthMethodsError } from '../model/auth-methods-error.js';

const uncertainCodes: ReadonlySet<string> = new Set([
  'network',
  'invalid_response',
  'server_error',
  'chunk_load_failed',
]);

/** Whether nobody knows if a write happened: its answer was lost, or did not say. */
export function isUncertain(error: AuthMethodsError | undefined): boolean {
  if (error === undefined) return false;
  // Something failed on the way, of which the answer knows nothing.
  if (error.code === 'unknown') return error.status === undefined;
  return uncertainCodes.has(error.code);
}
