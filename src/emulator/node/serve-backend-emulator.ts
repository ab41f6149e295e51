import { withControlPaths } from '../backend-control.js';
import { connectionLost, type AccountName } from '../backend-emulator.js';
import { emulatedBackends, type CreatedBackend } from '../emulated-backends.js';
import { openServer } from './http-server.js';

export interface ServeBackendEmulatorOptions {
  /** One of `emulatedBackends`. */
  readonly backend: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Network interface to listen on. Default `127.0.0.1`. */
  readonly hostname?: string;
  /** Public address, when it runs behind a proxy. */
  readonly origin?: string;
  /** Default `typical`. */
  readonly account?: AccountName;
}

export interface BackendEmulatorServer extends CreatedBackend {
  /** For example `http://localhost:4400`. */
  readonly origin: string;
  readonly title: string;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

/** Serves the emulator of a backend over HTTP. Rejects when the port is in use, or the backend is not known. */
export async function serveBackendEmulator(
  options: ServeBackendEmulatorOptions,
): Promise<BackendEmulatorServer> {
  const emulated = emulatedBackends[options.backend];
  if (!emulated) throw new Error(`No emulator for "${options.backend}"`);
  const server = await openServer(options.port, options.hostname);
  const { account, origin = `http://localhost:${String(server.port)}` } = options;
  const created = emulated.create({ origin, ...(account && { account }) });
  const isBroken = (error: unknown): boolean =>
    error instanceof TypeError && error.message === connectionLost;
  server.answer(withControlPaths(created.emulator), isBroken);
  return { ...created, origin, title: emulated.title, close: server.close };
}
