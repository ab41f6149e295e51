import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Emulator, EmulatorOptions } from '../emulator.js';
import { createEmulatorCore } from '../emulator-core.js';
import { ConnectionLost } from '../failure-answer.js';
import { EmulatorAuthorizationServer } from './emulator-authorization-server.js';

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
  const server = createServer();
  const port = await listen(server, options.port, options.hostname ?? '127.0.0.1');
  let authorizationServer: EmulatorAuthorizationServer | undefined;
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await Promise.all([once(server, 'close'), authorizationServer?.close()]);
  };
  try {
    const { emulator, handle } = createEmulatorCore(
      { origin: `http://localhost:${String(port)}`, ...options },
      (tenant) => (authorizationServer = new EmulatorAuthorizationServer(tenant)),
    );
    const answer = async (request: Request, { outgoing }: { outgoing: Pick<ServerResponse, 'socket'> }) => {
      try {
        return await handle(request);
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
        outgoing.socket?.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    };
    // By default, the library replaces the global Request and Response.
    const listener = getRequestListener(answer, { overrideGlobalObjects: false });
    server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
    return { origin: emulator.origin, port, emulator, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Listens before the emulator exists, because addresses in tokens and answers contain the real port. */
async function listen(server: Server, port: number, hostname: string): Promise<number> {
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(`Port ${String(port)} is in use; choose another one, or 0 for any that is free`, {
        cause: error,
      });
    }
    throw error;
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
