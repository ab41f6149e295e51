import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createServer as createViteServer } from 'vite';
import { serveEmulator } from '../src/emulator/node/serve-emulator.js';
import { contentSecurityPolicy } from './content-security-policy.node.js';
import type { DemoPorts } from './demo-ports.node.js';
import { demoSite } from './demo-site.node.js';
import { serveEmulatedBackends } from './backends/emulated-backends.node.js';
import type { BackendSettings } from './backends/host-server.js';
import { createProxy } from './proxy/proxy.node.js';

export interface DemoServer {
  /** Such as `http://localhost:5173`. */
  readonly origin: string;
  /** Such as `http://localhost:4400`. */
  readonly emulatorOrigin: string;
  /** What the page knows of the emulators of the other backends, by their names. */
  readonly backends: BackendSettings;
  /** Stops both servers and ends all connections. */
  close(): Promise<void>;
}

/** Resolves to the port. Rejects when the port is taken. */
async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function closeServer(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/** An error that names the fix, if the port is taken; any other error unchanged. */
function explained(error: unknown, name: string, port: number): unknown {
  const taken = error instanceof Error && [error, error.cause].some((one) => isAddressInUse(one));
  if (!taken) return error;
  return new Error(
    `Port ${port} is in use, perhaps by another demo. Stop that one, or choose another port: ` +
      `${name}=${port + 1} npm start`,
    { cause: error },
  );
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Each policy allows the page's own origin, for the web socket that Vite reloads it with. */
function pagePolicy(url: string, emulatorOrigin: string, backends: readonly string[]): string {
  // The proxy's page only talks to its own server.
  if (url.startsWith('/proxy/')) return contentSecurityPolicy("'self'");
  // Any tenant: the redirect back from the login page does not say which one. The frame renews tokens.
  if (url.startsWith('/sign-in/')) {
    const tenants = `${emulatorOrigin} https:`;
    return `${contentSecurityPolicy(tenants, ["'self'"])}; frame-src ${tenants}`;
  }
  return contentSecurityPolicy(emulatorOrigin, ["'self'", ...backends]);
}

/**
 * Serves the emulator and, on another origin, the pages. Rejects when a port is taken; then nothing is left running.
 */
export async function serveDemo(ports: DemoPorts): Promise<DemoServer> {
  const started: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((stop) => stop()));
  };
  try {
    const emulator = await serveEmulator({ port: ports.emulator, rpName: 'Harbour' }).catch(
      (error: unknown) => {
        throw explained(error, 'EMULATOR_PORT', ports.emulator);
      },
    );
    started.push(() => emulator.close());

    const backends = await serveEmulatedBackends();
    started.push(() => backends.close());

    const server = createHttpServer();
    // In middleware mode, so that the server is ours: Vite's would exit on SIGTERM without stopping the emulator.
    const vite = await createViteServer({
      ...demoSite(emulator.origin, backends.settings),
      logLevel: 'warn',
      server: {
        middlewareMode: true,
        ws: { server },
        hmr: { overlay: false },
        // Those are other sites; building them must not reload these pages.
        watch: { ignored: ['**/frameworks/**'] },
      },
    });
    started.push(() => vite.close());
    const proxy = getRequestListener(createProxy(emulator.origin).fetch, { overrideGlobalObjects: false });
    const backendHost = getRequestListener(backends.answer, { overrideGlobalObjects: false });
    server.on('request', (request, response) => {
      const { url = '/' } = request;
      if (/^\/proxy\/(?:session|me\/v1\/)/.test(url)) return void proxy(request, response);
      if (url.startsWith('/host/')) return void backendHost(request, response);
      response.setHeader('content-security-policy', pagePolicy(url, emulator.origin, backends.origins));
      vite.middlewares(request, response);
    });
    const port = await listen(server, ports.page).catch((error: unknown) => {
      throw explained(error, 'PORT', ports.page);
    });
    started.push(() => closeServer(server));
    const origin = `http://localhost:${port}`;
    return { origin, emulatorOrigin: emulator.origin, backends: backends.settings, close };
  } catch (error) {
    await close();
    throw error;
  }
}
