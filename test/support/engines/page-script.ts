import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A script of `in-page/`, with all that it imports, as a browser runs it. */
export function pageScript(name: 'person' | 'watch'): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'in-page', `${name}.ts`)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
