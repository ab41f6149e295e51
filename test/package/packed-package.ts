import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = join(import.meta.dirname, '../..');

/** What `npm publish` would send. */
export interface PackedPackage {
  readonly tarball: string;
  /** Paths within the package, with forward slashes. */
  readonly files: readonly string[];
}

/** npm is a script on Windows, which only a shell starts. */
export async function npm(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('npm', [...args], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return stdout;
}

/** Without its scripts: the test command has built already. */
async function pack(folder: string): Promise<PackedPackage> {
  const output = await npm(root, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [packed] = JSON.parse(output) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (!packed) throw new Error('npm pack made no tarball.');
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path).sort() };
}

let packing: Promise<PackedPackage> | undefined;

/** Packs what is in dist/. All test files that `npm test` runs share one tarball, in its own temporary folder. */
export function packPackage(): Promise<PackedPackage> {
  packing ??= packOnce();
  return packing;
}

async function packOnce(): Promise<PackedPackage> {
  const shared = process.env['TEST_RUN_FOLDER'];
  const folder = await mkdtemp(join(shared ?? tmpdir(), 'packed-'));
  if (shared === undefined) {
    const packed = await pack(folder);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return packed;
  }
  const note = join(shared, 'packed.json');
  const known = await readFile(note, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as PackedPackage;
  const packed = await pack(folder);
  // Renamed, so that no other process reads half of it.
  const draft = join(folder, 'packed.json');
  await writeFile(draft, JSON.stringify(packed));
  await rename(draft, note);
  return packed;
}
