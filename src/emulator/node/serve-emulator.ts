import type { Emulator, EmulatorOptions } from '../emulator.js';
import { createEmulatorCore } from '../emulator-core.js';
import { ConnectionLost } from '../failure-answer.js';
import { EmulatorAuthorizationServer } from './emulator-authorization-server.js';
import { openServer } from './http-server.js';

export interface ServeEmulatorOptions extends EmulatorOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Network interface to listen on. Default `127.0.0.1`. */
  readonly hostname?: string;
}

export interface EmulatorServer {
  /** For example `http://localhost:4400`. */
  readonly origin: string;
  readonly port: number;
  readonly emulator: Emulator;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

/** Serves an emulator over HTTP. Rejects when the port is in use, or an option is not valid. */
export async function serveEmulator(options: ServeEmulatorOptions): Promise<EmulatorServer> {
  const server = await openServer(options.port, options.hostname);
  const { port } = server;
  let authorizationServer: EmulatorAuthorizationServer | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), authorizationServer?.close()]);
  };
  try {
    const { emulator, handle } = createEmulatorCore(
      { origin: `http://localhost:${String(port)}`, ...options },
      (tenant) => (authorizationServer = new EmulatorAuthorizationServer(tenant)),
    );
    server.answer(handle, (error) => error instanceof ConnectionLost);
    return { origin: emulator.origin, port, emulator, close };
  } catch (error) {
    await close();
    throw error;
  }
}
