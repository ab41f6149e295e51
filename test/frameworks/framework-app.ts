import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { packPackage, root } from '../package/packed-package.js';

export interface TypeCheck {
  /** Its name: the ending says what it is. */
  readonly file: string;
  readonly text: string;
  /** Compiler options beside the app's. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What is read here of package.json and package-lock.json. */
interface PackageFile {
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly packages?: Readonly<Record<string, PackageFile>>;
}

const readJson = async (path: string): Promise<PackageFile> =>
  JSON.parse(await readFile(path, 'utf8')) as PackageFile;

export type FrameworkName =
  'auth0-sdks' | 'html' | 'react' | 'react-18' | 'next' | 'vue' | 'svelte' | 'solid' | 'angular';

/** One of the apps under demo/frameworks, on which npm and the programs it installs are run. */
export class FrameworkApp {
  readonly name: FrameworkName;

  constructor(name: FrameworkName) {
    this.name = name;
  }

  get folder(): string {
    return join(root, 'demo/frameworks', this.name);
  }

  /**
   * Installs what the lock file says, and the package with the files that `npm pack` would put into it.
   * Rejects when the lock file has other dependencies of the package than package.json, which npm overlooks.
   */
  async install(): Promise<void> {
    const { dependencies } = await readJson(join(root, 'package.json'));
    const { packages = {} } = await readJson(join(this.folder, 'package-lock.json'));
    const locked = packages['node_modules/auth-methods-manager'];
    assert.deepEqual(
      { resolved: locked?.resolved, dependencies: locked?.dependencies },
      { resolved: 'file:../../..', dependencies },
      `The lock file of demo/frameworks/${this.name} is stale. Mend it there, without a folder node_modules: ` +
        'npm install auth-methods-manager@file:../../.. --package-lock-only',
    );
    await this.#run('npm', ['ci', '--prefer-offline']);
  }

  async build(): Promise<void> {
    await this.#run('npm', ['run', 'build', '--silent']);
  }

  /** Runs a program that the app has written or installed; resolves to what it prints. */
  run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.#run(program, args, env);
  }

  /** The package's files as the app has them, and as `npm pack` would publish them. A link holds no file. */
  async packageFiles(): Promise<{
    readonly installed: readonly string[];
    readonly published: readonly string[];
  }> {
    const folder = join(this.folder, 'node_modules/auth-methods-manager');
    const isLink = (await lstat(folder)).isSymbolicLink();
    const entries = isLink ? [] : await readdir(folder, { recursive: true, withFileTypes: true });
    const { files: published } = await packPackage();
    return {
      installed: entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => !file.startsWith('node_modules/'))
        .sort(),
      published,
    };
  }

  /**
   * Compiles one more file under the app's settings, with `./src` and what the app has installed beside it.
   * Resolves to what the compiler complains about.
   */
  async complaintsOf(compiler: string, { file, text, options = {} }: TypeCheck): Promise<string> {
    const checks = await mkdtemp(join(tmpdir(), `${this.name}-types-`));
    try {
      for (const name of ['node_modules', 'src']) {
        await symlink(join(this.folder, name), join(checks, name), 'junction');
      }
      await writeFile(join(checks, file), text);
      const settings = {
        extends: join(this.folder, 'tsconfig.json'),
        compilerOptions: { types: [], noEmit: true, ...options },
        include: [],
        files: [file],
      };
      await writeFile(join(checks, 'tsconfig.json'), JSON.stringify(settings));
      await this.#run('npx', ['--no-install', compiler, '-p', checks]);
      return '';
    } catch (error) {
      if (error instanceof Error) return error.message;
      throw error;
    } finally {
      await rm(checks, { recursive: true, force: true });
    }
  }

  #run(
    program: string,
    args: readonly string[],
    added: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    // A host's environment: neither the loaders of a test runner nor the settings of the npm that started it.
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
    return new Promise((resolve, reject) => {
      execFile(
        program,
        [...args],
        {
          cwd: this.folder,
          env: { ...inherited, ...added, NG_CLI_ANALYTICS: 'false', NPM_CONFIG_LOGLEVEL: 'error' },
          maxBuffer: 64 * 1024 * 1024,
          shell: process.platform === 'win32',
        },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`${stdout}${stderr}`.trim() || error.message));
          else resolve(stdout);
        },
      );
    });
  }
}
