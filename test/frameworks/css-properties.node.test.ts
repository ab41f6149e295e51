import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readElement } from '../../tools/manifest/read-element.js';

const source = ['ui/tokens.styles.ts', 'ui/dialog-tokens.styles.ts']
  .map((path) => readFileSync(join(import.meta.dirname, '../../src', path), 'utf8'))
  .join('\n');

/** `--_radius: var(--auth-methods-radius, 12px);`, as a private name, a public one, and the default. */
const tokens = [...source.matchAll(/(--_[\w-]+):\s*var\((--auth-methods-[\w-]+),\s*([^;]+)\);/g)].map(
  ([, privateName = '', name = '', value = '']) => ({ privateName, name, value }),
);

describe('custom properties of CSS', () => {
  it('are documented, all of them and no others, with the defaults that they have', () => {
    const publicNames = new Map(tokens.map(({ privateName, name }) => [privateName, name]));
    const defaults = tokens.map(({ name, value }) => [
      name,
      value.replaceAll(/--_[\w-]+/g, (privateName) => publicNames.get(privateName) ?? privateName),
    ]);
    const documented = readElement().cssProperties.map((property) => [property.name, property.default]);
    assert.deepEqual(documented.toSorted(), defaults.toSorted());
  });

  it('are all set in two places, for the list and for dialogs, and have one default', () => {
    assert.ok(tokens.length > 20, 'The test does not find the tokens any more.');
    const defaults = new Set(tokens.map(({ name, value }) => `var(${name}, ${value})`));
    const uses = [...source.matchAll(/var\(--auth-methods-/g)].map(({ index }) => source.slice(index));
    const unknown = uses.filter((use) => ![...defaults].some((value) => use.startsWith(value)));
    assert.deepEqual(
      unknown.map((use) => use.split('\n', 1)[0]),
      [],
    );
    assert.equal(defaults.size, new Set(tokens.map(({ name }) => name)).size);
  });
});
