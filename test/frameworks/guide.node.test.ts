import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');

/** Languages of which every block is taken from an app. */
const compiled: ReadonlySet<string> = new Set(['html', 'js', 'ts', 'tsx', 'vue']);

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
    assert.deepEqual([...sources], ['html', 'react', 'vue', 'angular']);
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
    const published = [...guide.matchAll(/node_modules\/auth-methods-manager\/(dist\/editors\/[\w.-]+)/g)];
    assert.equal(published.length, 2);
    for (const [, file = ''] of published) readFileSync(join(root, file), 'utf8');
  });

  it('links to files that exist', () => {
    for (const [, path = ''] of guide.matchAll(/\]\((?!https:)([^)#]+)/g)) {
      const target = join(root, 'docs', path);
      assert.doesNotThrow(
        () => readFileSync(target),
        (error: unknown) => {
          return error instanceof Error && 'code' in error && error.code === 'EISDIR';
        },
      );
    }
  });
});
