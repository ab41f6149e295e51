import { AuthMethodsError } from './auth-methods-error.js';

/** Loads a part of the script that most visits never need. Rejects with `chunk_load_failed`. */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw missingChunk(cause);
  }
}

/** What is reported of a part of the script that could not be downloaded. */
export function missingChunk(cause: unknown): AuthMethodsError {
  return new AuthMethodsError('chunk_load_failed', 'A part of the script could not be downloaded', { cause });
}
