import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

export interface HostSite {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface HostSiteOptions {
  /** Pages by path, such as `{ '/': '<!doctype html>…' }`. */
  readonly pages: Readonly<Record<string, string>>;
  /** Further files by path with their content type: the site's own scripts and style sheets. */
  readonly files?: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
  /** What the site answers by itself, such as an API. */
  readonly routes?: Hono;
  /** The folder served for every other path, relative to the root of the project. Default `dist/cdn`. */
  readonly folder?: string;
  /** Sent with every page. */
  readonly contentSecurityPolicy?: string;
  /** Further headers of every page. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web site of a host: its pages, under its policy, next to the files of the script tag. */
export async function serveHostSite(options: HostSiteOptions): Promise<HostSite> {
  const app = new Hono();
  // The files of the script tag may be loaded from another origin, as from a CDN.
  app.use('*', cors());
  for (const [path, page] of Object.entries(options.pages)) {
    const policy = options.contentSecurityPolicy;
    const headers = { ...options.headers, ...(policy && { 'content-security-policy': policy }) };
    app.get(path, (context) => context.html(page, 200, headers));
  }
  for (const [path, { type, body }] of Object.entries(options.files ?? {})) {
    app.get(path, (context) => context.body(body, 200, { 'content-type': type }));
  }
  if (options.routes) app.route('/', options.routes);
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.use('*', serveStatic({ root: options.folder ?? 'dist/cdn' }));

  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
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
