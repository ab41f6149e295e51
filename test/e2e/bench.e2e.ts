import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { bench, type BenchResult } from '../../tools/bench/bench.js';
import { chooseScenes } from '../../tools/bench/run-scenes.js';
import { cellsOf } from '../../tools/bench/table.js';
import { readMarked } from '../../tools/marked-text.js';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/cdn');
const guide = join(root, 'docs/performance.md');

/** What is measured of a page with the element, and whether a bare page has it too. */
const expected: Readonly<Record<string, boolean>> = {
  'Navigation to list, 6 methods': true,
  'Main thread, 6 methods': true,
  'Layout shift, 6 methods': true,
  'Navigation to list, 20 methods': true,
  'Main thread, 20 methods': true,
  'Layout shift, 20 methods': true,
  'Navigation to list, 500 methods': true,
  'Main thread, 500 methods': true,
  'Layout shift, 500 methods': true,
  'Longest task, 6 methods': true,
  'Tasks above 50 ms, 6 methods': true,
  'Scripts, 6 methods': true,
  'Styles and layout, 6 methods': true,
  'Drawing, 6 methods': true,
  'Longest task, 500 methods': true,
  'Tasks above 50 ms, 500 methods': true,
  'Scripts, 500 methods': true,
  'Styles and layout, 500 methods': true,
  'Drawing, 500 methods': true,
  'Click to dialog': false,
  'Click to QR code': false,
  'Answer of verify to the new row': false,
  'Memory kept by attaching new elements': false,
  'Listeners kept by attaching new elements': false,
  'Nodes kept by attaching new elements': false,
  'Memory kept by attaching one element': false,
  'Listeners kept by attaching one element': false,
  'Nodes kept by attaching one element': false,
};

describe('npm run bench', { timeout: 600_000 }, () => {
  let result: BenchResult;

  before(async () => {
    result = await bench({ now: built, runs: 1, only: [], attachments: 10 });
  });

  it('measures everything once, of each page that can do it', () => {
    const measured = Object.fromEntries(
      result.rows.map(({ what, summaries }) => [what, [...summaries.keys()]]),
    );
    const all = Object.entries(expected).map(([what, isBare]) => [what, isBare ? ['bare', 'now'] : ['now']]);
    assert.deepEqual(measured, Object.fromEntries(all));
  });

  it('measures nothing but numbers', () => {
    const numbers = result.rows.flatMap(({ what, summaries }) =>
      [...summaries].map(([subject, { median }]) => ({ what, subject, median })),
    );
    assert.ok(numbers.length > 40, String(numbers.length));
    assert.deepEqual(
      numbers.filter(({ median }) => !Number.isFinite(median)),
      [],
    );
  });

  it('compares another build with both', async () => {
    const { rows } = await bench({ now: built, before: built, runs: 1, only: ['list'] });
    const [heads, listed] = cellsOf(rows);
    assert.deepEqual(heads?.slice(1), [
      ...['Bare page', 'Before', 'Now'],
      ...['Before / bare page', 'Now / bare page', 'Now / before'],
    ]);
    for (const cell of listed?.slice(1) ?? []) assert.match(cell, /^\d/);
  });

  it('does only what it is asked for', () => {
    assert.deepEqual(
      chooseScenes(['attach', 'list']).map(({ name }) => name),
      ['list', 'attach'],
    );
  });

  it('says what it can do when it is asked for anything else', () => {
    assert.throws(() => chooseScenes(['lists']), /"lists".*list, list-20/);
  });
});

describe('docs/performance.md', () => {
  it('has every figure of a run', () => {
    const written = readMarked(guide, 'bench');
    const rows = written
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .slice(2);
    assert.deepEqual(
      rows.map(([, what]) => what),
      Object.keys(expected),
    );
    for (const [, what, bare, now] of rows) {
      assert.match(now ?? '', /^-?\d/, what);
      if (expected[what ?? '']) assert.match(bare ?? '', /^\d/, what);
    }
  });

  it('says when, and with what', () => {
    assert.match(readMarked(guide, 'bench'), /^\d{4}-\d\d-\d\d, Chromium \d+\.[\d.]+, \d+ cores: /);
  });

  it('names no place on a machine', () => {
    assert.doesNotMatch(readFileSync(guide, 'utf8'), /(^|[\s`(])(\/(home|tmp|Users|root|work)\/|[A-Z]:\\)/m);
  });
});
