import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Part of `npm run check`: fails when custom-elements.json is not what the source says now. */

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
const analyzer = join(
  dirname(createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer')),
  'cem.js',
);

function readManifest(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

try {
  const args = ['analyze', '--config', 'tools/manifest/analyzer.config.mjs', '--quiet'];
  execFileSync(process.execPath, [analyzer, ...args, '--outdir', relative(root, folder)], {
    cwd: root,
    stdio: 'inherit',
  });
  const fresh = readManifest(join(folder, 'custom-elements.json'));
  if (fresh === undefined || readManifest(join(root, 'custom-elements.json')) !== fresh) {
    console.error('custom-elements.json is not what the source says. Run "npm run manifest" and commit it.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
