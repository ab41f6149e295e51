import assert from 'node:assert/strict';

/** The cells of a Markdown table, without its head. */
export const cellsOf = (table: string): readonly (readonly string[])[] =>
  table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));

/** How far a figure may be from what was measured: compressing differs a little between versions of zlib. */
const tolerance = 0.03;
const figure = /\d+(?:\.\d+)? kB|[+-]?\d+ %/g;

/** Asserts that texts have the same words, and figures that are nearly the same. Says what writes them. */
export function assertAlike(
  written: readonly (readonly string[])[],
  measured: readonly (readonly string[])[],
): void {
  const words = (rows: readonly (readonly string[])[]): unknown =>
    rows.map((row) => row.map((text) => text.replaceAll(figure, '#')));
  const hint = 'npm run size -- --keep writes what is measured.';
  assert.deepEqual(words(written), words(measured), hint);
  const figures = (rows: readonly (readonly string[])[]): readonly string[] =>
    rows.flat().join(' ').match(figure) ?? [];
  const now = figures(measured);
  assert.ok(now.length > 0);
  for (const [index, text] of figures(written).entries()) {
    const [one, other] = [parseFloat(text), parseFloat(now[index] ?? '')];
    const allowed = text.endsWith('%') ? 100 * tolerance : other * tolerance;
    assert.ok(Math.abs(one - other) <= allowed, `${text} is ${now[index]} now. ${hint}`);
  }
}
