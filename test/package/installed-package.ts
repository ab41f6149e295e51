import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = join(import.meta.dirname, '../..');

export interface InstalledPackage {
  /** An otherwise empty project that has installed it. */
  readonly project: string;
  /** Paths of the published files, with forward slashes. */
  readonly files: readonly string[];
  /** Runs a program of Node's in the project and returns what it prints; rejects when it fails. */
  node(args: readonly string[]): Promise<string>;
  /** Installs another package in a place of its own, and resolves to the folder it is in then. */
  install(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** npm is a script on Windows, which only a shell starts. */
async function npm(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('npm', [...args], { cwd, shell: process.platform === 'win32' });
  return stdout;
}

/** Packs what is in dist/ and installs it, with its dependencies, where nothing else is. */
export async function installPackage(): Promise<InstalledPackage> {
  const project = await mkdtemp(join(tmpdir(), 'auth-methods-manager-'));
  const quiet = ['--ignore-scripts', '--loglevel=error'];
  const usual = [...quiet, '--prefer-offline', '--no-audit', '--no-fund'];
  // Without its scripts: the test command has built already.
  await npm(root, ['pack', ...quiet, '--pack-destination', project]);
  const [tarball] = (await readdir(project)).filter((file) => file.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball.');

  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await npm(project, ['install', ...usual, `./${tarball}`]);
  const installed = join(project, 'node_modules/auth-methods-manager');
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  return {
    project,
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(installed.length + 1)
          .split(sep)
          .join('/'),
      )
      .sort(),
    node: (args) =>
      new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          [...args],
          { cwd: project, env: withoutLoaders() },
          (error, stdout, stderr) => {
            if (error) reject(new Error(`${stdout}${stderr}` || error.message));
            else resolve(stdout);
          },
        );
      }),
    install: async (name) => {
      const folder = join(project, 'others');
      await npm(project, ['install', ...usual, '--no-save', '--prefix', folder, name]);
      return join(folder, 'node_modules');
    },
    remove: () => rm(project, { recursive: true, force: true }),
  };
}

/** The environment of a host: not the one of a test runner with its loaders. */
function withoutLoaders(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  return env;
}
