import { serveEmulator } from '../../../src/emulator/node/serve-emulator.js';

type EmulatorOptions = Omit<Parameters<typeof serveEmulator>[0], 'port'>;
type EmulatorServer = Awaited<ReturnType<typeof serveEmulator>>;

/** An emulator on a port of its own: another origin than any host's site, as in life. */
export function startEmulator(options: EmulatorOptions = {}): Promise<EmulatorServer> {
  return serveEmulator({ ...options, port: 0 });
}
