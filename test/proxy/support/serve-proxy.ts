import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { ProxyHandler } from '../../../src/proxy/management/index.js';

/** How hosts connect the handler to Node's server. */
export const bridges: Readonly<Record<string, (handler: ProxyHandler) => RequestListener>> = {
  'Hono’s listener': (handler) => {
    const listener = getRequestListener(handler, { overrideGlobalObjects: false });
    return (incoming, outgoing) => void listener(incoming, outgoing);
  },
  'a bridge by hand': (handler) => async (incoming, outgoing) => {
    const request = toRequest(incoming);
    const response = request ? await handler(request) : new Response(null, { status: 400 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  },
};

/** `undefined` for what `Request` does not take: an address of another form, or a method such as TRACE. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '/', headers } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    // Node's streams have more than the types of fetch say.
    return new Request(`http://${headers.host ?? ''}${url}`, {
      method,
      headers: headers as Record<string, string>,
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
    } as RequestInit);
  } catch {
    return undefined;
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

export interface ServedProxy {
  readonly port: number;
  /** Sends bytes as they are and reads until the server closes the connection. */
  sendRaw(text: string): Promise<RawAnswer>;
}

/** Serves a handler over HTTP until the test ends. */
export async function serveProxy(context: TestContext, listener: RequestListener): Promise<ServedProxy> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  context.after(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return {
    port,
    sendRaw: async (text) => {
      const socket = connect(port, '127.0.0.1');
      socket.setEncoding('latin1');
      socket.on('error', () => undefined);
      let received = '';
      socket.on('data', (data: Buffer | string) => (received += String(data)));
      socket.write(text, 'latin1');
      await once(socket, 'close');
      return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0), text: received };
    },
  };
}
