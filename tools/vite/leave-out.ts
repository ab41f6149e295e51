import MagicString from 'magic-string';
import type { Plugin } from 'vite';

/** What is found, and what stands in its place. The minifier removes what is left unused by that. */
export type Unused = readonly (readonly [pattern: RegExp, replacement: string])[];

/**
 * Takes out of a library what nothing here uses, and a bundler can't know of. The build fails when the library has
 * changed so that a part is no longer found.
 *
 * @param name of the library, for the message
 * @param files of the library, by their path
 */
export function leaveOut(name: string, files: RegExp, unused: Unused): Plugin {
  const found = new Set<unknown>();
  return {
    name: `leave-out-of-${name}`,
    transform: {
      filter: { id: files },
      handler(code) {
        const edited = new MagicString(code);
        for (const each of unused) {
          if (code.search(each[0]) < 0) continue;
          edited.replace(...each);
          found.add(each);
        }
        return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
      },
    },
    buildEnd() {
      const missing = unused.find((each) => !found.has(each));
      if (found.size > 0 && missing) this.error(`${name} has changed: ${String(missing[0])} is not in it.`);
    },
  };
}
