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

/** Builds the script tag, unless its files are younger than everything they are made of. Returns their folder. */
export function ensureCdn(): string {
  const built = join(root, 'dist/cdn');
  const manifest = join(built, 'manifest.json');
  const sources = Math.max(
    newest('src'),
    newest('tools/vite'),
    statSync(join(root, 'vite.config.ts')).mtimeMs,
  );
  if (!existsSync(manifest) || statSync(manifest).mtimeMs < sources) {
    console.log('Building dist/cdn …');
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/vite/build-cdn.ts'], {
      cwd: root,
      stdio: 'ignore',
    });
  }
  return built;
}
