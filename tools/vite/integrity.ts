import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Where the hashes are, beside the files they are of. */
const integrityFile = 'integrity.json';

/** As the attribute `integrity` and the member of that name of an import map have it. */
const integrityOf = (content: Buffer): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Writes the hash of every file of the script tag to integrity.json, and prints the one of the entry. They are of
 * what is on disk: what comes after the bundling counts, too.
 *
 * @param entry the file that hosts name in their page
 */
export function integrity(entry: string): Plugin {
  return {
    name: 'integrity',
    apply: (_config, { mode }) => mode !== 'emulator' && mode !== 'npm',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir = '' }) {
        // JSON and source maps are of the build, and nothing that a page loads.
        const files = readdirSync(dir)
          .filter((name) => !/\.(json|map)$/.test(name))
          .sort();
        const hashes = files.map((name) => [name, integrityOf(readFileSync(join(dir, name)))] as const);
        writeFileSync(join(dir, integrityFile), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
        const hash = hashes.find(([name]) => name === entry)?.[1];
        if (hash === undefined) this.error(`There is no ${entry} in ${dir}.`);
        console.log(`${relative('.', join(dir, entry))} integrity="${hash}"`);
      },
    },
  };
}
