import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { readMarked } from '../../tools/marked-text.js';
import { measureBundlers, type BundleSize } from '../../tools/size/bundlers.js';
import { bundleCells } from '../../tools/size/size.js';
import { closureOf, gzipOf, readChunks } from './bundle.js';
import { assertAlike, cellsOf } from './size-tables.js';

const root = join(import.meta.dirname, '../..');

/** How much larger than the script tag's list what an app loads first may be: Lit is whole there. */
const largest = 1.1;

describe('the npm package in a bundle', { timeout: 600_000 }, () => {
  let sizes: readonly BundleSize[];
  let list: number;

  before(async () => {
    const entry = readChunks(join(root, 'dist/cdn')).find(({ isEntry }) => isEntry);
    assert.ok(entry, 'The build has no entry.');
    list = gzipOf(closureOf(entry));
    sizes = await measureBundlers(root);
  });

  it('is made by four bundlers', (context) => {
    for (const { bundler, gzip, files } of sizes) context.diagnostic(`${bundler}: ${gzip} in ${files} files`);
    assert.deepEqual(
      sizes.map(({ bundler }) => bundler),
      ['Vite', 'webpack', 'Rollup', 'esbuild'],
    );
  });

  it('gives none of them anything to warn of', () => {
    const warnings = sizes.flatMap((size) => size.warnings.map((warning) => `${size.bundler}: ${warning}`));
    // Rollup's, of comments in zod and of a circle of imports there.
    const ours = warnings.filter((warning) => !warning.includes('node_modules/zod/'));
    assert.deepEqual(ours, []);
  });

  it('is at most a tenth larger than the script tag, with every bundler', () => {
    for (const { bundler, gzip } of sizes)
      assert.ok(gzip <= list * largest, `${bundler}: ${gzip} bytes, the script tag: ${list}`);
  });

  it('leaves out the element where an app imports the error class alone', async () => {
    const app = "import { AuthMethodsError } from 'auth-methods-manager';\nconsole.log(AuthMethodsError);\n";
    const alone = await measureBundlers(root, app);
    // With splitting, esbuild brings whatever a file imports that is needed later, too.
    const left = alone.filter(({ bundler }) => bundler !== 'esbuild');
    assert.equal(left.length, 3);
    for (const { bundler, gzip } of left) assert.ok(gzip < 2500, `${bundler}: ${gzip} bytes`);
  });

  it('is as large as docs/performance.md says', () => {
    const written = cellsOf(readMarked(join(root, 'docs/performance.md'), 'bundles'));
    assertAlike(written, bundleCells(sizes, list).slice(1));
  });
});
