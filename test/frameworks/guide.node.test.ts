import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { generatedFiles } from '../../tools/manifest/write-types.js';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');

/** Languages of which every block is taken from an app. */
const compiled: ReadonlySet<string> = new Set(['html', 'js', 'jsonc', 'ts', 'tsx', 'vue', 'svelte']);

/** Without the indentation, which differs where a block stands deeper in its file, and without what ends a list. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .join('\n')
    .trim();

interface Block {
  readonly language: string;
  readonly code: string;
  /** The file of demo/ that was linked last before the block. */
  readonly source: string | undefined;
}

const blocks: readonly Block[] = [...guide.matchAll(/```(\w+)\n(.*?)```/gs)].map((match) => ({
  language: match[1] ?? '',
  code: match[2] ?? '',
  source: [...guide.slice(0, match.index).matchAll(/\]\(\.\.\/(demo\/frameworks\/[^)]+\.\w+)\)/g)].at(
    -1,
  )?.[1],
}));

describe('the guide to frameworks', () => {
  it('shows code of every app', () => {
    const sources = new Set(blocks.flatMap(({ source }) => source?.split('/')[2] ?? []));
    assert.deepEqual(
      [...sources],
      ['html', 'react-18', 'next', 'react', 'vue', 'svelte', 'solid', 'angular'],
    );
  });

  for (const { language, code, source } of blocks.filter(({ language }) => compiled.has(language))) {
    const title = code.split('\n', 1)[0];
    it(`shows what ${source} says: ${title}`, () => {
      assert.ok(source, 'No file is linked before the block.');
      const file = readFileSync(join(root, source), 'utf8');
      assert.ok(lines(file).includes(lines(code)), `${source} says otherwise (${language}):\n${code}`);
    });
  }

  it('names files that are published', () => {
    const named = [...guide.matchAll(/node_modules\/auth-methods-manager\/(dist\/[\w./-]+\.json)/g)];
    const published = Object.keys(generatedFiles());
    assert.equal(named.length, 2);
    for (const [, file = ''] of named) assert.ok(published.includes(file), file);
  });

  it('links to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, path = '']) => path);
    assert.ok(links.length > 8, links.join(', '));
    for (const path of links) assert.ok(existsSync(join(root, 'docs', path)), path);
  });
});
