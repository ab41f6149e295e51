import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { vendors } from '../../tools/vite/vendors.js';

const root = join(import.meta.dirname, '../..');

const entries = [
  'dist/index.js',
  'dist/define.js',
  'dist/cdn/auth-methods-manager.js',
  ...vendors.flatMap((name) => [`dist/cdn/${name}.js`, `dist/backends/${name}/index.js`]),
  'dist/backends/my-account/index.js',
  'dist/backends/my-account/auth0-spa-js.js',
  'dist/backends/my-account/nextjs-auth0.js',
  'dist/i18n/locales/de/index.js',
  'dist/server/index.js',
  'dist/react/index.js',
  'dist/react/browser.js',
];

const program = (entry: string): string => `
  const before = Object.getOwnPropertyNames(globalThis);
  await import(${JSON.stringify(pathToFileURL(join(root, entry)).href)});
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
  console.log(JSON.stringify(added.filter((name) => !/^(lit|reactive)[A-Z]/.test(name))));
`;

describe('where there is no DOM', () => {
  // "node" chooses Lit's build for servers; "browser" is what bundlers for edge runtimes ask for.
  for (const conditions of [
    [],
    ['--conditions=browser'],
    ['--conditions=browser', '--conditions=development'],
  ]) {
    for (const entry of entries) {
      it(`importing ${entry} does nothing: node ${conditions.join(' ')}`, () => {
        const args = [...conditions, '--input-type=module', '--eval', program(entry)];
        const added = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
        // Lit's build for servers has a registry of its own.
        const expected = conditions.length > 0 ? [] : ['customElements'];
        assert.deepEqual(
          added.filter((name) => !expected.includes(name)),
          [],
        );
      });
    }
  }
});
