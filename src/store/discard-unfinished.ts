import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import { isLeftBehind, type LeftBehind } from './left-behind.js';
import { putMethod } from './list-changes.js';
import type { MethodsStore } from './methods-store.js';
import { readAgain } from './read-again.js';

/**
 * Removes what an ended enrollment has left unfinished, so that nobody has to clean it up. The list is read first: the
 * person may have confirmed on their phone meanwhile. Shows nothing while it runs, and does not ask the host for a fresh
 * sign-in; what can't be removed stays in the list. Never rejects.
 *
 * @returns whether the list could be read
 */
export async function discardUnfinished(store: MethodsStore, leftBehind: LeftBehind): Promise<boolean> {
  const isLeft = (method: AuthMethod): boolean => isLeftBehind(method, leftBehind);
  const snapshot = await readAgain(store, { leavingOut: isLeft });
  for (const method of snapshot?.methods.filter(isLeft) ?? []) {
    if (!(await isRemoved(store, method))) putMethod(store, method);
  }
  return snapshot !== undefined;
}

async function isRemoved({ backend }: MethodsStore, { id, allowed }: AuthMethod): Promise<boolean> {
  if (typeof backend.remove !== 'function' || allowed?.includes('remove') === false) return false;
  try {
    // A page on which the person would have to remove it is no removal.
    return (await backend.remove(id, { signal: new AbortController().signal })) === undefined;
  } catch (error) {
    return AuthMethodsError.from(error).code === 'not_found';
  }
}
