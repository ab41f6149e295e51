import { emulatedBackends } from '../../src/emulator/emulated-backends.js';
import {
  serveBackendEmulator,
  type BackendEmulatorServer,
} from '../../src/emulator/node/serve-backend-emulator.js';
import { hostServer, type BackendSettings } from './host-server.js';

export interface EmulatedBackends {
  readonly origins: readonly string[];
  readonly settings: BackendSettings;
  /** Answers below `/host/`: the host's own server, with the proxies that hold secrets. */
  readonly answer: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/** Serves the emulators of all backends but the default one, each on a port that is free. */
export async function serveEmulatedBackends(): Promise<EmulatedBackends> {
  const names = Object.keys(emulatedBackends);
  const servers = await Promise.all(names.map((backend) => serveBackendEmulator({ backend, port: 0 })));
  const named = <Value>(valueOf: (server: BackendEmulatorServer) => Value): Readonly<Record<string, Value>> =>
    Object.fromEntries(servers.map((server, index) => [names[index], valueOf(server)]));
  return {
    origins: servers.map(({ origin }) => origin),
    settings: named(({ origin, settings }) => ({ origin, ...settings })),
    answer: hostServer(
      named(({ origin, settings, secrets }) => ({ origin, ...settings, ...secrets })),
      'localhost',
    ),
    close: async () => {
      await Promise.all(servers.map(({ close }) => close()));
    },
  };
}
