import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');

/** When the last of the files in a folder was written. */
const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => statSync(join(root, folder, path)))
      .filter((found) => found.isFile())
      .map(({ mtimeMs }) => mtimeMs),
  );

/** When the last of the files was written that a build is made of. */
const sourcesWritten = (): number =>
  Math.max(newest('src'), newest('tools/vite'), statSync(join(root, 'vite.config.ts')).mtimeMs);

/** Runs an npm script, unless what it makes is younger than everything that it is made of. */
function ensure(made: string, script: string): void {
  const file = join(root, made);
  if (existsSync(file) && statSync(file).mtimeMs >= sourcesWritten()) return;
  console.log(`npm run ${script} …`);
  execFileSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Builds the script tag if that is needed. Returns its folder. */
export function ensureCdn(): string {
  ensure('dist/cdn/manifest.json', 'build:cdn');
  return join(root, 'dist/cdn');
}

/** Builds the modules for npm if that is needed. Returns the folder of the package. */
export function ensureNpm(): string {
  ensure('dist/define.js', 'build:npm');
  return root;
}
