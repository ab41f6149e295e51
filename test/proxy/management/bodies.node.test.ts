import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  basePath,
  createWorld,
  methodPath,
  methodsPath,
  outcome,
  pageHeaders,
  pageOrigin,
  read,
  type World,
} from '../support/proxy-world.js';

const phone = methodPath('phone|dev_C3');

/** A request whose body comes in parts, as without a `Content-Length`. */
async function sendParts(
  world: World,
  parts: readonly (string | Uint8Array)[],
  headers: Record<string, string> = {},
) {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts)
        controller.enqueue(typeof part === 'string' ? new TextEncoder().encode(part) : part);
      controller.close();
    },
  });
  const init = {
    method: 'PATCH',
    body,
    duplex: 'half',
    headers: { ...pageHeaders, 'content-type': 'application/json', ...headers },
  };
  return read(await world.proxy(new Request(`${pageOrigin}${basePath}/${phone}`, init as RequestInit)));
}

describe('bodies', () => {
  it('are read up to 16 kB and not further', async () => {
    const world = createWorld();
    const padding = (length: number): string =>
      `{"name":"Mine"${' '.repeat(length - '{"name":"Mine"}'.length)}}`;
    assert.equal((await world.send('PATCH', phone, padding(16_384))).status, 200);
    assert.equal(outcome(await world.send('PATCH', phone, padding(16_385))), '413 body_too_large');
  });

  it('are measured as they come, not as they claim', async () => {
    const world = createWorld();
    const long = Array.from({ length: 17 }, () => ' '.repeat(1024));
    assert.equal(outcome(await sendParts(world, long)), '413 body_too_large');
    assert.equal(outcome(await sendParts(world, long, { 'content-length': '10' })), '413 body_too_large');
    assert.equal(
      outcome(await sendParts(world, ['{}'], { 'content-length': '99999999999' })),
      '413 body_too_large',
    );
    assert.equal((await sendParts(world, ['{"na', 'me":"Mine"}'])).status, 200);
  });

  it('stop being read as soon as they are too long', async () => {
    const world = createWorld();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const init = {
      method: 'PATCH',
      body,
      duplex: 'half',
      headers: { ...pageHeaders, 'content-type': 'application/json' },
    };
    const answer = await read(
      await world.proxy(new Request(`${pageOrigin}${basePath}/${phone}`, init as RequestInit)),
    );
    assert.equal(outcome(answer), '413 body_too_large');
    assert.ok(pulled < 40, String(pulled));
  });

  it('that break off are refused', async () => {
    const world = createWorld();
    const body = new ReadableStream({
      start: (controller) => controller.error(new Error('secret-of-the-socket')),
    });
    const init = {
      method: 'PATCH',
      body,
      duplex: 'half',
      headers: { ...pageHeaders, 'content-type': 'application/json' },
    };
    const answer = await read(
      await world.proxy(new Request(`${pageOrigin}${basePath}/${phone}`, init as RequestInit)),
    );
    assert.equal(outcome(answer), '400 invalid_input');
    assert.doesNotMatch(answer.text, /socket/);
  });

  it('that a parser has read before are a mistake of the host’s, who is told', async () => {
    const world = createWorld();
    const request = new Request(`${pageOrigin}${basePath}/${phone}`, {
      method: 'PATCH',
      body: '{"name":"Mine"}',
      headers: { ...pageHeaders, 'content-type': 'application/json' },
    });
    await request.text();
    assert.equal((await read(await world.proxy(request))).status, 500);
    assert.match(world.errors[0]!.message, /Mount the proxy before what parses bodies/);
  });

  for (const text of [
    '',
    ' ',
    '{',
    'null',
    '"name"',
    '1',
    'true',
    '[]',
    '[{"name":"x"}]',
    '{"name":"x"}{"name":"y"}',
    '{"name":}',
    "{'name':'x'}",
    'name=x',
    '<name>x</name>',
    '{"name":"x"}\u0000',
    '[[[['.repeat(2000),
  ])
    it(`are refused when they are ${JSON.stringify(text.slice(0, 24))}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('PATCH', phone, text)), '400 invalid_input');
      assert.deepEqual(world.calls, []);
    });

  it('are refused when they are no UTF-8', async () => {
    const world = createWorld();
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('{"name":"x'),
      0xff,
      ...new TextEncoder().encode('"}'),
    ]);
    assert.equal(outcome(await sendParts(world, [bytes])), '400 invalid_input');
  });

  for (const body of [
    '{"name":"x","__proto__":{"preferred_authentication_method":"voice"}}',
    '{"__proto__":{"name":"x"}}',
    '{"constructor":{"prototype":{"name":"x"}}}',
    '{"name":"x","confirmed":true}',
    '{"name":"x","totp_secret":"JBSWY3DPEHPK3PXP"}',
    '{"name":"x","user_id":"auth0|1"}',
    '{"name":"x","preferred_authentication_method":"sms"}',
    '{"NAME":"x"}',
    '{}',
  ])
    it(`of a change may have nothing but what is changed: ${body}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('PATCH', phone, body)), '400 invalid_input');
      assert.deepEqual(world.writes(), []);
      assert.equal(({} as { name?: string }).name, undefined);
    });

  it('that say a member twice are sent on with one meaning', async () => {
    const world = createWorld();
    await world.send('PATCH', phone, '{"name":"First","name":"Second"}');
    assert.equal(world.writes()[0]!.body, '{"name":"Second"}');
  });

  const names: readonly (readonly [name: unknown, is: string])[] = [
    ['Work', '200'],
    ['  Work  ', '200'],
    ['x'.repeat(20), '200'],
    ['😀'.repeat(20), '200'],
    ['Öffentlich ñ 電話', '200'],
    ['👩‍👩‍👧', '200'],
    ['', '400 invalid_input'],
    ['   ', '400 invalid_input'],
    ['x'.repeat(21), '400 invalid_input'],
    ['😀'.repeat(21), '400 invalid_input'],
    ['a\nb', '400 invalid_input'],
    ['a\u0000b', '400 invalid_input'],
    ['a\u007fb', '400 invalid_input'],
    ['a\u2028b', '400 invalid_input'],
    ['\ud800', '400 invalid_input'],
    [1, '400 invalid_input'],
    [null, '400 invalid_input'],
    [['x'], '400 invalid_input'],
    [{ toString: 'x' }, '400 invalid_input'],
  ];
  for (const [name, is] of names)
    it(`with the name ${JSON.stringify(name)} are answered ${is}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('PATCH', phone, { name })), is);
      if (is === '200') assert.deepEqual(JSON.parse(world.writes()[0]!.body), { name: String(name).trim() });
      else assert.deepEqual(world.writes(), []);
    });

  const addresses: readonly (readonly [body: object, is: string])[] = [
    [{ type: 'phone', phone_number: '+12065550123' }, '202'],
    [{ type: 'phone', phone_number: '+12065550123', preferred_authentication_method: 'voice' }, '202'],
    [{ type: 'email', email: 'ada+new@example.co.uk' }, '202'],
    [{ type: 'email', email: 'jörg@müller.example' }, '202'],
    ...[
      { phone_number: '12065550123' },
      { phone_number: '+02065550123' },
      { phone_number: '+1 206 555 0123' },
      { phone_number: '+1206555' + '0'.repeat(12) },
      { phone_number: '+120' },
      { phone_number: '+12065550123;ext=1' },
      { phone_number: '+12065550123,+12065550124' },
      { phone_number: '+12065550123\n' },
      { phone_number: '+１２０６５５５０１２３' },
      { phone_number: 12065550123 },
      { phone_number: ['+12065550123'] },
      {},
      { phone_number: '+12065550123', email: 'ada@example.com' },
      { phone_number: '+12065550123', preferred_authentication_method: 'whatsapp' },
      { phone_number: '+12065550123', totp_secret: 'JBSWY3DPEHPK3PXP' },
    ].map((members) => [{ type: 'phone', ...members }, '400 invalid_input'] as const),
    ...[
      'ada',
      'ada@',
      '@example.com',
      'ada@localhost',
      'ada@example..com',
      'ada@-example.com',
      'ada@example.com, eve@evil.example',
      'ada@example.com;eve@evil.example',
      'ada@example.com\r\nBcc: eve@evil.example',
      'ada@example.com\u200b',
      'a\u0000da@example.com',
      '"ada"@example.com',
      'Ada <ada@example.com>',
      'ada@exa mple.com',
      `${'a'.repeat(65)}@example.com`,
      `ada@${'a.'.repeat(130)}com`,
      'ada@example.com@evil.example',
      null,
      ['ada@example.com'],
    ].map((email) => [{ type: 'email', email }, '400 invalid_input'] as const),
    [{ type: 'email', email: 'ada@example.net', phone_number: '+12065550123' }, '400 invalid_input'],
    [
      { type: 'email', email: 'ada@example.net', preferred_authentication_method: 'sms' },
      '400 invalid_input',
    ],
    [{ type: 'password', password: 'x' }, '400 invalid_input'],
    [{ type: 'password' }, '403 not_offered'],
    [{ type: 'push' }, '403 not_offered'],
    [{ type: 'recovery-code' }, '403 not_offered'],
    [{ type: '__proto__' }, '403 not_offered'],
    [{ type: 'constructor' }, '403 not_offered'],
    [{ type: ['totp'] }, '400 invalid_input'],
    [{}, '400 invalid_input'],
    ...[
      'totp_secret',
      'public_key',
      'key_id',
      'user_handle',
      'confirmed',
      'relying_party_identifier',
      'link_id',
      'id',
      'credential_backed_up',
    ].flatMap((name) =>
      ['totp', 'passkey', 'webauthn-roaming', 'phone'].map(
        (type) => [{ type, [name]: 'JBSWY3DPEHPK3PXP' }, '400 invalid_input'] as const,
      ),
    ),
    [{ type: 'totp', phone_number: '+12065550123' }, '400 invalid_input'],
    [{ type: 'passkey', email: 'ada@example.net' }, '400 invalid_input'],
  ];
  for (const [body, is] of addresses)
    it(`that add a method, ${JSON.stringify(body).slice(0, 90)}, are answered ${is}`, async () => {
      const world = createWorld();
      assert.equal(outcome(await world.send('POST', methodsPath, body)), is);
      assert.deepEqual(world.writes(), []);
      assert.equal(world.messages.length, is === '202' ? 1 : 0);
    });

  it('property: whatever JSON is sent, only a name or a channel reaches the tenant', async () => {
    const world = createWorld();
    const key = fc.oneof(
      fc.constantFrom(
        'name',
        'preferred_authentication_method',
        'confirmed',
        'totp_secret',
        '__proto__',
        'type',
      ),
      fc.string(),
    );
    const body = fc.oneof(
      fc.json(),
      fc
        .dictionary(key, fc.oneof(fc.constantFrom('sms', 'voice'), fc.jsonValue()))
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const answer = await world.send('PATCH', phone, text);
        assert.ok([200, 400].includes(answer.status), text);
      }),
      { numRuns: 500 },
    );
    for (const write of world.writes()) {
      const sent = Object.keys(JSON.parse(write.body) as object);
      assert.equal(sent.length, 1);
      assert.match(sent[0]!, /^(?:name|preferred_authentication_method)$/);
    }
  });

  it('property: whatever is sent to add a method, nothing reaches the tenant without a proof', async () => {
    const world = createWorld({ sendCode: () => undefined });
    const key = fc.constantFrom(
      'type',
      'name',
      'phone_number',
      'email',
      'totp_secret',
      'public_key',
      'key_id',
      'auth_session',
      'otp_code',
      'authn_response',
      'confirmed',
      '__proto__',
    );
    const value = fc.oneof(
      fc.constantFrom(
        'totp',
        'phone',
        'passkey',
        '+12065550123',
        'ada@example.net',
        '123456',
        'JBSWY3DPEHPK3PXP',
      ),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(key, value),
        fc.constantFrom('', '/verify', '/resend'),
        async (body, path) => {
          const answer = await world.send('POST', methodsPath + path, JSON.stringify(body));
          assert.ok(answer.status < 500, JSON.stringify(body));
        },
      ),
      { numRuns: 500 },
    );
    assert.deepEqual(world.writes(), []);
    assert.deepEqual(world.changes, []);
  });
});
