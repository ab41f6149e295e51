import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  createWorld,
  giveMethods,
  methodPath,
  methodsPath,
  outcome,
  pageRequest,
  basePath,
  read,
  type Json,
  type World,
} from '../support/proxy-world.js';

const secrets =
  /totp_?secret|public_?key|user_?handle|JBSWY3DPEHPK3PXP|fakePublicKey|ZmFrZS11c2VyLWhhbmRsZQ|hidden/i;

/** A world whose tenant answers the list so. */
function listing(response: () => Response): World {
  const world = createWorld();
  world.instead = ({ method, path }) =>
    method === 'GET' && path.includes('/authentication-methods') ? response() : undefined;
  return world;
}

describe('answers', () => {
  it('have every member of the vendor’s samples that a page may have, and no other', async () => {
    const world = createWorld();
    const { body } = await world.send('GET', methodsPath);
    const passkey = (body as unknown as Json[]).find(({ type }) => type === 'passkey');
    assert.deepEqual(passkey, {
      id: 'passkey|dev_B2',
      type: 'passkey',
      confirmed: true,
      key_id: 'ZmFrZS1rZXktaWQ',
      created_at: '2025-05-05T05:05:05.050Z',
      credential_device_type: 'multi_device',
      credential_backed_up: true,
      identity_user_id: '507f1f77bcf86cd799439011',
      user_agent: 'Firefox 140.0 / Windows 11',
      transports: ['hybrid', 'internal'],
    });
    const phone = (body as unknown as Json[]).find(({ type }) => type === 'phone');
    assert.deepEqual(phone!.authentication_methods, [
      { id: 'sms|dev_C4', type: 'sms' },
      { id: 'voice|dev_C5', type: 'voice' },
    ]);
  });

  it('have no secret, in a list with or without totals, of one method, and after a change', async () => {
    const world = createWorld();
    const passkey = methodPath('passkey|dev_B2');
    const answers = [
      await world.send('GET', methodsPath),
      await world.send('GET', `${methodsPath}?include_totals=true`),
      await world.send('GET', passkey),
      await world.send('PATCH', passkey, { name: 'Mine' }),
      await world.send('PATCH', methodPath('totp|dev_D2'), { name: 'Mine' }),
    ];
    for (const answer of answers) {
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, secrets);
    }
    assert.match(JSON.stringify(world.emulator.user(world.emulator.userId)), /totp_secret.*/);
  });

  it('write the members of the guide’s other sample as the schema does', async () => {
    const world = createWorld();
    world.emulator.setFaults({ camelCase: true });
    const { body, text } = await world.send('GET', methodPath('webauthn-roaming|dev_F1'));
    assert.equal(body.key_id, 'X9FrwMfmzj');
    assert.equal(body.relying_party_identifier, 'example-tenant.auth0.com');
    assert.doesNotMatch(text, secrets);
  });

  it('hide nothing inside the members they have', async () => {
    const hidden = { totp_secret: 'hidden' };
    const item = {
      ...hidden,
      id: 'totp|1',
      type: 'totp',
      name: hidden,
      email: [hidden],
      confirmed: { toJSON: hidden },
      authentication_methods: [
        { id: 'sms|1', type: 'sms', totp_secret: 'hidden', nested: hidden },
        'hidden',
        null,
      ],
      transports: ['usb', hidden, ['hidden']],
      secrets: { totp_secret: 'hidden' },
      __proto__: null,
    };
    for (const body of [
      [item],
      { authenticators: [item], totp_secret: 'hidden', total: hidden, start: 0, limit: 50 },
    ]) {
      const answer = await listing(() => Response.json(body)).send('GET', methodsPath);
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, /hidden|secret/);
      assert.match(
        answer.text,
        /"authentication_methods":\[\{"id":"sms\|1","type":"sms"\},\{\},\{\}\],"transports":\["usb"\]/,
      );
    }
  });

  it('keep the place of items that are no methods', async () => {
    const answer = await listing(() =>
      Response.json([null, 'hidden', 1, [], { id: 'totp|1', type: 'totp' }]),
    ).send('GET', methodsPath);
    assert.deepEqual(answer.body, [{}, {}, {}, {}, { id: 'totp|1', type: 'totp' }]);
  });

  it('property: no value of a secret member gets through, however deep it is', async () => {
    const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant('plain'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'id',
            'type',
            'name',
            'totp_secret',
            'publicKey',
            'authentication_methods',
            'transports',
            'authenticators',
            '__proto__',
          ),
          tie('value'),
        ),
      ),
    })).value;
    const mark = (each: unknown): unknown =>
      Array.isArray(each)
        ? each.map(mark)
        : each && typeof each === 'object'
          ? Object.fromEntries(
              Object.entries(each).map(([name, member]) => [
                name,
                /secret|public/i.test(name) ? 'hidden' : mark(member),
              ]),
            )
          : each;
    await fc.assert(
      fc.asyncProperty(fc.array(value), async (items) => {
        const answer = await listing(() => Response.json(items.map(mark))).send('GET', methodsPath);
        assert.doesNotMatch(answer.text, /hidden/);
      }),
    );
  });
});

describe('a tenant that misbehaves', () => {
  const broken: Readonly<Record<string, () => Response | Promise<Response>>> = {
    'a page with 200': () =>
      new Response('<!doctype html><p>internal.host', { headers: { 'content-type': 'text/html' } }),
    'half of the JSON': () =>
      new Response('[{"id":"totp|1"', { headers: { 'content-type': 'application/json' } }),
    null: () => Response.json(null),
    'a text': () => Response.json('internal.host'),
    'an empty body': () => new Response(null, { status: 200 }),
    'no list': () => Response.json({ authenticators: { internal: 'internal.host' } }),
    'two megabytes': () => new Response(`["${'x'.repeat(2_000_000)}"]`),
    'bytes that are no text': () => new Response(new Uint8Array([0x5b, 0xff, 0x5d])),
    'a redirect': () => new Response(null, { status: 302, headers: { location: 'https://internal.host/' } }),
    'a redirect with a body': () =>
      new Response('internal.host', { status: 307, headers: { location: 'https://internal.host/' } }),
    'not modified': () => new Response(null, { status: 304 }),
    'a server error': () => new Response('internal.host stack trace', { status: 500 }),
    'a JSON error': () => Response.json({ statusCode: 500, message: 'internal.host' }, { status: 500 }),
    'a gateway’s page': () => new Response('internal.host', { status: 504 }),
    'an unknown status': () => new Response('internal.host', { status: 418 }),
    'no connection': () => Promise.reject(new TypeError('connect ECONNREFUSED internal.host')),
    'something that is no response': () => undefined as unknown as Response,
  };
  for (const [name, response] of Object.entries(broken))
    it(`with ${name} is a 502 without its text, and nothing is changed`, async () => {
      const world = createWorld();
      world.instead = ({ method, path }) => {
        if (method !== 'GET' || !path.includes('/authentication-methods')) return undefined;
        const value = response();
        // `undefined` would let the emulator answer.
        return value ?? ({} as Response);
      };
      for (const [method, path] of [
        ['GET', methodsPath],
        ['GET', methodPath('phone|dev_C3')],
        ['DELETE', methodPath('phone|dev_C3')],
      ] as const) {
        const answer = await world.send(method, path);
        assert.equal(outcome(answer), '502');
        assert.doesNotMatch(answer.text + JSON.stringify([...answer.headers]), /internal/);
      }
      assert.deepEqual(world.writes(), []);
    });

  it('is never followed elsewhere', async () => {
    const world = createWorld();
    await world.send('DELETE', methodPath('phone|dev_C3'));
    assert.ok(world.calls.length >= 3);
    assert.ok(world.calls.every(({ redirect }) => redirect === 'manual'));
    const followed = listing(() => Object.defineProperty(Response.json([]), 'redirected', { value: true }));
    assert.equal(outcome(await followed.send('GET', methodsPath)), '502');
  });

  it('that is not available is a 503', async () => {
    assert.equal(
      outcome(await listing(() => new Response('internal', { status: 503 })).send('GET', methodsPath)),
      '503',
    );
  });

  it('that limits requests has its limits and times passed on, and nothing else', async () => {
    const world = createWorld();
    world.emulator.setFaults({ status: 429, retryAfter: 42, requestsPerMinute: 10 });
    const { status, headers } = await world.send('GET', methodsPath);
    assert.equal(status, 429);
    assert.equal(headers.get('x-ratelimit-limit'), '10');
    assert.equal(headers.get('x-ratelimit-remaining'), '0');
    assert.match(headers.get('x-ratelimit-reset') ?? '', /^\d{10}$/);
    assert.ok(Math.abs(Number(headers.get('retry-after')) - 42) <= 1);
  });

  const resets: readonly (readonly [headers: Record<string, string>, retryAfter: string | null])[] = [
    [{ 'retry-after': '5' }, '5'],
    [{ 'retry-after': '0' }, '1'],
    [{ 'retry-after': '86400' }, '3600'],
    [{ 'x-ratelimit-reset': '1000000030', date: new Date(1e12).toUTCString() }, '30'],
    [{ 'x-ratelimit-reset': '1000000000', date: new Date(1e12 + 5000).toUTCString() }, '1'],
    [{ 'x-ratelimit-reset': 'soon' }, null],
    [{ 'x-ratelimit-reset': '-1' }, null],
    [{ 'retry-after': 'Infinity' }, null],
    [{}, null],
  ];
  for (const [headers, expected] of resets)
    it(`with the limit ${JSON.stringify(headers)} asks to wait ${String(expected)} seconds`, async () => {
      const answer = await listing(() => new Response(null, { status: 429, headers })).send(
        'GET',
        methodsPath,
      );
      assert.equal(answer.headers.get('retry-after'), expected);
      assert.equal(answer.headers.has('x-ratelimit-reset'), /^\d+$/.test(headers['x-ratelimit-reset'] ?? ''));
    });

  it('with a list that never ends decides nothing', async () => {
    const world = createWorld();
    world.emulator.setFaults({ pages: 'endless' });
    assert.equal(outcome(await world.send('DELETE', methodPath('totp|dev_endless1'))), '502');
    assert.ok(world.calls.length < 30);
    assert.deepEqual(world.writes(), []);
  });

  it('with a page that repeats itself ends there', async () => {
    const world = createWorld();
    world.emulator.setFaults({ pages: 'repeated' });
    assert.equal(outcome(await world.send('DELETE', methodPath('phone|dev_C3'))), '204');
    assert.ok(world.calls.length < 6);
  });

  it('with a bare list in spite of all is read to its end', async () => {
    const world = createWorld({}, 'many');
    world.emulator.setFaults({ listForm: 'bare' });
    assert.equal(outcome(await world.send('GET', methodPath('phone|dev_many115'))), '200');
  });

  const refusals: readonly (readonly [status: number, body: object, is: string])[] = [
    [400, { message: "Payload validation error: 'internal'" }, '400 invalid_input'],
    [
      403,
      {
        errorCode: 'insufficient_scope',
        message: 'Insufficient scope, expected any of: update:authentication_methods',
      },
      '502',
    ],
    [403, { message: 'You reached the limit of entities of this type for this user' }, '403 limit_reached'],
    [403, { message: 'number of user identifiers internal exceeds the maximum' }, '403 limit_reached'],
    [403, { message: 'User to be acted on does not match subject in bearer token' }, '502'],
    [
      403,
      { message: 'Operation not permitted when the user has registered at least 1 passkey' },
      '403 passkey_present',
    ],
    [403, {}, '502'],
    [404, { message: 'internal' }, '404'],
    [409, { message: 'internal' }, '409 already_enrolled'],
    [402, { message: 'internal' }, '502'],
  ];
  for (const [status, body, is] of refusals)
    it(`that refuses with ${status} ${JSON.stringify(body)} is ${is}, in words of the proxy’s own`, async () => {
      const world = createWorld();
      world.instead = ({ method }) => (method === 'PATCH' ? Response.json(body, { status }) : undefined);
      const answer = await world.send('PATCH', methodPath('phone|dev_C3'), { name: 'Mine' });
      assert.equal(outcome(answer), is);
      assert.doesNotMatch(answer.text, /internal|scope|Payload/);
      assert.deepEqual(world.changes, []);
    });

  it('that lacks a scope is explained to the host', async () => {
    const world = createWorld();
    world.emulator.setFaults({ missingScopes: ['delete:authentication_methods'] });
    await world.send('DELETE', methodPath('phone|dev_C3'));
    assert.match(world.errors[0]!.message, /lacks the scope delete:authentication_methods/);
  });

  it('that confirms a change with an empty answer has made it', async () => {
    const world = createWorld();
    world.instead = ({ method }) => (method === 'PATCH' ? new Response(null, { status: 200 }) : undefined);
    assert.equal(outcome(await world.send('PATCH', methodPath('phone|dev_C3'), { name: 'Mine' })), '204');
    assert.equal(world.changes.length, 1);
  });

  it('that does not answer is given up, so that nothing waits for ever', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const world = createWorld();
    let asked: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (asked = resolve));
    world.instead = ({ path }) => {
      if (path === '/oauth/token') return undefined;
      asked();
      return new Promise<Response>(() => undefined);
    };
    const answer = world.send('GET', methodsPath);
    await reached;
    context.mock.timers.tick(15_000);
    assert.equal(outcome(await answer), '502');
  });
});

describe('the handler', () => {
  it('never rejects, whatever it is given', async () => {
    const world = createWorld();
    for (const value of [
      undefined,
      null,
      {},
      'GET',
      { url: 'x' },
      { url: 'https://x/api/sign-in/me/authentication-methods', method: 'GET' },
    ]) {
      const answer = await read(await world.proxy(value as Request));
      assert.equal(answer.status, 500);
    }
  });

  it('answers 500 without a word about it when something inside fails', async () => {
    const world = createWorld({ keepLast: () => Promise.reject(new Error('internal')) });
    giveMethods(world, [{ type: 'phone' }]);
    const answer = await world.send('DELETE', methodPath('phone|dev_1'));
    assert.equal(outcome(answer), '500');
    assert.doesNotMatch(answer.text, /internal/);
    assert.deepEqual(world.writes(), []);
  });

  it('survives a function for errors that throws', async () => {
    const throwing = () => {
      throw new Error('internal');
    };
    // Unless somebody handles a rejection, the test fails, and a server ends.
    for (const onError of [throwing, () => Promise.reject(new Error('internal'))]) {
      const world = createWorld({ session: throwing, onError });
      assert.equal(outcome(await world.send('GET', methodsPath)), '500');
      await new Promise(setImmediate);
    }
  });

  it('writes no error of the host’s to the console', async (context) => {
    const written: unknown[] = [];
    context.mock.method(console, 'error', (...values: unknown[]) => written.push(...values));
    const world = createWorld({
      session: () => Promise.reject(new Error('token-of-the-host')),
      onError: undefined as never,
    });
    await world.send('GET', methodsPath);
    assert.deepEqual(written, [
      'auth-methods-manager/proxy: session() threw an error. The option onError receives it',
    ]);
  });

  it('answers requests at the same time', async () => {
    const world = createWorld();
    const requests = Array.from({ length: 20 }, () =>
      world.proxy(pageRequest('GET', `${basePath}/${methodsPath}`)),
    );
    assert.ok((await Promise.all(requests)).every(({ status }) => status === 200));
  });
});
