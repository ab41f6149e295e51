import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type FrameworkName = 'html' | 'react' | 'vue' | 'angular';

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
   * Rejects when the lock file knows other dependencies of the package than package.json has by now.
   */
  async install(): Promise<void> {
    await this.#run('npm', ['ci', '--prefer-offline', '--loglevel=error']).catch((error: unknown) => {
      const hint = `When the package's own dependencies have changed: npm install in demo/frameworks/${this.name}.`;
      throw new Error(hint, { cause: error });
    });
  }

  async build(): Promise<void> {
    await this.#run('npm', ['run', 'build', '--silent']);
  }

  /** Runs a program that the app has installed. Resolves to what it printed, whether it failed or not. */
  async complaintsOf(program: string, args: readonly string[]): Promise<string> {
    try {
      return await this.#run('npx', ['--no-install', program, ...args], { NPM_CONFIG_LOGLEVEL: 'error' });
    } catch (error) {
      if (error instanceof Error) return error.message;
      throw error;
    }
  }

  #run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    // A host's environment: neither the loaders of a test runner nor the settings of the npm that started it.
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
    return new Promise((resolve, reject) => {
      execFile(
        program,
        [...args],
        {
          cwd: this.folder,
          env: { ...inherited, NG_CLI_ANALYTICS: 'false', ...env },
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
