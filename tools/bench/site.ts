import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A server on a port of its own. */
export interface Site {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** What a site answers at a path; text, which is sent as gzip. */
export interface SiteFile {
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** The files of a build that a page loads, by path. */
export function readBuild(folder: string): Readonly<Record<string, SiteFile>> {
  const names = readdirSync(folder).filter((name) => extname(name) in types);
  return Object.fromEntries(
    names.map((name) => [
      `/${name}`,
      { type: types[extname(name)] ?? '', body: readFileSync(join(folder, name)) },
    ]),
  );
}

/** Bytes as a CDN sends them: compressed once, at the highest level. */
export const compress = (body: string | Buffer): Buffer => gzipSync(body, { level: 9 });

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: Buffer,
): void {
  response.writeHead(status, {
    ...headers,
    ...(body && { 'content-encoding': 'gzip', 'content-length': String(body.length) }),
  });
  response.end(body);
}

/** Serves files on localhost, to pages of any origin. Preflights are allowed, everything else is 404. */
export async function serveFiles(files: Readonly<Record<string, SiteFile>>): Promise<Site> {
  const compressed = new Map(
    Object.entries(files).map(([path, file]) => [path, { ...file, body: compress(file.body) }]),
  );
  const server = createServer((request, response) => {
    const cors = { 'access-control-allow-origin': '*', 'timing-allow-origin': '*' };
    const file = compressed.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (request.method === 'OPTIONS') {
      send(response, 204, { ...cors, 'access-control-allow-headers': 'authorization, content-type, accept' });
    } else if (file) {
      send(
        response,
        200,
        { ...cors, 'content-type': `${file.type}; charset=utf-8`, ...file.headers },
        file.body,
      );
    } else send(response, request.url === '/favicon.ico' ? 204 : 404, cors);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  // A server that listens on a port, and on no pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
