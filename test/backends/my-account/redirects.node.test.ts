import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { myAccountBackend, type MyAccountBackend } from '../../../src/backends/my-account/index.js';

const { signal } = new AbortController();
const options = { signal };
const challenge = { type: 'password', id: 'password|new', session: 'Fe26.SESSION' } as const;

const operations: Readonly<Record<string, (backend: MyAccountBackend) => Promise<unknown>>> = {
  'the list': (backend) => backend.list(options),
  'a new method': (backend) => backend.startEnrollment('email', { email: 'ada@example.com' }, options),
  'a new password': (backend) =>
    backend.completeEnrollment(challenge, { newPassword: 'Abc-Tiger-97' }, options),
  'a new name': (backend) => backend.rename('totp|1', 'Desk', options),
  'a removal': (backend) => backend.remove('totp|1', options),
};

describe('a request that is redirected', () => {
  const servers: Server[] = [];
  const received: string[] = [];
  let status = 307;
  let api = '';

  const listen = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(answer as (request: IncomingMessage) => void);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  };

  before(async () => {
    const elsewhere = await listen((request, response) => {
      received.push(`${request.method} ${request.url}`);
      response.end('{}');
    });
    api = await listen((_request, response) => {
      response.writeHead(status, { location: `${elsewhere}/taken` }).end();
    });
  });

  after(() => servers.forEach((server) => void server.close()));

  for (const [what, request] of Object.entries(operations)) {
    for (const redirect of [301, 302, 303, 307, 308]) {
      it(`goes nowhere else with ${what}, and counts as not answered: ${redirect}`, async () => {
        status = redirect;
        const backend = myAccountBackend({ apiBase: `${api}/me/v1`, accessToken: 'token' });
        await assert.rejects(request(backend), { code: 'invalid_response', message: /was redirected/ });
        assert.deepEqual(received, []);
      });
    }
  }
});
