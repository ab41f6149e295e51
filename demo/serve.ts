import process from 'node:process';
import { readPorts } from './demo-ports.node.js';
import { serveDemo } from './serve-demo.node.js';

/** `npm start`: the demo and the emulator it talks to. */

async function run(): Promise<void> {
  const { origin, emulatorOrigin, close } = await serveDemo(readPorts(process.env));
  console.log(`
  Demo      ${origin}
  Emulator  ${emulatorOrigin}

  Stop with Ctrl+C.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
