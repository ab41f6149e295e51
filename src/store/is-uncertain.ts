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
  // Without a status, no answer came: something failed on the way.
  if (error.code === 'unknown') return error.status === undefined;
  return uncertainCodes.has(error.code);
}
