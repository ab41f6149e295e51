import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { codeOf, connect, disconnect, errorOf, options, type Connection } from './connect.js';

const phone = { phoneNumber: '+12025550177', channel: 'sms' } as const;

/** Adds a phone, and resolves to the result. */
async function addPhone({ backend, sentCode }: Connection) {
  const challenge = await backend.startEnrollment('phone', phone, options);
  return backend.completeEnrollment<'phone'>(challenge, { code: sentCode() }, options);
}

describe('the tokens of the Authsignal backend', () => {
  afterEach(disconnect);

  it('lists with one token, and two requests of the content type that the vendor’s library sends', async () => {
    const { backend, requests, asked } = connect();
    await backend.list(options);
    assert.deepEqual(requests.map(({ method, path }) => [method, path]).sort(), [
      ['GET', '/authenticators'],
      ['GET', '/user-authenticators'],
    ]);
    assert.equal(new Set(requests.map(({ token }) => token)).size, 1);
    for (const { init } of requests)
      assert.equal(new Headers(init.headers).get('content-type'), 'application/json');
    assert.deepEqual(asked, [
      {
        scopes: ['read:authenticators'],
        audience: 'https://authsignal.test/v1',
        reason: 'list',
        fresh: false,
      },
    ]);
  });

  it('completes an enrollment with the token that it was started with, and works on with the new one', async () => {
    const connection = connect({}, { faults: { boundToAction: true } });
    const { method } = await addPhone(connection);
    assert.equal(method?.type === 'phone' && method.phoneNumber, '+12*****177');
    await connection.backend.list(options);
    const { requests, asked } = connection;
    assert.deepEqual(
      asked.map(({ scopes, reason }) => [...scopes, reason]),
      [['add:authenticators', 'enroll']],
    );
    const [start, verify, ...lists] = requests.map(({ token }) => token);
    assert.equal(start, verify);
    assert.equal(lists.length, 2);
    assert.ok(lists.every((token) => token !== start && token === lists[0]));
  });

  for (const expiredStatus of [401, 400, 200] as const) {
    it(`sends a proof once more when its token had expired, answered with ${expiredStatus}`, async () => {
      const connection = connect({}, { faults: { expiredStatus, challengeLifetime: 3600 } });
      const { backend, emulator, requests, asked, sentCode } = connection;
      const challenge = await backend.startEnrollment('phone', phone, options);
      emulator.advanceClock(601_000);
      const complete = (code: string) =>
        codeOf(backend.completeEnrollment<'phone'>(challenge, { code }, options));
      assert.equal(await complete('wrong'), 'invalid_code');
      assert.equal(requests.filter(({ path }) => path === '/verify/sms').length, 2);
      // The next proof is sent with the token that took the other one's place.
      assert.equal(await complete(sentCode()), 'done');
      assert.deepEqual(
        asked.map(({ fresh }) => fresh),
        [false, true],
      );
      assert.equal(requests.filter(({ path }) => path === '/verify/sms').length, 3);
    });

    it(`drops the token of a proof when it is refused with ${expiredStatus}, and asks the host once`, async () => {
      const connection = connect({}, { faults: { expiredStatus } });
      await addPhone(connection);
      connection.emulator.revokeTokens();
      connection.requests.length = 0;
      const { methods } = await connection.backend.list(options);
      assert.ok(methods.length > 0);
      assert.deepEqual(
        connection.asked.map(({ reason, fresh }) => [reason, fresh]),
        [
          ['enroll', false],
          ['list', true],
        ],
      );
      assert.equal(connection.requests.length, 4);
      await connection.backend.list(options);
      assert.equal(connection.asked.length, 3);
    });
  }

  for (const expiredStatus of [401, 400, 200] as const) {
    it(`sends nothing again after a sign-in for it, refused with ${expiredStatus}`, async () => {
      const faults = { expiredStatus, tokenLifetime: -1 };
      const { backend, requests, asked } = connect({}, { faults });
      const starting = backend.startEnrollment('totp', {}, { ...options, stepUp: {} });
      assert.equal(await codeOf(starting), 'unauthorized');
      assert.deepEqual([requests.length, asked.length], [1, 1]);
    });
  }

  it('sends nothing again with a fixed token, or with the same one', async () => {
    for (const expiredStatus of [401, 200] as const) {
      const fixed = connect({ accessToken: 'a.b.c' }, { faults: { expiredStatus } });
      assert.equal(await codeOf(fixed.backend.list(options)), 'unauthorized');
      assert.equal(fixed.requests.length, 2);
    }
    const cached = connect({ getAccessToken: () => 'a.b.c' });
    assert.equal(await codeOf(cached.backend.list(options)), 'unauthorized');
    assert.equal(cached.requests.length, 2);
  });

  it('replaces a fixed token by that of a proof, and returns to it', async () => {
    const accessToken = 'fixed-token-of-the-host';
    const { backend } = connect({ accessToken });
    const used: string[] = [];
    let isRefused = false;
    globalThis.fetch = (_input, init) => {
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      used.push(token);
      if (isRefused && token === 'a.b.c')
        return Promise.resolve(Response.json({ error: 'expired_token' }, { status: 401 }));
      return Promise.resolve(
        init?.method === 'GET'
          ? Response.json([])
          : Response.json({ isVerified: true, accessToken: 'a.b.c' }),
      );
    };
    const challenge = { type: 'phone', id: '1', session: '{}' } as const;
    await backend.completeEnrollment<'phone'>(challenge, { code: '123456' }, options);
    await backend.list(options);
    isRefused = true;
    await backend.list(options);
    await backend.list(options);
    assert.deepEqual(used, [
      ...[accessToken, 'a.b.c', 'a.b.c'],
      ...['a.b.c', 'a.b.c', accessToken, accessToken],
      ...[accessToken, accessToken],
    ]);
  });

  for (const scopeStatus of [401, 403] as const) {
    it(`starts a step-up when the scope to add is missing, refused with ${scopeStatus}`, async () => {
      const { backend, emulator, requests, asked } = connect(
        {},
        { faults: { scopeStatus, withheldScopes: ['add:authenticators'] } },
      );
      const error = await errorOf(backend.startEnrollment('totp', {}, options));
      assert.equal(error.code, 'step_up_required');
      assert.deepEqual(error.stepUp, {});
      assert.match(error.message, /"add:authenticators"/);
      assert.equal(emulator.authenticators.length, 10);
      assert.ok(requests.length <= 2);
      emulator.setFaults({ withheldScopes: [] });
      asked.length = 0;
      const challenge = await backend.startEnrollment('totp', {}, { ...options, stepUp: {} });
      assert.match(challenge.barcodeUri, /^otpauth:/);
      assert.deepEqual(asked, [
        {
          scopes: ['add:authenticators'],
          audience: 'https://authsignal.test/v1',
          reason: 'enroll',
          fresh: true,
          stepUp: {},
        },
      ]);
    });

    it(`asks the host when the token of a proof lacks a scope, refused with ${scopeStatus}`, async () => {
      const connection = connect({}, { faults: { scopeStatus } });
      connection.emulator.setFaults({ readScopeNeeded: true });
      await addPhone(connection);
      // From now on, tokens get other scopes; the one that the backend has was issued before.
      connection.emulator.setFaults({ withheldScopes: ['add:authenticators'] });
      await addPhone(connection);
      connection.emulator.setFaults({ withheldScopes: [] });
      connection.asked.length = 0;
      await connection.backend.startEnrollment('totp', {}, options);
      assert.deepEqual(
        connection.asked.map(({ fresh }) => fresh),
        [true],
      );
    });
  }

  for (const [scopeStatus, code] of [
    [401, 'unauthorized'],
    [403, 'insufficient_scope'],
  ] as const) {
    it(`takes ${scopeStatus} for the list as ${code}`, async () => {
      const faults = { scopeStatus, readScopeNeeded: true, withheldScopes: ['read:authenticators'] };
      const error = await errorOf(connect({}, { faults }).backend.list(options));
      assert.equal(error.code, code);
      assert.equal(error.requiredScope, code === 'unauthorized' ? undefined : 'read:authenticators');
    });
  }

  it('leaves the authorization to a fetcher, also after a proof', async () => {
    const requests: string[] = [];
    const connection = connect((host) => ({
      fetcher: (input, init, { scopes, fresh }) => {
        requests.push(`${scopes.join(' ')} ${fresh}`);
        assert.equal(new Headers(init.headers).get('authorization'), null);
        const token = connection.emulator.issueToken({ scope: scopes.join(' ') });
        const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
        return connection.emulator.fetch(input, { ...init, headers });
      },
      proxyBase: host.address,
    }));
    await addPhone(connection);
    await connection.backend.list(options);
    assert.deepEqual(requests, [
      ...['add:authenticators false', 'add:authenticators false'],
      ...['read:authenticators false', 'read:authenticators false'],
    ]);
  });

  for (const accessToken of [undefined, null, 7, '', 'undefined', 'x y', 'no-web-token', 'a.b.c\n']) {
    it(`does not work on with what is no token: ${JSON.stringify(accessToken)}`, async () => {
      const { backend, asked } = connect();
      globalThis.fetch = () => Promise.resolve(Response.json({ isVerified: true, accessToken }));
      const challenge = { type: 'phone', id: '1', session: '{}' } as const;
      await backend.completeEnrollment<'phone'>(challenge, { code: '123456' }, options);
      await codeOf(backend.list(options));
      assert.deepEqual(
        asked.map(({ reason, fresh }) => [reason, fresh]),
        [
          ['enroll', false],
          ['list', false],
        ],
      );
    });
  }

  it('works with tokens of the proxy, which gives an old sign-in none to add with', async () => {
    const { backend, host } = connect((server) => ({
      getAccessToken: async ({ scopes }) => {
        const response = await fetch(`${server.address}/me/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-requested-with': 'auth-methods-manager' },
          body: JSON.stringify({ scopes }),
        });
        if (response.ok) return ((await response.json()) as { readonly token: string }).token;
        const wanted = response.headers.get('www-authenticate') ?? '';

        if (wanted.includes('insufficient_user_authentication')) throw { error: 'login_required' };
        throw new Error(`HTTP ${response.status}`);
      },
    }));
    host.session = 'old';
    assert.equal((await backend.list(options)).methods.length, 10);
    assert.equal(await codeOf(backend.startEnrollment('totp', {}, options)), 'step_up_required');
    host.session = 'open';
    assert.equal((await backend.startEnrollment('totp', {}, options)).type, 'totp');
    host.session = 'ended';
    assert.equal(await codeOf(backend.list(options)), 'unauthorized');
  });

  it('stops waiting for the host when the signal aborts', async () => {
    const hanging = (): Promise<never> => new Promise(() => undefined);
    for (const given of [{ getAccessToken: hanging }, { fetcher: hanging }]) {
      const { backend } = connect(given);
      const controller = new AbortController();
      const { signal } = controller;
      const challenge = { type: 'phone', id: '1', session: '{}' } as const;
      const calls = [
        backend.list({ signal }),
        backend.startEnrollment('totp', {}, { signal }),
        backend.completeEnrollment<'phone'>(challenge, { code: '1' }, { signal }),
        backend.resendCode<'phone'>(challenge, { signal }),
      ];
      controller.abort();
      assert.deepEqual(await Promise.all(calls.map(codeOf)), Array(4).fill('aborted'));
    }
  });
});
