import type { AuthMethod } from '../model/auth-method.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';
import type { MethodsStore } from './methods-store.js';

/** For how long the list tells what a removal would leave: another window may change it meanwhile. Milliseconds. */
const freshFor = 10_000;

export function isOld({ readAt }: MethodsStore): boolean {
  return Date.now() - readAt > freshFor;
}

/**
 * Reads the list again without the person noticing: nothing shows that it is under way, and the host is not asked
 * for a fresh sign-in. What comes is shown, except the methods that are left out. Never rejects.
 *
 * @returns all that the backend has; `undefined` when it can't be read
 */
export async function readAgain(
  store: MethodsStore,
  { leavingOut }: { readonly leavingOut?: (method: AuthMethod) => boolean } = {},
): Promise<MethodsSnapshot | undefined> {
  try {
    return await readList(store, new AbortController().signal, leavingOut);
  } catch {
    return undefined;
  }
}

/** The same, and rejects with why the list can't be read. */
export async function readList(
  store: MethodsStore,
  signal: AbortSignal,
  leavingOut?: (method: AuthMethod) => boolean,
): Promise<MethodsSnapshot> {
  const snapshot = await store.backend.list({ signal });
  const methods = snapshot.methods.filter((method) => leavingOut?.(method) !== true);
  store.replace({ ...snapshot, methods });
  return snapshot;
}
