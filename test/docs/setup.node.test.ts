import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { apiScopes } from '../../src/emulator/operations.js';
import { plans } from '../../src/emulator/rate-limits.js';
import { root } from './read-examples.js';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const guide = read('docs/setup.md');

/** The rows of the first table below a heading, cell by cell, without the head. */
function table(heading: string): readonly (readonly string[])[] {
  const [, text = ''] = guide.split(`\n## ${heading}\n`);
  const [section = ''] = text.split('\n## ');
  const [, rows = ''] = /\n((?:\|.*\n)+)/.exec(section) ?? [];
  return rows
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

describe('the guide to the set-up in Auth0', () => {
  it('grants every scope that there is, and no other', () => {
    const granted = table('4. The client grant').map(([scope = '']) => scope.replaceAll('`', ''));
    assert.deepEqual(granted.toSorted(), [...apiScopes].sort());
  });

  it('says the limits of each plan as the emulator has them', () => {
    const said = table('Plans and their limits').flatMap(([names = '', list = '', write = '']) =>
      names.split(', ').map((plan) => [plan, Number.parseInt(list, 10), Number.parseInt(write, 10)]),
    );
    const { free, essentials, enterprise } = plans;
    assert.deepEqual(said, [
      ['Free', free.list, free.write],
      ['Essentials', essentials.list, essentials.write],
      ['Professional', essentials.list, essentials.write],
      ['Enterprise', enterprise.list, enterprise.write],
    ]);
  });

  it('quotes messages that the guide to troubleshooting has', () => {
    const troubleshooting = read('docs/troubleshooting.md');
    const quotes = table('If it does not work')
      .flatMap(([seen = '']) => [...seen.matchAll(/`(.+?)`/g)].map(([, quote = '']) => quote))
      .filter((quote) => quote.startsWith('✗') || quote.includes(' was refused'));
    assert.ok(quotes.length > 4, String(quotes.length));
    for (const quote of quotes) assert.ok(troubleshooting.includes(quote.replace(/ ?…$/, '')), quote);
  });

  it('has its steps in order', () => {
    const steps = [...guide.matchAll(/^## (\d+)\. /gm)].map(([, step]) => Number(step));
    assert.deepEqual(steps, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
