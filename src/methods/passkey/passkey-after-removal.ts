import type { AuthMethod, PasskeyMethod } from '../../model/auth-method.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import type { AfterRemoval } from '../method-type.js';

/** Milliseconds. Password managers answer at once or not at all. */
const signalTimeout = 2000;

interface SignalCapable {
  signalAllAcceptedCredentials?: (options: {
    readonly rpId: string;
    readonly userId: string;
    readonly allAcceptedCredentialIds: readonly string[];
  }) => Promise<void>;
}

/**
 * Signals to the password manager which passkeys are still accepted, so that it stops offering the removed one
 * (https://www.w3.org/TR/webauthn-3/#sctn-signalAllAcceptedCredentials). This hides the passkey and can be undone;
 * `signalUnknownCredential` would delete it. Resolves to what the person is told about it.
 */
export const passkeyAfterRemoval: AfterRemoval<PasskeyMethod> = async (
  removed,
  remaining,
  readList,
  { messages },
) => {
  const { signalled, removeFromPasswordManager } = messages.announcements;
  const { relyingPartyId: rpId, userHandle: userId } = removed;
  const { signalAllAcceptedCredentials: signal } =
    typeof PublicKeyCredential === 'function' ? (PublicKeyCredential as unknown as SignalCapable) : {};
  if (!signal || !rpId || !userId) return removeFromPasswordManager;
  // The list on screen may be hours old: a passkey that was added since would be hidden.
  const accepted = acceptedCredentialIds(removed, remaining, await readList());
  if (!accepted) return removeFromPasswordManager;
  try {
    const isSignalled = await Promise.race([
      signal.call(PublicKeyCredential, { rpId, userId, allAcceptedCredentialIds: accepted }).then(() => true),
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
  if (!list || !isSameAccount(remaining, list.methods)) return undefined;
  // What could not be read may be a passkey; the removed one is still there where the removal has not arrived yet.
  if (list.incomplete || list.problems?.some(({ code }) => code === 'invalid_response')) return undefined;
  if (list.methods.some(({ id }) => id === removed.id)) return undefined;
  const ids: string[] = [];
  for (const method of list.methods) {
    if (method.type === 'unknown') return undefined;
    if (method.type !== 'passkey') continue;
    const { relyingPartyId, userHandle, credentialId } = method;
    if (!relyingPartyId || !userHandle || !credentialId) return undefined;
    if (relyingPartyId === removed.relyingPartyId && userHandle === removed.userHandle)
      ids.push(credentialId);
  }
  return ids;
}

/** Whether a list is of the account it was before: another person may have signed in meanwhile. */
function isSameAccount(before: readonly AuthMethod[], now: readonly AuthMethod[]): boolean {
  if (before.length === 0) return now.length === 0;
  return now.some(({ id }) => before.some((method) => method.id === id));
}
