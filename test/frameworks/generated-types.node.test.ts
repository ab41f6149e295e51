import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readElement } from '../../tools/manifest/read-element.js';
import { generatedFiles } from '../../tools/manifest/write-types.js';

const root = join(import.meta.dirname, '../..');

describe('types for frameworks and data for editors', () => {
  it('are the same every time', () => {
    assert.deepEqual(generatedFiles(), generatedFiles());
  });

  it('are built from custom-elements.json as it is now, and those that are committed are too', () => {
    for (const [path, content] of Object.entries(generatedFiles())) {
      const fix = path.startsWith('dist/') ? 'npm run build' : 'npm run manifest';
      assert.equal(readFileSync(join(root, path), 'utf8'), content, `${path} is not fresh: ${fix}`);
    }
  });

  it('speak of what the manifest speaks of', () => {
    const { properties, attributes, events, slots, cssParts, cssProperties } = readElement();
    const counts = { properties, attributes, events, slots, cssParts, cssProperties };
    for (const [name, items] of Object.entries(counts)) {
      assert.ok(items.length > 0, `The manifest has no ${name}.`);
      for (const item of items) assert.ok(item.description, `${item.name} has no description.`);
    }
  });
});
