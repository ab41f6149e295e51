import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Faults } from '../../src/emulator/index.js';
import { documentMissing, readMyAccountDocument } from '../support/my-account-document.js';
import { startOpenApiProxy } from '../support/openapi-proxy.js';
import { ApiClient, startEmulator } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';

async function startBehindProxy(
  context: Parameters<typeof startEmulator>[0],
  faults: Partial<Faults> = {},
): Promise<{ api: ApiClient; violations: readonly string[] }> {
  const { origin, emulator, token } = await startEmulator(context, { scenario: 'everything', faults });
  const proxy = await startOpenApiProxy({ target: origin, document: readMyAccountDocument() ?? {} });
  context.after(() => proxy.close());
  const api = new ApiClient(proxy.origin, emulator);
  api.token = token;
  return { api, violations: proxy.violations };
}

describe('startOpenApiProxy', { skip: documentMissing }, () => {
  it('reports nothing about a server that follows the document', async (context) => {
    const { api, violations } = await startBehindProxy(context);
    await api.list();
    const started = await api.start({ type: 'recovery-code' });
    assert.ok(started.location.startsWith(api.origin));
    assert.equal((await api.verify(started)).status, 201);
    assert.equal((await api.send('DELETE', started.location)).status, 204);
    await api.send('GET', '/emulator/outbox');
    assert.deepEqual(violations, []);
  });

  const violatingFaults: readonly (readonly [
    faults: Partial<Faults>,
    act: (api: ApiClient) => Promise<unknown>,
    reported: RegExp,
  ])[] = [
    [
      { nullList: true },
      (api) => api.send('GET', listPath),
      /GET .*200: answer \/authentication_methods must be array/,
    ],
    [{ itemWithoutId: true }, (api) => api.send('GET', listPath), /must have required property 'id'/],
    [
      { itemsWithoutConfirmed: true },
      (api) => api.send('GET', listPath),
      /must have required property 'confirmed'/,
    ],
    [
      { location: 'none' },
      (api) => api.create({ type: 'totp' }),
      /202: the answer lacks the header "Location"/,
    ],
    [
      { location: 'relative' },
      (api) => api.create({ type: 'totp' }),
      /header "Location" .*must match format "uri"/,
    ],
    [{ bodyId: false }, (api) => api.create({ type: 'totp' }), /202: answer/],
    [
      { missingMethodStatus: 404 },
      (api) => api.send('DELETE', `${listPath}/x`),
      /404: the status is not listed/,
    ],
    [
      { nullValidationErrors: true },
      (api) => api.send('GET', `${listPath}/x`),
      /404: answer \/validation_errors must be array/,
    ],
    [
      { failures: [{ operation: '*', as: 'html' }] },
      (api) => fetch(api.origin + listPath, { headers: { authorization: `Bearer ${api.token}` } }),
      /media type text\/html/,
    ],
    [{ factorsStatus: 404 }, (api) => api.send('GET', '/me/v1/factors'), /404: the status is not listed/],
  ];
  for (const [faults, act, reported] of violatingFaults) {
    it(`reports a server with ${JSON.stringify(faults)}`, async (context) => {
      const { api, violations } = await startBehindProxy(context, faults);
      await act(api);
      assert.match(violations.join('\n'), reported);
    });
  }

  it('reports requests that the document does not describe', async (context) => {
    const { api, violations } = await startBehindProxy(context);
    await api.send('GET', `${listPath}?page=2`);
    await api.send('GET', '/me/v1/nothing');
    await api.send('PUT', listPath, {});
    assert.deepEqual(violations, [
      'GET /authentication-methods 200: the request has an unknown query parameter "page"',
      'GET /me/v1/nothing is no operation of the document',
      'PUT /me/v1/authentication-methods is no operation of the document',
    ]);
  });
});
