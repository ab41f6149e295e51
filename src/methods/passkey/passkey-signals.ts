import type { AuthMethod } from '../../model/auth-method.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { createdCredentials } from '../created-credentials.js';
import type { AfterList } from '../method-type.js';

/** One person's passkeys at one relying party. */
export interface PasskeyGroup {
  readonly rpId: string;
  /** The user handle, base64url. */
  readonly userId: string;
  /** Ids of all credentials that count, base64url. */
  readonly accepted: readonly string[];
}

/** What a browser can tell password managers (https://www.w3.org/TR/webauthn-3/#sctn-signal-methods). */
interface Signals {
  signalAllAcceptedCredentials?(options: {
    readonly rpId: string;
    readonly userId: string;
    readonly allAcceptedCredentialIds: readonly string[];
  }): Promise<void>;
  signalCurrentUserDetails?(options: {
    readonly rpId: string;
    readonly userId: string;
    readonly name: string;
    readonly displayName: string;
  }): Promise<void>;
}

/** What was signalled last, by kind and group: once for each change is enough. */
const signalled = new Map<string, string>();

/** By user handle, the ids in the last list with passkeys of that person. */
export const lastLists = new Map<string, readonly string[]>();

/** How old a list may be that is said to be all there is. Milliseconds. */
const freshFor = 30_000;

/**
 * After each list: signals which passkeys are accepted, and what the person is called. Says nothing about a list that
 * may lack one, and nothing about a passkey of another domain, for which the browser would ask that domain.
 */
export const passkeyAfterList: AfterList = ({ list, readAt, account: { name, email } }) => {
  const ids = list.methods.map(({ id }) => id);
  for (const method of list.methods)
    if (method.type === 'passkey' && method.userHandle) lastLists.set(method.userHandle, ids);
  const isFresh = Date.now() - readAt < freshFor;
  const groups = passkeyGroups(list) ?? [];
  for (const group of groups) {
    if (!`.${location.hostname}`.endsWith(`.${group.rpId}`)) continue;
    if (isFresh && isNew('accepted', group, group.accepted)) signalAccepted(group).catch(() => undefined);
    // A signal replaces both names, so that half of them would replace what is right.
    if (name && email && areOfOneIdentity(groups, list.methods)) signalDetails(group, email, name);
  }
};

/** Whether the browser can tell password managers which passkeys are accepted. */
export const canSignalAccepted = (): boolean => signals().signalAllAcceptedCredentials !== undefined;

/**
 * Signals which passkeys are accepted, so that password managers stop offering the others. This hides them, and can be
 * undone; `signalUnknownCredential` would delete them. Resolves to `false` where the browser can't. Rejects where the page
 * is on another domain, or no password manager supports it.
 */
export async function signalAccepted(group: PasskeyGroup): Promise<boolean> {
  const { rpId, userId, accepted } = group;
  const browser = signals();
  if (!browser.signalAllAcceptedCredentials) return false;
  const signal = browser.signalAllAcceptedCredentials({ rpId, userId, allAcceptedCredentialIds: accepted });
  await remembered('accepted', group, accepted, signal);
  return true;
}

/**
 * The passkeys of a list, by relying party and person. Returns `undefined` where they are not certain: a list with a gap
 * would hide a passkey that works.
 *
 * @param removed a group that is there even if no passkey is left in it
 */
export function passkeyGroups(
  { methods, incomplete, problems }: MethodsSnapshot,
  removed?: Omit<PasskeyGroup, 'accepted'>,
): readonly PasskeyGroup[] | undefined {
  // What could not be read may be a passkey.
  if (incomplete || problems?.some(({ code }) => code === 'invalid_response')) return undefined;
  const others = new Set(createdCredentials);
  const groups = new Map<string, PasskeyGroup>();
  const add = ({ rpId, userId }: Omit<PasskeyGroup, 'accepted'>, ...ids: readonly string[]): void => {
    const key = `${rpId} ${userId}`;
    groups.set(key, { rpId, userId, accepted: [...(groups.get(key)?.accepted ?? []), ...ids] });
  };
  if (removed) add(removed);
  for (const method of methods) {
    if (method.type === 'unknown') return undefined;
    const credentialId = 'credentialId' in method ? method.credentialId : undefined;
    if (method.type === 'passkey') {
      const { relyingPartyId: rpId, userHandle: userId } = method;
      if (!rpId || !userId || !credentialId) return undefined;
      add({ rpId, userId }, credentialId);
      others.delete(credentialId);
    } else if (method.type === 'webauthn-platform' || method.type === 'webauthn-roaming') {
      // A phone that was added as a security key may keep it beside the passkeys.
      if (!credentialId) return undefined;
      others.add(credentialId);
    }
  }
  return [...groups.values()].map((group) => ({ ...group, accepted: [...group.accepted, ...others] }));
}

/** Whether all passkeys, and all methods that say so, belong to one of the person's linked accounts. */
function areOfOneIdentity(groups: readonly PasskeyGroup[], methods: readonly AuthMethod[]): boolean {
  const handles = new Set(groups.map(({ userId }) => userId));
  const identities = new Set(
    methods.flatMap((method) => ('identityUserId' in method && method.identityUserId) || []),
  );
  return handles.size === 1 && identities.size < 2;
}

/** Nobody waits for it, and nothing follows where a password manager does not support it. */
function signalDetails(group: PasskeyGroup, name: string, displayName: string): void {
  const { rpId, userId } = group;
  const values = [name, displayName];
  if (!isNew('details', group, values)) return;
  const signal = signals().signalCurrentUserDetails?.({ rpId, userId, name, displayName });
  remembered('details', group, values, signal).catch(() => undefined);
}

function signals(): Signals {
  return typeof PublicKeyCredential === 'function' ? PublicKeyCredential : {};
}

/** Whether this was not the last that was said about a group. */
function isNew(kind: string, group: PasskeyGroup, values: readonly string[]): boolean {
  return signalled.get(keyOf(kind, group)) !== values.join('\n');
}

/** Remembers what is said about a group, unless the signal fails: then it is said again after the next list. */
async function remembered(
  kind: string,
  group: PasskeyGroup,
  values: readonly string[],
  signal: Promise<void> | undefined,
): Promise<void> {
  const key = keyOf(kind, group);
  signalled.set(key, values.join('\n'));
  try {
    await signal;
  } catch (error) {
    if (!isNew(kind, group, values)) signalled.delete(key);
    throw error;
  }
}

function keyOf(kind: string, { rpId, userId }: PasskeyGroup): string {
  return [kind, rpId, userId].join(' ');
}
