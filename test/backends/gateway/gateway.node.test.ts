import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gatewayBackend, type GatewayOptions } from '../../../src/backends/gateway/index.js';
import { createGatewayEmulator, type GatewayEmulator } from '../../../src/emulator/gateway/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

const options = { signal: new AbortController().signal };

function connect(emulator: GatewayEmulator, changes: Partial<GatewayOptions> = {}) {
  const requests: Request[] = [];
  const token = emulator.issueToken();
  const backend = gatewayBackend({
    apiBase: emulator.origin,
    userId: emulator.userId,
    fetcher: (input, init) => {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
      requests.push(new Request(input, { ...init, headers }));
      return emulator.fetch(input, { ...init, headers });
    },
    ...changes,
  });
  return { backend, requests };
}

/** A gateway that always answers so, behind a backend that removes. */
function answering(response: () => Response) {
  return gatewayBackend({
    apiBase: 'https://gateway.test',
    userId: 'auth0|1',
    removal: true,
    fetcher: () => Promise.resolve(response()),
  });
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    ({ code }: AuthMethodsError) => code,
  );

describe('the gateway backend', () => {
  it('lists with one request, which names the person encoded and has a content type', async () => {
    const { backend, requests } = connect(createGatewayEmulator());
    const { methods } = await backend.list(options);
    assert.equal(methods.length, 7);
    assert.equal(requests.length, 1);
    const { pathname, search } = new URL(requests[0]!.url);
    assert.equal(pathname, '/users/auth0%7C507f1f77bcf86cd799439011/authentication-methods');
    assert.equal(search, '');
    assert.equal(requests[0]!.headers.get('content-type'), 'application/json');
  });

  it('sends the other content type, the provider and the user pool, as the host sets them', async () => {
    const emulator = createGatewayEmulator();
    const { backend, requests } = connect(emulator, {
      contentType: 'application/x-www-form-urlencoded',
      provider: 'cognito-user',
      userPoolId: emulator.userPoolId,
    });
    const { methods } = await backend.list(options);
    assert.deepEqual(
      methods.map(({ type }) => type),
      ['totp', 'phone'],
    );
    assert.equal(new URL(requests[0]!.url).search, '?provider=cognito-user&userPoolId=us-east-1_1234test');
    assert.equal(requests[0]!.headers.get('content-type'), 'application/x-www-form-urlencoded');
  });

  it('tells the answers apart by their form, whatever the host has set', async () => {
    const names = { authenticators: { authenticationMethods: ['SMS_MFA'] } };
    const { methods } = await answering(() => Response.json(names)).list(options);
    assert.deepEqual(methods[0]?.allowed, []);
  });

  it('removes only where the host allows it, and never from a user pool', async () => {
    const emulator = createGatewayEmulator();
    assert.equal(connect(emulator).backend.remove, undefined);
    const pool = { provider: 'cognito-user', userPoolId: 'pool', removal: true } as const;
    assert.equal(connect(emulator, pool).backend.remove, undefined);
    const { backend, requests } = connect(emulator, { removal: true });
    await backend.remove!('push|dev_5', options);
    assert.equal(requests[0]?.method, 'DELETE');
    assert.ok(requests[0]?.url.endsWith('/authentication-methods/push%7Cdev_5'));
    assert.deepEqual(
      emulator.account.methods.map(({ type }) => type),
      ['password', 'passkey', 'phone', 'email', 'recovery-code'],
    );
  });

  it('looks whether a method is gone when the gateway can’t find it', async () => {
    const emulator = createGatewayEmulator();
    const { backend, requests } = connect(emulator, { removal: true });
    await backend.remove!('gone|1', options);
    assert.deepEqual(
      requests.map(({ method }) => method),
      ['DELETE', 'GET'],
    );
    // The gateway says the same of a person.
    const other = connect(emulator, { removal: true, userId: 'auth0|someone-else' });
    assert.equal(await codeOf(other.backend.remove!('totp|dev_6', options)), 'misconfigured');
    assert.ok(emulator.account.methods.some(({ id }) => id === 'totp|dev_6'));
  });

  for (const [name, response, code] of [
    [
      '200 with a page',
      () => new Response('<p>Sign in', { headers: { 'content-type': 'text/html' } }),
      'invalid_response',
    ],
    ['200 with JSON', () => Response.json({ authenticators: [] }), 'invalid_response'],
    ['200 without contents', () => new Response(null), 'done'],
    ['404 with a page', () => new Response('<p>None', { status: 404 }), 'invalid_response'],
    ['400', () => Response.json({ error: 'Invalid' }, { status: 400 }), 'unknown'],
    ['a redirect', () => new Response(null, { status: 302 }), 'invalid_response'],
    ['418', () => new Response(null, { status: 418 }), 'unknown'],
  ] as const) {
    it(`takes ${name} for a removal as ${code}`, async () => {
      assert.equal(await codeOf(answering(response).remove!('totp|1', options)), code);
    });
  }

  for (const [status, code] of [
    [400, 'misconfigured'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'misconfigured'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'server_error'],
  ] as const) {
    it(`takes ${status} for the list as ${code}, with what the gateway says for the developer`, async () => {
      const refused = answering(() => Response.json({ error: 'Detailed error message here' }, { status }));
      await assert.rejects(refused.list(options), (error: AuthMethodsError) => {
        assert.equal(error.code, code);
        assert.match(error.message, /Detailed error message here/);
        return true;
      });
    });
  }

  it('starts a step-up where the gateway asks for a fresher sign-in', async () => {
    const challenge = 'Bearer error="insufficient_user_authentication", max_age="60"';
    const refused = answering(
      () => new Response('{"error":"Too old"}', { status: 401, headers: { 'www-authenticate': challenge } }),
    );
    await assert.rejects(refused.remove!('totp|1', options), (error: AuthMethodsError) => {
      assert.equal(error.code, 'step_up_required');
      assert.equal(error.stepUp?.maxAge, 60);
      return true;
    });
  });

  it('starts a step-up where a proxy asks for one in its own words, and keeps its token to itself', async () => {
    const body = { error: 'mfa_required', error_description: 'A second step', mfa_token: 'Fe26.SECRET' };
    const refused = answering(() => Response.json(body, { status: 403 }));
    const error = await refused.remove!('totp|1', options).then(
      () => undefined,
      (reason: AuthMethodsError) => reason,
    );
    assert.equal(error?.code, 'step_up_required');
    assert.ok(!error.message.includes('Fe26'));
    assert.match((await error.response?.text()) ?? '', /^(?!.*Fe26).*mfa_required/);
  });

  it('quotes no token that was sent, and reads an answer that was read already', async () => {
    const token = 'token-of-0123456789';
    const { fetch: original } = globalThis;
    globalThis.fetch = () => Promise.resolve(Response.json({ error: `Bad ${token}` }, { status: 403 }));
    try {
      const backend = gatewayBackend({ apiBase: 'https://gateway.test', userId: '1', accessToken: token });
      await assert.rejects(
        backend.list(options),
        ({ code, message }: AuthMethodsError) => code === 'forbidden' && !message.includes(token),
      );
    } finally {
      globalThis.fetch = original;
    }
    const read = Response.json({ error: 'No' }, { status: 500 });
    await read.text();
    assert.equal(await codeOf(answering(() => read).list(options)), 'server_error');
  });

  it('asks the host for one token for an action, and again where it was refused', async () => {
    const emulator = createGatewayEmulator({ origin: 'https://gateway.test' });
    const { fetch: original } = globalThis;
    globalThis.fetch = emulator.fetch;
    try {
      const asked: boolean[] = [];
      const backend = gatewayBackend({
        apiBase: emulator.origin,
        userId: emulator.userId,
        getAccessToken: ({ fresh, audience }) => {
          assert.equal(audience, 'https://gateway.test');
          asked.push(fresh);
          return fresh ? emulator.issueToken() : 'expired';
        },
      });
      await backend.list(options);
      assert.deepEqual(asked, [false, true]);
    } finally {
      globalThis.fetch = original;
    }
  });

  for (const [name, wrong, fix] of [
    ['no address', { apiBase: '' }, /Set `apiBase`/],
    ['an address of another kind', { apiBase: 'ftp://gateway.test' }, /Set `apiBase`/],
    ['no person', { userId: '' }, /Set `userId`/],
    ['a person that is a path', { userId: '../admin' }, /Set `userId`/],
    ['a person that is encoded', { userId: 'auth0%7C1' }, /not encoded/],
    ['an unknown provider', { provider: 'okta' as 'auth0-user' }, /Set `provider`/],
    ['no user pool', { provider: 'cognito-user' }, /Set `userPoolId`/],
    ['two ways to authorize', { accessToken: 'token' }, /Set one of `getAccessToken`/],
  ] as const) {
    it(`names the line that mends ${name}`, () => {
      const fetcher = (): Promise<Response> => Promise.reject(new Error('No request is sent'));
      assert.throws(
        () => gatewayBackend({ apiBase: 'https://gateway.test', userId: 'auth0|1', fetcher, ...wrong }),
        ({ code, message }: AuthMethodsError) => code === 'misconfigured' && fix.test(message),
      );
    });
  }
});
