import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Source maps and Vite's list are for our tests; the former have paths from where they are. */
const published = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.map') && name !== 'manifest.json')
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );

describe('the build of the script tag', () => {
  it('is the same byte for byte, by another process, at another time, in another language and time zone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-build-'));
    try {
      const loader = ['--import', 'tsx', 'tools/vite/build-cdn.ts'];
      await promisify(execFile)(process.execPath, [...loader, folder], {
        cwd: root,
        env: { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
        maxBuffer: 16 * 1024 * 1024,
      });
      const first = published(join(root, 'dist/cdn'));
      const second = published(folder);
      assert.ok(first.size > 50, String(first.size));
      assert.deepEqual([...second.keys()], [...first.keys()]);
      for (const [name, content] of first) assert.ok(second.get(name) === content, `${name} differs`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
