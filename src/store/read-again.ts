import type { MethodsSnapshot } from '../model/methods-backend.js';
import type { MethodsStore } from './methods-store.js';

/**
 * Reads the list again without the person noticing: nothing shows that it is under way, and the host is not asked
 * for a fresh sign-in. What comes is shown. Never rejects; resolves to `undefined` when the list can't be read, or
 * the signal was aborted meanwhile.
 */
export async function readAgain(
  store: MethodsStore,
  signal: AbortSignal = new AbortController().signal,
): Promise<MethodsSnapshot | undefined> {
  try {
    const snapshot = await store.backend.list({ signal });
    if (signal.aborted) return undefined;
    store.replace(snapshot);
    return snapshot;
  } catch {
    return undefined;
  }
}
