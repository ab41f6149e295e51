import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readMarked } from '../../tools/marked-text.js';
import { readElement } from '../../tools/manifest/read-element.js';
import { shortSurface } from '../../tools/manifest/short-surface.js';
import { root } from './read-examples.js';

const path = join(root, 'llms.txt');
const text = readFileSync(path, 'utf8');

describe('llms.txt', () => {
  it('has at most 20 kB', () => {
    assert.ok(Buffer.byteLength(text) <= 20_000, String(Buffer.byteLength(text)));
  });

  it('begins with a title and a summary, as the convention has it', () => {
    assert.match(text, /^# auth-methods-manager\n\n> .+\n\n/);
  });

  it('has the public surface as custom-elements.json has it; else run "npm run manifest"', () => {
    assert.equal(readMarked(path, 'surface'), shortSurface());
  });

  it('names every property, event, slot, part and custom property', () => {
    const { properties, events, slots, cssParts, cssProperties } = readElement();
    const all = [...properties, ...events, ...slots, ...cssParts, ...cssProperties];
    assert.ok(all.length > 60, String(all.length));
    for (const { name } of all) assert.ok(text.includes(`\`${name}\``), name);
  });

  it('names every entry of the package', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, unknown>>;
    };
    const [, entries = ''] = /^Entries: (.*)$/m.exec(text) ?? [];
    const missing = Object.keys(exports)
      .map((entry) => entry.slice(1).replace(/(?<!locales\/)\*$/, ''))
      .filter(
        (entry) => entry !== '/package.json' && !entries.includes(`\`${entry || 'auth-methods-manager'}`),
      );
    assert.deepEqual(missing, []);
  });

  it('quotes messages that the guide to troubleshooting has', () => {
    const troubleshooting = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');
    const quotes = [...text.matchAll(/^\| `(.+?)` \|/gm)].map(([, quote = '']) => quote);
    assert.ok(quotes.length > 8, String(quotes.length));
    for (const quote of quotes) {
      assert.ok(troubleshooting.includes(quote.replace(/[. ]*…[. ]*$/, '').replace(/[. ]*…$/, '')), quote);
    }
  });
});
