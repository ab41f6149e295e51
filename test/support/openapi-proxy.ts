import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';

import { OpenApiDocument } from './openapi-document.js';

export interface OpenApiProxyOptions {
  /** Origin of the server that is held against the document. */
  readonly target: string;
  /** A parsed OpenAPI 3.1 document. */
  readonly document: object;
}

export interface OpenApiProxy {
  readonly origin: string;
  /** One sentence each, oldest first. Requests outside the document's base path are passed on unseen. */
  readonly violations: readonly string[];
  /** `METHOD /path-template STATUS` of every exchange that was checked. */
  readonly exchanges: readonly string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

async function forward(target: URL, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const outgoing = httpRequest({
    hostname: target.hostname,
    port: target.port,
    path: incoming.url,
    method: incoming.method,
    // The host stays the proxy's own, as DPoP proofs name the address that the client used.
    headers: incoming.headers,
  });
  outgoing.end(body);
  const [message] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    rawHeaders: message.rawHeaders,
    body: await readAll(message),
  };
}

/** Passes requests on to a server, and holds both directions against an OpenAPI document. */
export async function startOpenApiProxy(options: OpenApiProxyOptions): Promise<OpenApiProxy> {
  const target = new URL(options.target);
  const document = new OpenApiDocument(options.document);
  const violations: string[] = [];
  const exchanges: string[] = [];
  let origin = '';

  const server = createServer((incoming, outgoing) => {
    const pass = async (): Promise<void> => {
      const body = await readAll(incoming);
      const answer = await forward(target, incoming, body);
      if (incoming.method !== 'OPTIONS') {
        const checked = document.check({
          method: incoming.method ?? '',
          url: new URL(incoming.url ?? '', origin),
          requestHeaders: incoming.headers,
          requestBody: body.toString(),
          status: answer.status,
          responseHeaders: answer.headers,
          responseBody: answer.body.toString(),
        });
        if (checked) {
          exchanges.push(checked.exchange);
          violations.push(...checked.violations);
        }
      }
      // A client that follows a Location comes back through here.
      const headers = answer.rawHeaders.map((value) => value.replace(target.origin, origin));
      outgoing.writeHead(answer.status, headers).end(answer.body);
    };
    pass().catch(() => {
      outgoing.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port');
  origin = `http://localhost:${String(address.port)}`;

  return {
    origin,
    violations,
    exchanges,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
