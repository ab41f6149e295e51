import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { npm, packPackage } from './packed-package.js';

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

/** Packs what is in dist/ and installs it, with its dependencies, where nothing else but React is. */
export async function installPackage(): Promise<InstalledPackage> {
  const project = await mkdtemp(join(tmpdir(), 'auth-methods-manager-'));
  const usual = ['--ignore-scripts', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'];
  const { tarball } = await packPackage();

  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  // React is the host's own, and one of the entries imports it.
  await npm(project, ['install', ...usual, tarball, 'react']);
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
