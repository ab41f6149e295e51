import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { CognitoEmulator } from '../../../src/emulator/cognito/index.js';

/** Serves an emulator at a free port, until `close()`. */
export async function serveCognito(emulator: CognitoEmulator) {
  const listener = getRequestListener(
    // It is no instance of the global class.
    async (request) => {
      const { url, method, headers } = request;
      return emulator.fetch(url, { method, headers, body: await request.text() });
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
