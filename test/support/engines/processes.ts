import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { stepTimeout } from './engine-window.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Programs that were started for a browser, with everything that they started in turn. */
export class Processes {
  readonly #children: ChildProcess[] = [];
  readonly #onExit = (): void => this.#killAll();
  /** Nothing is left behind when the run is stopped. */
  readonly #onSignal = (): void => process.exit(1);

  constructor() {
    process.on('exit', this.#onExit);
    for (const signal of signals) process.on(signal, this.#onSignal);
  }

  /** Starts a program, which may write to a fourth pipe beside the usual three. */
  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // A group of its own, so that all of it can be ended.
      detached: true,
    });
    // That it did not start is noticed where it is waited for.
    child.on('error', () => undefined);
    this.#children.push(child);
    return child;
  }

  /** Ends all of them, and resolves when they are gone. */
  async end(): Promise<void> {
    const ended = this.#children.map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
          else child.once('exit', () => resolve());
        }),
    );
    this.#killAll();
    await Promise.all(ended);
    process.off('exit', this.#onExit);
    for (const signal of signals) process.off(signal, this.#onSignal);
  }

  #killAll(): void {
    for (const { pid } of this.#children) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves with what a program writes first to its fourth pipe. */
export function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${child.spawnfile} did not start`)), stepTimeout);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended at once`)));
    child.stdio[3]?.once('data', (data: Buffer) => {
      clearTimeout(limit);
      resolve(data.toString().trim());
    });
  });
}
