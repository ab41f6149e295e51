import type { PasskeyMethod } from '../../model/auth-method.js';
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
export const passkeyAfterRemoval: AfterRemoval<PasskeyMethod> = async (removed, remaining, { messages }) => {
  const { signalled, removeFromPasswordManager } = messages.announcements;
  const { relyingPartyId: rpId, userHandle: userId } = removed;
  const accepted = acceptedCredentialIds(removed, remaining);
  const { signalAllAcceptedCredentials: signal } =
    typeof PublicKeyCredential === 'function' ? (PublicKeyCredential as unknown as SignalCapable) : {};
  if (!signal || !rpId || !userId || !accepted) return removeFromPasswordManager;
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
 * Returns the remaining passkeys of the same account at the same relying party. Returns `undefined` when that is
 * not certain for one of them: a list with a gap would hide a passkey that works.
 */
export function acceptedCredentialIds(
  removed: PasskeyMethod,
  remaining: readonly PasskeyMethod[],
): readonly string[] | undefined {
  const ids: string[] = [];
  for (const { relyingPartyId, userHandle, credentialId } of remaining) {
    if (!relyingPartyId || !userHandle || !credentialId) return undefined;
    if (relyingPartyId === removed.relyingPartyId && userHandle === removed.userHandle)
      ids.push(credentialId);
  }
  return ids;
}
