import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

export interface HttpServer {
  readonly port: number;
  /** Answers from now on. A rejection breaks the connection if `isBroken` says so. */
  answer(handle: (request: Request) => Promise<Response>, isBroken: (error: unknown) => boolean): void;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

/**
 * Listens before anything answers, because addresses in tokens and answers contain the real port. Rejects when the port
 * is in use.
 */
export async function openServer(port: number, hostname = '127.0.0.1'): Promise<HttpServer> {
  const server = createServer();
  const opened = await listen(server, port, hostname);
  return {
    port: opened,
    answer: (handle, isBroken) => {
      const answer = async (request: Request, { outgoing }: { outgoing: Pick<ServerResponse, 'socket'> }) => {
        try {
          return await handle(request);
        } catch (error) {
          if (!isBroken(error)) throw error;
          outgoing.socket?.destroy();
          return RESPONSE_ALREADY_SENT;
        }
      };
      // By default, the library replaces the global Request and Response.
      const listener = getRequestListener(answer, { overrideGlobalObjects: false });
      server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

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
