import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { readMarked } from '../../tools/marked-text.js';
import { measureBundlers, type BundleSize } from '../../tools/size/bundlers.js';
import { bundleCells } from '../../tools/size/size.js';
import { closureOf, gzipOf, readChunks } from './bundle.js';
import { assertAlike, cellsOf } from './size-tables.js';

const root = join(import.meta.dirname, '../..');

describe('the npm package in a bundle', { timeout: 600_000 }, () => {
  let sizes: readonly BundleSize[];

  before(async () => {
    sizes = await measureBundlers(root);
  });

  it('is made by four bundlers', (context) => {
    for (const { bundler, gzip, files } of sizes) context.diagnostic(`${bundler}: ${gzip} in ${files} files`);
    assert.deepEqual(
      sizes.map(({ bundler }) => bundler),
      ['Vite', 'webpack', 'Rollup', 'esbuild'],
    );
  });

  it('is as large as docs/performance.md says', () => {
    const entry = readChunks(join(root, 'dist/cdn')).find(({ isEntry }) => isEntry);
    assert.ok(entry, 'The build has no entry.');
    const written = cellsOf(readMarked(join(root, 'docs/performance.md'), 'bundles'));
    assertAlike(written, bundleCells(sizes, gzipOf(closureOf(entry))).slice(1));
  });
});
