import type { AuthMethod, PasskeyMethod } from '../../model/auth-method.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { createdCredentials } from '../created-credentials.js';
import type { AfterRemoval } from '../method-type.js';
import { canSignalAccepted, lastLists, passkeyGroups, signalAccepted } from './passkey-signals.js';

/** Milliseconds. Password managers answer at once or not at all. */
const signalTimeout = 2000;

/**
 * Signals to the password manager which passkeys are still accepted, so that it stops offering the removed one.
 * Resolves to what the person is told about it.
 */
export const passkeyAfterRemoval: AfterRemoval<PasskeyMethod> = async (
  removed,
  remaining,
  readList,
  { messages },
) => {
  const { signalled, removeFromPasswordManager } = messages.announcements;
  const { relyingPartyId: rpId, userHandle: userId, credentialId } = removed;
  if (credentialId) createdCredentials.delete(credentialId);
  if (!canSignalAccepted() || !rpId || !userId) return removeFromPasswordManager;
  // The list on screen may be hours old: a passkey that was added since would be hidden.
  const accepted = acceptedCredentialIds(removed, remaining, await readList());
  if (!accepted) return removeFromPasswordManager;
  try {
    const isSignalled = await Promise.race([
      signalAccepted({ rpId, userId, accepted }),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), signalTimeout)),
    ]);
    return isSignalled ? signalled : removeFromPasswordManager;
  } catch {
    // The page is on another domain than the passkey, or the browser has no password manager that supports this.
    return removeFromPasswordManager;
  }
};

/**
 * Returns the remaining passkeys of the same account at the same relying party, from a list that was just read.
 * Returns `undefined` where they are not certain: a list with a gap would hide a passkey that works.
 */
export function acceptedCredentialIds(
  removed: PasskeyMethod,
  remaining: readonly AuthMethod[],
  list: MethodsSnapshot | undefined,
): readonly string[] | undefined {
  // The list on screen may be another person's by now.
  const known = lastLists.get(removed.userHandle ?? '')?.filter((id) => id !== removed.id);
  const before = known?.length ? known : remaining.map(({ id }) => id);
  if (!list || !isSameAccount(before, list.methods)) return undefined;
  // The removed one is still there where the removal has not arrived yet.
  if (list.methods.some(({ id }) => id === removed.id)) return undefined;
  const { relyingPartyId: rpId = '', userHandle: userId = '' } = removed;
  return passkeyGroups(list, { rpId, userId })?.find(
    (group) => group.rpId === rpId && group.userId === userId,
  )?.accepted;
}

/** Whether a list is of the account it was before: another person may have signed in meanwhile. */
function isSameAccount(before: readonly string[], now: readonly AuthMethod[]): boolean {
  if (before.length === 0) return now.length === 0;
  return now.some(({ id }) => before.includes(id));
}
