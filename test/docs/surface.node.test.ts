import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freshReadme } from '../../tools/manifest/write-readme.js';
import { readElement } from '../../tools/manifest/read-element.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the documentation of the public surface', () => {
  it('is in README.md as custom-elements.json has it; else run "npm run manifest"', () => {
    assert.equal(read('README.md'), freshReadme());
  });

  it('names every CSS custom property, part and slot in docs/theming.md, and no other property', () => {
    const theming = read('docs/theming.md');
    const { cssProperties, cssParts, slots } = readElement();
    const named = new Set(theming.match(/--auth-methods-[a-z-]+/g));
    assert.deepEqual([...named].sort(), cssProperties.map(({ name }) => name).sort());
    assert.ok(cssProperties.length > 0 && cssParts.length > 0 && slots.length > 0);
    for (const { name } of [...cssParts, ...slots]) assert.ok(theming.includes(`\`${name}\``), name);
  });

  it('prints the page policy that the element says it needs', async () => {
    const { AuthMethodsManager } = await import('../../src/manager/auth-methods-manager.js');
    const policy = AuthMethodsManager.contentSecurityPolicy({ api: 'https://login.example.com' });
    for (const path of ['README.md', 'docs/security.md']) assert.ok(read(path).includes(policy), path);
  });
});
