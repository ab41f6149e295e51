import process from 'node:process';
import { readPorts } from './demo-ports.node.js';
import { serveDemo } from './serve-demo.node.js';

/** `npm start`: the demo and the emulator it talks to. */

async function run(): Promise<void> {
  const { origin, emulatorOrigin, close } = await serveDemo(readPorts(process.env));
  console.log(`
  Demo      ${origin}
  Themes    ${origin}/themes/ and ${origin}/theme-editor/
  Sign-in   ${origin}/sign-in/
  Proxy     ${origin}/proxy/
  Emulator  ${emulatorOrigin}

  Stop with Ctrl+C.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
  onLostParent(close);
}

/** npm runs scripts in a shell that ends on SIGTERM without passing it on. Ends the demo when that shell is gone. */
function onLostParent(lost: () => Promise<void>): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void lost();
  }, 500);
  watch.unref();
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
