import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MagicString from 'magic-string';
import type { Plugin } from 'vite';

const privateName = /--_[\w-]+/g;
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Gives the private custom properties of the theme names of one letter: `--_a` for `--_accent`. Hosts set the public
 * ones, which keep their names.
 *
 * @param folder the sources: the same names get the same letters, whatever is built first
 */
export function themeNames(folder: string): Plugin {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  const names = [...new Set(texts.flatMap((text) => text.match(privateName) ?? []))].sort();
  if (names.length > letters.length)
    throw new Error(`There are more than ${letters.length} private properties.`);

  return {
    name: 'theme-names',
    transform: {
      order: 'post',
      filter: { id: /\/src\/.*\.ts$/, code: /--_/ },
      handler(code) {
        if (code.includes('--_${')) this.error('A private property is not written in full.');
        const edited = new MagicString(code);
        edited.replaceAll(privateName, (name) => `--_${letters[names.indexOf(name)]}`);
        return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
      },
    },
  };
}
