import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';

const listPath = '/me/v1/authentication-methods';

describe('createEmulator', () => {
  it('answers a host’s own fetch function', async () => {
    const emulator = createEmulator({ scenario: 'typical', origin: 'https://login.example.com' });
    const token = await emulator.issueToken({ scope: 'read:me:authentication_methods' });
    const fetcher = (input: string, init: RequestInit = {}): Promise<Response> => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return emulator.fetch(input, { ...init, headers });
    };
    const response = await fetcher(`https://login.example.com${listPath}`);
    assert.equal(response.status, 200);
    const body = (await response.json()) as { authentication_methods: unknown[] };
    assert.equal(body.authentication_methods.length, 6);
  });

  it('can replace the global fetch', async () => {
    const emulator = createEmulator();
    const { fetch } = emulator satisfies { fetch: typeof globalThis.fetch };
    const headers = { authorization: `Bearer ${await emulator.issueToken()}` };
    const addresses = [listPath, `http://localhost:4400${listPath}`, new URL(listPath, emulator.origin)];
    for (const address of addresses) assert.equal((await fetch(address, { headers })).status, 200);
    const request = new Request(`http://localhost:4400${listPath}`, { headers });
    assert.equal((await fetch(request)).status, 200);
    assert.equal((await fetch(request, { headers: {} })).status, 401);
  });

  it('answers for the origin in its options', async () => {
    const emulator = createEmulator({ origin: 'https://login.example.com/' });
    assert.equal(emulator.origin, 'https://login.example.com');
    assert.equal(emulator.audience, 'https://login.example.com/me/');
    assert.equal(emulator.issuer, 'https://login.example.com/');
    const response = await emulator.fetch(listPath, {
      method: 'POST',
      headers: { authorization: `Bearer ${await emulator.issueToken()}`, 'content-type': 'application/json' },
      body: '{"type":"passkey"}',
    });
    assert.equal(
      response.headers.get('location'),
      'https://login.example.com/me/v1/authentication-methods/passkey%7Cnew',
    );
    const body = (await response.json()) as { authn_params_public_key: { rp: { id: string } } };
    assert.equal(body.authn_params_public_key.rp.id, 'login.example.com');
    assert.equal(createEmulator({ audience: 'urn:me' }).audience, 'urn:me');
  });

  it('hides the headers that CORS would hide from a page', async () => {
    const emulator = createEmulator({ faults: { exposeHeaders: false } });
    const headers = {
      authorization: `Bearer ${await emulator.issueToken()}`,
      'content-type': 'application/json',
    };
    const response = await emulator.fetch(listPath, { method: 'POST', headers, body: '{"type":"totp"}' });
    assert.equal(response.status, 202);
    assert.deepEqual([...response.headers.keys()], ['content-type']);
    assert.match(await response.text(), /^\{"id"/);
  });

  it('rejects like fetch when aborted before, aborted during the request, or offline', async () => {
    const emulator = createEmulator({ latency: 10_000 });
    await assert.rejects(emulator.fetch(listPath, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    const controller = new AbortController();
    const request = emulator.fetch(listPath, { signal: controller.signal });
    controller.abort();
    await assert.rejects(request, { name: 'AbortError' });
    emulator.setFaults({ latency: 0, offline: true });
    await assert.rejects(emulator.fetch(listPath), TypeError);
  });

  it('carries out a request that is aborted before its answer arrives', async () => {
    const controller = new AbortController();
    let markArrived: () => void;
    const arrived = new Promise<void>((resolve) => {
      markArrived = resolve;
    });
    const emulator = createEmulator({
      latency: 10_000,
      verifyToken: () => {
        setImmediate(markArrived);
        return { scope: 'delete:me:authentication_methods' };
      },
    });
    const request = emulator.fetch(`${listPath}/password%7CdXNlci0xMjM`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer x' },
      signal: controller.signal,
    });
    await arrived;
    controller.abort();
    await assert.rejects(request, { name: 'AbortError' });
    assert.equal(
      emulator.methods.some(({ type }) => type === 'password'),
      false,
    );
  });

  it('keeps the state and the tokens of two emulators apart', async () => {
    const one = createEmulator({ origin: 'https://one.example' });
    const other = createEmulator({ origin: 'https://other.example' });
    one.reset('empty');
    assert.equal(other.methods.length, 6);
    const headers = { authorization: `Bearer ${await one.issueToken()}` };
    assert.equal((await one.fetch(listPath, { headers })).status, 200);
    assert.equal((await other.fetch(listPath, { headers })).status, 401);
  });

  it('refuses a token from another issuer, even for the same audience', async () => {
    const audience = 'https://shared.example/me/';
    const one = createEmulator({ origin: 'https://one.example', audience });
    const other = createEmulator({ origin: 'https://other.example', audience });
    const headers = { authorization: `Bearer ${await one.issueToken()}` };
    assert.equal((await one.fetch(listPath, { headers })).status, 200);
    assert.equal((await other.fetch(listPath, { headers })).status, 401);
  });

  it('starts without pushes and messages, moves its clock, and restores it on reset', async () => {
    const emulator = createEmulator({ clock: () => 1000 });
    assert.equal(emulator.now(), 1000);
    emulator.advanceClock(500);
    emulator.advanceClock(500);
    assert.equal(emulator.now(), 2000);
    assert.equal(emulator.approvePush(), 0);
    assert.deepEqual(emulator.outbox, []);
    assert.equal(emulator.scenario, 'typical');
    emulator.reset();
    assert.equal(emulator.now(), 1000);
    await Promise.resolve();
  });

  it('throws for unknown scenarios, unknown switches and invalid values', () => {
    assert.throws(
      () => createEmulator({ scenario: 'x' } as unknown as EmulatorOptions),
      /Unknown scenario "x"\. Valid ones: empty/,
    );
    assert.throws(
      () => createEmulator({ faults: { x: 1 } } as unknown as EmulatorOptions),
      /Unknown switch "x"/,
    );
    assert.throws(() => createEmulator({ latency: -1 }), /Switch "latency"/);
    const emulator = createEmulator();
    assert.throws(() => emulator.reset('x' as 'typical'), /Unknown scenario "x"\. Valid ones: empty/);
    assert.equal(emulator.scenario, 'typical');
    assert.throws(() => emulator.advanceClock('60' as unknown as number), /milliseconds, as a number/);
    assert.ok(emulator.now() > 0);
  });
});
