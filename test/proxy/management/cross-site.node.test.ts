import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  basePath,
  createWorld,
  methodPath,
  methodsPath,
  outcome,
  pageOrigin,
  pageRequest,
  read,
  type Json,
} from '../support/proxy-world.js';

const writes = [
  ['DELETE', methodPath('phone|dev_C3'), undefined],
  ['PATCH', methodPath('phone|dev_C3'), { name: 'Mine' }],
  ['POST', methodsPath, { type: 'totp' }],
  ['POST', `${methodsPath}/verify`, { auth_session: 'x', otp_code: '123456' }],
  ['POST', 'me/sign-out-elsewhere', undefined],
] as const;

const attacks: Readonly<Record<string, Json>> = {
  'no custom header': { 'x-requested-with': undefined },
  'another custom header': { 'x-requested-with': 'XMLHttpRequest' },
  'the custom header twice': { 'x-requested-with': 'auth-methods-manager, auth-methods-manager' },
  'another origin': { origin: 'https://evil.example' },
  'a subdomain': { origin: 'https://www.example.com.evil.example' },
  'another scheme': { origin: 'http://www.example.com' },
  'another port': { origin: 'https://www.example.com:8443' },
  'the origin null': { origin: 'null' },
  'an origin with a path': { origin: 'https://www.example.com/' },
  'the origin in capitals': { origin: 'https://WWW.EXAMPLE.COM' },
  'two origins': { origin: 'https://www.example.com, https://evil.example' },
  'an empty origin': { origin: '' },
  'a browser that says cross-site': { 'sec-fetch-site': 'cross-site' },
};

describe('requests of other sites', () => {
  for (const [name, headers] of Object.entries(attacks))
    it(`are refused with ${name}, reads too`, async () => {
      const world = createWorld();
      for (const [method, path, body] of writes)
        assert.equal(outcome(await world.send(method, path, body, headers)), '403 csrf', `${method} ${path}`);
      assert.equal(outcome(await world.send('GET', methodsPath, undefined, headers)), '403 csrf');
      assert.deepEqual(world.calls, []);
    });

  it('are refused without an origin when they write', async () => {
    const world = createWorld();
    for (const [method, path, body] of writes)
      for (const site of ['same-origin', 'none', undefined])
        assert.equal(
          outcome(await world.send(method, path, body, { origin: undefined, 'sec-fetch-site': site })),
          '403 csrf',
        );
    assert.deepEqual(world.calls, []);
  });

  it('may read without an origin only on the same origin', async () => {
    const world = createWorld();
    const answers = await Promise.all(
      ['same-origin', undefined, 'same-site', 'cross-site', 'none'].map((site) =>
        world.send('GET', methodsPath, undefined, { origin: undefined, 'sec-fetch-site': site }),
      ),
    );
    assert.deepEqual(answers.map(outcome), ['200', '200', '403 csrf', '403 csrf', '403 csrf']);
  });

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/json-patch+json',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/json; charset=utf-8; x=y',
    undefined,
  ])
    it(`are refused with a body of the type ${String(type)}`, async () => {
      const world = createWorld();
      for (const [method, path, body] of writes.filter(([, , given]) => given))
        assert.equal(
          outcome(await world.send(method, path, body, { 'content-type': type ?? '' })),
          '403 csrf',
        );
      assert.deepEqual(world.writes(), []);
    });

  it('take the common ways to write the type of JSON', async () => {
    const world = createWorld();
    for (const type of [
      'application/json',
      'application/json;charset=utf-8',
      'Application/JSON; Charset="UTF-8"',
    ])
      assert.equal(
        (await world.send('PATCH', methodPath('phone|dev_C3'), { name: 'Mine' }, { 'content-type': type }))
          .status,
        200,
      );
  });

  it('are refused before the host is asked who is signed in', async () => {
    let asked = 0;
    const world = createWorld({ session: () => void (asked += 1) });
    await world.send('DELETE', methodPath('phone|dev_C3'), undefined, { origin: 'https://evil.example' });
    assert.equal(asked, 0);
  });

  it('get no header that would let them read an answer', async () => {
    const world = createWorld();
    for (const origin of ['https://evil.example', 'null', pageOrigin])
      for (const method of ['OPTIONS', 'GET', 'DELETE']) {
        const { headers } = await world.proxy(
          pageRequest(method, `${basePath}/${methodsPath}`, undefined, { origin }),
        );
        assert.ok(
          ![...headers.keys()].some((name) => name.startsWith('access-control-')),
          `${method} ${origin}`,
        );
        assert.equal(headers.get('vary'), 'Origin');
      }
  });
});

describe('allowed origins', () => {
  const allowedOrigins = ['https://shop.example/', pageOrigin];
  const shop = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' };

  it('may send requests from another site, and read every answer', async () => {
    const world = createWorld({ allowedOrigins });
    const removal = await world.send('DELETE', methodPath('phone|dev_C3'), undefined, shop);
    const failure = await world.send('DELETE', methodPath('nothing'), undefined, shop);
    assert.deepEqual([removal, failure].map(outcome), ['204', '404']);
    for (const { headers } of [removal, failure]) {
      assert.equal(headers.get('access-control-allow-origin'), shop.origin);
      assert.equal(headers.get('access-control-allow-credentials'), 'true');
      assert.match(headers.get('access-control-expose-headers') ?? '', /www-authenticate, retry-after/);
    }
  });

  it('are told what they may send', async () => {
    const world = createWorld({ allowedOrigins });
    const answer = await world.send('OPTIONS', methodsPath, undefined, shop);
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('access-control-allow-origin'), shop.origin);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /x-requested-with/);
    assert.equal(
      outcome(await world.send('OPTIONS', methodsPath, undefined, { origin: 'https://evil.example' })),
      '403 csrf',
    );
  });

  it('replace the origin of the request’s own address', async () => {
    const world = createWorld({ allowedOrigins: ['https://shop.example'] });
    assert.equal(outcome(await world.send('GET', methodsPath)), '403 csrf');
    const behindTls = new Request('http://internal:3000/api/sign-in/me/authentication-methods', {
      headers: {
        origin: 'https://shop.example',
        'sec-fetch-site': 'same-origin',
        'x-requested-with': 'auth-methods-manager',
      },
    });
    assert.equal((await read(await world.proxy(behindTls))).status, 200);
  });

  it('are a list', () => {
    const text = pageOrigin as unknown as readonly string[];
    assert.throws(() => createWorld({ allowedOrigins: text }), /allowedOrigins: a list such as/);
  });

  for (const origin of [
    '*',
    'null',
    'example.com',
    'https://example.com/path',
    'https://*.example.com/x',
    'file:///',
    'https://user@example.com',
    '',
  ])
    it(`can't be ${JSON.stringify(origin)}`, () => {
      assert.throws(() => createWorld({ allowedOrigins: [origin] }), /allowedOrigins.*Write each one out/);
    });
});
