import type { PasskeyMethod } from '../../model/auth-method.js';
import type { AfterRemoval } from '../method-type.js';

/** Password managers answer at once or not at all. Milliseconds. */
const patience = 2000;

interface SignalCapable {
  signalAllAcceptedCredentials?: (options: {
    readonly rpId: string;
    readonly userId: string;
    readonly allAcceptedCredentialIds: readonly string[];
  }) => Promise<void>;
}

/**
 * Tells the person's password manager which passkeys still count, so that it stops offering the removed one
 * (https://www.w3.org/TR/webauthn-3/#sctn-signalAllAcceptedCredentials). That hides and can be undone;
 * `signalUnknownCredential` would delete. Resolves to the words for what has happened.
 */
export const passkeyAfterRemoval: AfterRemoval<PasskeyMethod> = async (removed, remaining, { messages }) => {
  const { signalled, removeFromPasswordManager } = messages.announcements;
  const { relyingPartyId: rpId, userHandle: userId } = removed;
  const accepted = acceptedCredentialIds(removed, remaining);
  const { signalAllAcceptedCredentials: signal } =
    typeof PublicKeyCredential === 'function' ? (PublicKeyCredential as unknown as SignalCapable) : {};
  if (!signal || !rpId || !userId || !accepted) return removeFromPasswordManager;
  try {
    const told = await Promise.race([
      signal.call(PublicKeyCredential, { rpId, userId, allAcceptedCredentialIds: accepted }).then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), patience)),
    ]);
    return told ? signalled : removeFromPasswordManager;
  } catch {
    // Another domain than the passkeys', or a browser that knows the call and not the means.
    return removeFromPasswordManager;
  }
};

/**
 * The passkeys of the same account at the same relying party that are left. `undefined` when one of them can't
 * be told for sure: a list with a gap would hide a passkey that works.
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
