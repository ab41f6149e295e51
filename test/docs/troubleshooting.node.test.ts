import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { developerMessages, unknownWords } from './developer-messages.js';
import { root } from './read-examples.js';

const guide = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');

/** What the first cells of the tables quote, between one backtick or two. */
const quotes = [...guide.matchAll(/^\| (`+) ?(.+?) ?\1 +\|/gm)].map(([, , quote = '']) => quote);

/** Operations and methods of requests, which messages begin with. */
const values = ['list', 'factors', 'GET'];

describe('the console messages in docs/troubleshooting.md', () => {
  const messages = developerMessages();

  it('are told from invented ones', () => {
    assert.deepEqual(unknownWords('Set `domain` to the place', messages, values), ['place']);
    assert.deepEqual(unknownWords('lists was refused: 400', messages, values), ['lists']);
  });

  it('are every row of its tables', () => {
    const rows = guide.split('\n').filter((line) => /^\| `/.test(line));
    assert.equal(quotes.length, rows.length);
    assert.ok(quotes.length > 15, String(quotes.length));
  });

  for (const quote of quotes) {
    it(`are written by the source: ${quote}`, () => {
      assert.deepEqual(unknownWords(quote, messages, values), []);
    });
  }
});
