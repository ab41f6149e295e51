import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface NextServer {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  /** What the server has printed so far. */
  readonly output: () => string;
  close(): Promise<void>;
}

/** Serves an app that `next build` has built, on a port of its own. */
export async function startNext(folder: string): Promise<NextServer> {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules/next/dist/bin/next'), 'start', '--port', '0', '--hostname', 'localhost'],
    { cwd: folder, env: { ...env, NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (text: string): void => {
      output += text;
      const [, port] = /http:\/\/localhost:(\d+)/.exec(output) ?? [];
      if (port && /ready/i.test(output)) resolve(`http://localhost:${port}`);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    void ended.then(() => reject(new Error(`Next.js ended: ${output}`)));
  });
  return {
    origin,
    output: () => output,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
