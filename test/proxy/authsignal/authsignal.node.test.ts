import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createAuthsignalEmulator, type AuthsignalEmulator } from '../../../src/emulator/authsignal/index.js';
import {
  authsignalProxy,
  type AuthsignalChange,
  type AuthsignalProxyOptions,
  type ProxySession,
} from '../../../src/proxy/authsignal/index.js';
import { basePath, outcome, pageRequest, read, type Answer, type Json } from '../support/proxy-world.js';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

interface World {
  readonly emulator: AuthsignalEmulator;
  readonly calls: Call[];
  readonly changes: AuthsignalChange[];
  readonly errors: Error[];
  session: ProxySession | undefined;
  /** Answers instead of the vendor. */
  instead: ((call: Call) => Response | undefined | Promise<Response | undefined>) | undefined;
  send(method: string, path: string, body?: unknown, headers?: Json): Promise<Answer>;
  removals(): readonly Call[];
}

function createWorld(options: Partial<AuthsignalProxyOptions> = {}): World {
  const emulator = createAuthsignalEmulator({ origin: 'https://api.authsignal.com' });
  const calls: Call[] = [];
  const changes: AuthsignalChange[] = [];
  const errors: Error[] = [];
  const proxy = authsignalProxy({
    secretKey: emulator.secretKey,
    basePath,
    session: () => world.session,
    onChange: (change) => void changes.push(change),
    onError: (error) => void errors.push(error),
    fetch: async (url, init) => {
      const call = {
        method: init.method ?? '',
        path: new URL(url).pathname,
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? init.body : '',
      };
      calls.push(call);
      return (await world.instead?.(call)) ?? emulator.fetch(url, init);
    },
    ...options,
  });
  const world: World = {
    emulator,
    calls,
    changes,
    errors,
    session: { userId: emulator.userId, authenticatedAt: new Date() },
    instead: undefined,
    send: async (method, path, body, headers) =>
      read(await proxy(pageRequest(method, `${basePath}/${path}`, body, headers))),
    removals: () => calls.filter(({ method }) => method === 'DELETE'),
  };
  return world;
}

const at = (number: number): string => `5f0c6c1e-2f57-4d8c-9d5f-0a6f4f0e${String(number).padStart(4, '0')}`;
const pathOf = (id: string): string => `me/authenticators/${encodeURIComponent(id)}`;
const sms = pathOf(at(2));

/** The server's list, answered in place of the vendor's. */
const item = (
  verificationMethod: string,
  id: string,
  rest: Json = { verifiedAt: '2025-01-01T00:00:00.000Z' },
): Json => ({
  userAuthenticatorId: id,
  verificationMethod,
  createdAt: '2025-01-01T00:00:00.000Z',
  ...rest,
});

describe('the Authsignal proxy removes', () => {
  it('a person’s authenticator, and tells it once', async () => {
    const world = createWorld();
    assert.equal(outcome(await world.send('DELETE', sms)), '204');
    assert.ok(
      !world.emulator.authenticators.some(({ userAuthenticatorId }) => userAuthenticatorId === at(2)),
    );
    const { userId } = world.emulator;
    const [{ at: when, request, ...change }] = world.changes as [AuthsignalChange];
    assert.deepEqual(change, { operation: 'remove', actor: userId, userId, methodId: at(2), type: 'SMS' });
    assert.ok(when instanceof Date && request instanceof Request);
    assert.equal(world.changes.length, 1);
    assert.deepEqual(
      world.calls.map(({ method, path }) => `${method} ${path}`),
      [
        'GET /v1/users/auth0%7C507f1f77bcf86cd799439011/authenticators',
        `DELETE /v1/users/auth0%7C507f1f77bcf86cd799439011/authenticators/${at(2)}`,
      ],
    );
    assert.ok(
      world.calls.every(
        ({ headers }) => headers.get('authorization') === `Basic ${btoa(`${world.emulator.secretKey}:`)}`,
      ),
    );
  });

  it('nothing that is not in the person’s own list', async () => {
    const world = createWorld();
    for (const id of ['x', at(99), at(2).toUpperCase(), '__proto__'])
      assert.equal(outcome(await world.send('DELETE', pathOf(id))), '404');
    world.session = { userId: 'somebody-else', authenticatedAt: new Date() };
    assert.equal(outcome(await world.send('DELETE', sms)), '404');
    assert.deepEqual(world.removals(), []);
  });

  const unverified: Json = {};
  const cases: readonly (readonly [methods: readonly Json[], is: string])[] = [
    [[item('PASSKEY', '1')], '409 last_method'],
    [[item('PASSKEY', '1'), item('SMS', '2')], '204'],
    [[item('PASSKEY', '1'), item('SMS', '2', unverified)], '409 last_method'],
    [[item('PASSKEY', '1', unverified)], '204'],
    [[item('RECOVERY_CODE', '1')], '204'],
    [[item('VERIFF', '1')], '204'],
    ...[
      'RECOVERY_CODE',
      'DEVICE',
      'VERIFF',
      'IPROOV',
      'PALM_BIOMETRICS_RR',
      'IDVERSE',
      'SOMETHING_NEW',
      '',
    ].map((other) => [[item('SMS', '1'), item(other, '2')], '409 last_method'] as const),
    ...[
      'SMS',
      'WHATSAPP',
      'EMAIL_OTP',
      'EMAIL_MAGIC_LINK',
      'AUTHENTICATOR_APP',
      'PUSH',
      'SECURITY_KEY',
      'PASSKEY',
    ].map((other) => [[item('SMS', '1'), item(other, '2')], '204'] as const),
    [[item('SOMETHING_NEW', '1')], '409 last_method'],
    [[item('SOMETHING_NEW', '1'), item('SMS', '2')], '204'],
    [
      [item('SMS', '1'), { verificationMethod: 'PASSKEY', verifiedAt: 'x' }, null as never, 'x' as never],
      '409 last_method',
    ],
  ];
  for (const [methods, is] of cases)
    it(`the first of ${JSON.stringify(methods.map((each) => each?.verificationMethod))}${methods.some((each) => each && !each.verifiedAt) ? ', one unverified,' : ''}: ${is}`, async () => {
      const world = createWorld();
      world.instead = ({ method }) =>
        method === 'GET' ? Response.json(methods) : new Response(null, { status: 200 });
      assert.equal(outcome(await world.send('DELETE', pathOf('1'))), is);
      assert.equal(world.removals().length, is === '204' ? 1 : 0);
      assert.equal(world.changes.length, world.removals().length);
    });

  it('the last one where the host says so', async () => {
    const world = createWorld({ keepLast: () => false });
    world.instead = ({ method }) => (method === 'GET' ? Response.json([item('SMS', '1')]) : undefined);
    assert.equal(outcome(await world.send('DELETE', pathOf('1'))), '204');
  });

  it('one of the last two when two tabs remove both at once', async () => {
    const world = createWorld();
    let list = [item('SMS', '1'), item('PASSKEY', '2')];
    world.instead = async ({ method, path }) => {
      await new Promise(setImmediate);
      if (method === 'GET') return Response.json(list);
      list = list.filter(({ userAuthenticatorId }) => !path.endsWith(`/${String(userAuthenticatorId)}`));
      return new Response(null, { status: 204 });
    };
    const answers = await Promise.all(['1', '2'].map((id) => world.send('DELETE', pathOf(id))));
    assert.deepEqual(answers.map(outcome).sort(), ['204', '409 last_method']);
    assert.equal(list.length, 1);
    assert.equal(world.changes.length, 1);
  });

  it('without telling it when somebody else was faster, and by looking when the answer was lost', async () => {
    const world = createWorld();
    world.instead = ({ method }) =>
      method === 'DELETE' ? Response.json({ error: 'invalid_request' }, { status: 404 }) : undefined;
    assert.equal(outcome(await world.send('DELETE', sms)), '204');
    assert.deepEqual(world.changes, []);
    world.instead = async (call) => {
      if (call.method !== 'DELETE') return undefined;
      await world.emulator.fetch(`https://api.authsignal.com${call.path}`, {
        method: 'DELETE',
        headers: call.headers,
      });
      throw new TypeError('fetch failed');
    };
    assert.equal(outcome(await world.send('DELETE', sms)), '204');
    assert.equal(world.changes.length, 1);
    assert.equal(world.removals().length, 2);
  });

  it('only after a recent sign-in, for a session, on the host’s own page', async () => {
    const world = createWorld();
    assert.equal(
      outcome(await world.send('DELETE', sms, undefined, { origin: 'https://evil.example' })),
      '403 csrf',
    );
    assert.equal(
      outcome(await world.send('DELETE', sms, undefined, { 'x-requested-with': undefined })),
      '403 csrf',
    );
    assert.equal(outcome(await world.send('DELETE', sms, undefined, { origin: undefined })), '403 csrf');
    world.session = { userId: world.emulator.userId, authenticatedAt: 0 };
    const stale = await world.send('DELETE', sms);
    assert.equal(outcome(stale), '401');
    assert.equal(
      stale.headers.get('www-authenticate'),
      'Bearer error="insufficient_user_authentication", max_age=300',
    );
    world.session = undefined;
    assert.equal(outcome(await world.send('DELETE', sms)), '401');
    assert.deepEqual(world.calls, []);
  });

  for (const path of [
    '',
    'me',
    'me/authenticators',
    'me/authenticators/',
    'me/authenticators/..',
    'me/authenticators/%2e%2e',
    'me/authenticators/x%2Fy',
    'me/authenticators/%252e',
    'me/authenticators/x;y',
    'me/authenticators/%00',
    'me/authenticators/x/y',
    'users/x/authenticators/y',
    'me/authenticators/..%2f..%2factions%2fx',
    'me/actions/x',
    'me/tokens',
    'me/token/x',
  ])
    it(`nothing at ${JSON.stringify(path)}`, async () => {
      const world = createWorld();
      for (const method of ['DELETE', 'GET', 'POST', 'PUT', 'PATCH']) {
        const body = /P/.test(method) ? {} : undefined;
        assert.match(outcome(await world.send(method, path, body)), /^40[45]$/);
      }
      assert.deepEqual(world.calls, []);
    });

  it('property: no path leads elsewhere', async () => {
    const world = createWorld({ keepLast: false });
    const piece = fc.oneof(
      fc.constantFrom(
        'me',
        'authenticators',
        'token',
        at(2),
        '..',
        '%2e%2e',
        '%2F',
        '\\',
        '%00',
        '?',
        '#',
        ';',
        'users',
        'actions',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        await world.send('DELETE', pieces.join('/')).catch(() => undefined);
      }),
      { numRuns: 300 },
    );
    assert.ok(
      world.calls.every(({ path }) =>
        /^\/v1\/users\/auth0%7C507f1f77bcf86cd799439011\/authenticators(?:\/[\w-]+)?$/.test(path),
      ),
    );
  });
});

describe('the Authsignal proxy issues a token', () => {
  const scopeOf = (world: World): unknown => (JSON.parse(world.calls.at(-1)!.body) as Json).scope;
  const stale = (world: World) => (world.session = { userId: world.emulator.userId, authenticatedAt: 0 });

  it('for the signed-in person, with the scopes that a recent sign-in allows, and nothing beside it', async () => {
    const world = createWorld();
    const answer = await world.send('POST', 'me/token');
    assert.equal(outcome(answer), '200');
    assert.deepEqual(Object.keys(answer.body), ['token']);
    assert.equal(
      world.calls[0]!.path,
      '/v1/users/auth0%7C507f1f77bcf86cd799439011/actions/manageAuthenticators',
    );
    assert.equal(scopeOf(world), 'read:authenticators add:authenticators');
    const list = await world.emulator.fetch('https://api.authsignal.com/v1/client/user-authenticators', {
      headers: { authorization: `Bearer ${String(answer.body.token)}` },
    });
    assert.equal(list.status, 200);
  });

  it('for reading alone when that is asked for, or the sign-in is older', async () => {
    const world = createWorld();
    await world.send('POST', 'me/token', { scopes: ['read:authenticators'] });
    assert.equal(scopeOf(world), 'read:authenticators');
    await world.send('POST', 'me/token', { scopes: ['add:authenticators', 'add:authenticators'] });
    assert.equal(scopeOf(world), 'read:authenticators add:authenticators');
    stale(world);
    assert.equal(outcome(await world.send('POST', 'me/token')), '200');
    assert.equal(scopeOf(world), 'read:authenticators');
  });

  it('for adding only after a recent sign-in', async () => {
    const world = createWorld();
    stale(world);
    const answer = await world.send('POST', 'me/token', { scopes: ['add:authenticators'] });
    assert.equal(outcome(answer), '401');
    assert.match(answer.headers.get('www-authenticate') ?? '', /max_age=300/);
    assert.deepEqual(world.calls, []);
    const relaxed = createWorld({ recentSignIn: false });
    stale(relaxed);
    assert.equal(outcome(await relaxed.send('POST', 'me/token', { scopes: ['add:authenticators'] })), '200');
  });

  it('to nobody with an older sign-in who has no authenticator: any token may add the first', async () => {
    const world = createWorld();
    world.emulator.reset('empty');
    stale(world);
    const answer = await world.send('POST', 'me/token', { scopes: ['read:authenticators'] });
    assert.equal(outcome(answer), '401');
    assert.match(answer.headers.get('www-authenticate') ?? '', /max_age=300/);
    assert.doesNotMatch(answer.text, /token/);
    world.session = { userId: world.emulator.userId, authenticatedAt: new Date() };
    assert.equal(outcome(await world.send('POST', 'me/token')), '200');
  });

  for (const body of [
    { scopes: ['remove:authenticators'] },
    { scopes: ['update:authenticators'] },
    { scopes: ['read:authenticators', '*'] },
    { scopes: 'read:authenticators' },
    { scopes: [['add:authenticators']] },
    { scopes: [1] },
    { scope: 'remove:authenticators' },
    { action: 'login' },
    { userId: 'x' },
    [],
    '"x"',
    '{',
  ])
    it(`for nothing else: ${JSON.stringify(body)}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('POST', 'me/token', body)), '400 invalid_input');
      assert.deepEqual(world.calls, []);
    });

  it('to no other site, and to nobody without a session', async () => {
    const world = createWorld();
    assert.equal(
      outcome(await world.send('POST', 'me/token', undefined, { origin: 'https://evil.example' })),
      '403 csrf',
    );
    assert.equal(
      outcome(await world.send('POST', 'me/token', '{}', { 'content-type': 'text/plain' })),
      '403 csrf',
    );
    assert.equal(
      outcome(await world.send('POST', 'me/token', undefined, { 'x-requested-with': undefined })),
      '403 csrf',
    );
    world.session = undefined;
    assert.equal(outcome(await world.send('POST', 'me/token')), '401');
    assert.deepEqual(world.calls, []);
  });

  it('unless the vendor’s rules block the person', async () => {
    const world = createWorld();
    world.instead = () => Response.json({ state: 'BLOCK', token: 'x', isEnrolled: true });
    const answer = await world.send('POST', 'me/token');
    assert.equal(outcome(answer), '403');
    assert.doesNotMatch(answer.text, /"token"/);
  });

  for (const body of [
    {},
    { token: '' },
    { token: 1 },
    { token: 'a b' },
    { token: { secret: 'x' } },
    [],
    null,
    'x',
  ])
    it(`unless the vendor answers ${JSON.stringify(body)}`, async () => {
      const world = createWorld();
      world.instead = () => Response.json(body);
      assert.equal(outcome(await world.send('POST', 'me/token')), '502');
    });
});

describe('the Authsignal proxy', () => {
  it('keeps its secret, whatever the vendor answers', async () => {
    const responses: readonly (() => Response | Promise<Response>)[] = [
      () => Response.json({ error: 'unauthorized', errorDescription: 'authsignal-secret' }, { status: 401 }),
      () => new Response('authsignal-secret', { status: 500 }),
      () => new Response('<p>authsignal-secret', { status: 200 }),
      () => new Response(null, { status: 302, headers: { location: 'https://authsignal-secret.example' } }),
      () => Promise.reject(new TypeError('authsignal-secret')),
      () => Response.json([{ authsignal: 'authsignal-secret' }], { status: 403 }),
      () =>
        Response.json(
          { error: 'too_many_requests' },
          { status: 429, headers: { 'retry-after': '9', 'x-secret': 'authsignal-secret' } },
        ),
    ];
    for (const response of responses) {
      const world = createWorld();
      world.instead = response;
      for (const [method, path] of [
        ['DELETE', sms],
        ['POST', 'me/token'],
      ] as const) {
        const answer = await world.send(method, path);
        assert.match(outcome(answer), /^(?:502|429)$/);
        const said =
          answer.text +
          JSON.stringify([...answer.headers]) +
          world.errors.map(({ message, cause }) => `${message} ${String(cause)}`).join();
        assert.doesNotMatch(said, /authsignal-secret|Basic/);
      }
      assert.equal(world.calls.length, 2);
    }
  });

  it('explains a wrong secret to the host', async () => {
    const world = createWorld({ secretKey: 'wrong' });
    assert.equal(outcome(await world.send('DELETE', sms)), '502');
    assert.match(world.errors[0]!.message, /Check secretKey and region/);
  });

  it('asks the tenant’s region', async () => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(new URL(url).origin);
      return Response.json([]);
    };
    for (const options of [
      { region: 'eu' },
      { region: 'au' },
      { apiUrl: 'http://localhost:4400/v1/' },
    ] as const)
      await createWorld({ ...options, fetch }).send('DELETE', sms);
    assert.deepEqual(asked, [
      'https://eu.api.authsignal.com',
      'https://au.api.authsignal.com',
      'http://localhost:4400',
    ]);
  });

  it('can’t be made with what would not work', () => {
    assert.throws(() => createWorld({ secretKey: '' }), /secretKey/);
    assert.throws(() => createWorld({ secretKey: 'a:b' }), /secretKey/);
    assert.throws(() => createWorld({ secretKey: 'a\r\nb' }), /secretKey/);
    assert.throws(() => createWorld({ region: 'mars' as 'us' }), /region/);
    assert.throws(() => createWorld({ region: '__proto__' as 'us' }), /region/);
    assert.throws(() => createWorld({ apiUrl: 'http://api.example/v1' }), /apiUrl/);
    assert.throws(() => createWorld({ action: '../x' }), /action/);
  });
});
