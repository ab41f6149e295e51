import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serveEmulator } from '../../src/emulator/node/serve-emulator.js';
import { startEmulator } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';
const pageOrigin = 'http://localhost:5173';

describe('serveEmulator', () => {
  it('uses the real port in all its addresses', async (context) => {
    const server = await serveEmulator({ port: 0 });
    context.after(() => server.close());
    assert.ok(server.port > 0);
    assert.equal(server.origin, `http://localhost:${String(server.port)}`);
    assert.equal(server.emulator.audience, `${server.origin}/me/`);
    assert.equal(server.emulator.issuer, `${server.origin}/`);
    const response = await fetch(`${server.origin}/.well-known/openid-configuration`);
    const configuration = (await response.json()) as Record<string, unknown>;
    assert.equal(configuration.issuer, `${server.origin}/`);
    assert.equal(configuration.token_endpoint, `${server.origin}/oauth/token`);
    assert.equal(configuration.jwks_uri, `${server.origin}/.well-known/jwks.json`);
  });

  it('rejects with a hint when the port is in use', async (context) => {
    const server = await serveEmulator({ port: 0 });
    context.after(() => server.close());
    await assert.rejects(serveEmulator({ port: server.port }), /Port \d+ is in use; choose another one/);
  });

  it('frees the port when an option is invalid and when it is closed', async () => {
    const first = await serveEmulator({ port: 0 });
    await first.close();
    await assert.rejects(serveEmulator({ port: first.port, latency: -1 }), /latency/);
    const second = await serveEmulator({ port: first.port });
    await second.close();
    await assert.rejects(fetch(`${second.origin}/emulator/state`), TypeError);
  });

  it('allows every method and header for pages of any origin', async (context) => {
    const api = await startEmulator(context);
    for (const [method, path] of [
      ['DELETE', `${listPath}/password%7CdXNlci0xMjM`],
      ['PATCH', `${listPath}/password%7CdXNlci0xMjM`],
      ['POST', listPath],
      ['POST', '/oauth/token'],
    ] as const) {
      const response = await fetch(api.origin + path, {
        method: 'OPTIONS',
        headers: {
          origin: pageOrigin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,content-type,dpop,auth0-client',
        },
      });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.ok(response.headers.get('access-control-allow-methods')?.split(',').includes(method));
      assert.equal(
        response.headers.get('access-control-allow-headers')?.replaceAll(' ', ''),
        'authorization,content-type,dpop,auth0-client',
      );
    }
  });

  it('exposes headers on every answer, or on none when told to hide them', async (context) => {
    const api = await startEmulator(context);
    const headers = { origin: pageOrigin };
    const exposed = async (path: string): Promise<string | null> =>
      (await api.send('GET', path, undefined, headers)).headers.get('access-control-expose-headers');
    for (const path of [listPath, `${listPath}/x`, '/nothing', '/emulator/state']) {
      const names = (await exposed(path))?.toLowerCase().split(',') ?? [];
      for (const name of [
        'location',
        'dpop-nonce',
        'www-authenticate',
        'retry-after',
        'x-ratelimit-remaining',
      ]) {
        assert.ok(names.includes(name), `${path} exposes ${name}`);
      }
    }
    await api.faults({ exposeHeaders: false });
    assert.equal(await exposed(listPath), null);
    const created = await api.send('POST', listPath, { type: 'totp' }, headers);
    assert.notEqual(created.headers.get('location'), null);
  });

  it('lets pages of other origins read refusals', async (context) => {
    const api = await startEmulator(context);
    api.token = '';
    const { headers } = await api.send('GET', listPath, undefined, { origin: pageOrigin });
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.notEqual(headers.get('www-authenticate'), null);
  });

  it('lists each message in the outbox with address and time', async (context) => {
    const api = await startEmulator(context, { clock: () => Date.UTC(2026, 10, 20) });
    await api.start({ type: 'email', email: 'new@example.com' });
    const response = await fetch(`${api.origin}/emulator/outbox`);
    const [message] = (await response.json()) as Record<string, unknown>[];
    assert.deepEqual(message, {
      to: 'new@example.com',
      channel: 'email',
      code: message?.code,
      sentAt: '2026-11-20T00:00:00.000Z',
    });
  });

  it('lists its paths at /', async (context) => {
    const api = await startEmulator(context);
    const response = await fetch(`${api.origin}/`);
    assert.match(await response.text(), /\/me\/v1\/authentication-methods[^]*\/emulator\/faults/);
  });

  it('does not replace the global Request and Response', async (context) => {
    const before = [globalThis.Request, globalThis.Response];
    await startEmulator(context);
    assert.deepEqual([globalThis.Request, globalThis.Response], before);
  });
});
