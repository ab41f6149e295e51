import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';

/** A step of `npm run build:npm`: removes the type declarations that no entry of the package leads to. */

const root = join(import.meta.dirname, '../..');

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};

const declarations = new Set(
  readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => `dist/${path.replaceAll(sep, '/')}`),
);

const patterns = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? [] : [new RegExp(`^${target.types.slice(2).replace('*', '[^/]+')}$`)],
);

const needed = new Set([...declarations].filter((path) => patterns.some((pattern) => pattern.test(path))));

// A set hands out what is added to it while it is walked through.
for (const path of needed) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, path), 'utf8'), true, true);
  for (const { fileName } of importedFiles) {
    if (!fileName.startsWith('.')) continue;
    const imported = join(dirname(path), fileName.replace(/\.js$/, '.d.ts')).split(sep).join('/');
    if (!declarations.has(imported)) throw new Error(`${path} imports ${fileName}, which has no types.`);
    needed.add(imported);
  }
}

for (const path of declarations) if (!needed.has(path)) rmSync(join(root, path));
