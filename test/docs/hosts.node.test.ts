import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { developerMessages, unknownWords } from './developer-messages.js';
import { appFileOf, readExamples, root, titleOf } from './read-examples.js';

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

describe('the guide to hosts', () => {
  const cited = readExamples().filter((example) => appFileOf(example) !== undefined);

  it('shows code of every SDK’s app', () => {
    const files = new Set(cited.map((example) => appFileOf(example)?.replace(/.*\/src\//, '')));
    assert.deepEqual(
      [...files],
      [
        ...['security.tsx', 'vue.ts', 'security.vue', 'security-component.ts'],
        ...['next/auth0.ts', 'next/proxy.ts', 'next/security-page.tsx'],
      ],
    );
  });

  for (const example of cited) {
    const file = appFileOf(example) ?? '';
    it(`shows what ${file} says: ${titleOf(example)}`, () => {
      assert.ok(lines(readFileSync(join(root, file), 'utf8')).includes(lines(example.code)), example.code);
    });
  }

  const guide = readFileSync(join(root, 'docs/hosts.md'), 'utf8');
  const quotes = [...guide.slice(guide.indexOf('\n## What fails')).matchAll(/`([^`]*…)`/g)].map(
    ([, quote = '']) => quote,
  );

  it('quotes messages', () => assert.ok(quotes.length >= 9, quotes.join('\n')));

  for (const quote of quotes) {
    it(`quotes what the source prints: ${quote}`, () => {
      assert.deepEqual(unknownWords(quote, developerMessages(), ['unauthorized_client']), []);
    });
  }
});
