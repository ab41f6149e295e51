import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createWorld, idsOf, methodPath, methodsPath, type World } from '../support/proxy-world.js';
import { bridges, serveProxy, type RawAnswer, type ServedProxy } from '../support/serve-proxy.js';

type Lines = readonly string[];

/** Sends a request line by line, as it stands. */
const sendLines = ({ sendRaw }: ServedProxy, lines: Lines, body = ''): Promise<RawAnswer> =>
  sendRaw(`${[...lines, 'Connection: close', '', body].join('\r\n')}`);

const phone = methodPath('phone|dev_C3');

for (const [name, bridge] of Object.entries(bridges)) {
  const start = async (
    context: TestContext,
  ): Promise<{ world: World; server: ServedProxy; headers: Lines }> => {
    const world = createWorld();
    const server = await serveProxy(context, bridge(world.proxy));
    const host = `localhost:${server.port}`;
    const headers = [`Host: ${host}`, `Origin: http://${host}`, 'X-Requested-With: auth-methods-manager'];
    return { world, server, headers };
  };
  const json = (body: string): Lines => ['Content-Type: application/json', `Content-Length: ${body.length}`];

  describe(`over HTTP by ${name}`, () => {
    it('lists and changes', async (context) => {
      const { world, server, headers } = await start(context);
      const list = await sendLines(server, [`GET /api/sign-in/${methodsPath} HTTP/1.1`, ...headers]);
      assert.equal(list.status, 200);
      assert.match(list.text, /cache-control: no-store/i);
      const body = '{"name":"Mine"}';
      assert.equal(
        (await sendLines(server, [`PATCH /api/sign-in/${phone} HTTP/1.1`, ...headers, ...json(body)], body))
          .status,
        200,
      );
      assert.equal(
        (await sendLines(server, [`DELETE /api/sign-in/${phone} HTTP/1.1`, ...headers])).status,
        204,
      );
      assert.ok(!idsOf(world).includes('phone|dev_C3'));
    });

    const targets = [
      '/api/sign-in/me/../users/auth0%7C5f7c8ec7c33c6c004bbafe82/authentication-methods',
      '/api/sign-in/me/%2e%2e/users/auth0%7C5f7c8ec7c33c6c004bbafe82/authentication-methods',
      '/api/sign-in/me\\..\\users\\auth0%7C5f7c8ec7c33c6c004bbafe82\\authentication-methods',
      '/api/sign-in/../sign-in/users/auth0%7C5f7c8ec7c33c6c004bbafe82/authentication-methods',
      '//evil.example/api/sign-in/me/authentication-methods',
      'http://evil.example/api/sign-in/me/authentication-methods',
      '/api/sign-in/me/authentication-methods/%2e%2e/%2e%2e/%2e%2e/clients',
      '/api/sign-in/me/authentication-methods/..%2f..%2f..%2fclients',
      '/api/sign-in//me/authentication-methods',
      '/api/sign-in/./me/authentication-methods/totp|dev_Z1',
      '/api/sign-in/me/authentication-methods/totp|dev_Z1#',
      '/API/SIGN-IN/me/authentication-methods',
      '*',
    ];
    for (const target of targets)
      it(`lets nothing through at ${target}`, async (context) => {
        const { world, server, headers } = await start(context);
        for (const method of ['GET', 'DELETE']) {
          const { status } = await sendLines(server, [`${method} ${target} HTTP/1.1`, ...headers]);
          assert.ok(status >= 400 && status < 500, String(status));
        }
        assert.deepEqual(world.writes(), []);
        assert.ok(world.calls.every(({ path }) => !path.includes('5f7c8ec7') && !path.includes('clients')));
      });

    const doubled: readonly Lines[] = [
      ['Origin: https://evil.example'],
      ['X-Requested-With: XMLHttpRequest'],
      ['Sec-Fetch-Site: cross-site'],
      ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site', 'Origin: https://evil.example'],
    ];
    for (const more of doubled)
      it(`refuses a change with one more ${more.join(' and ')}`, async (context) => {
        const { world, server, headers } = await start(context);
        const { status, text } = await sendLines(server, [
          `DELETE /api/sign-in/${phone} HTTP/1.1`,
          ...headers,
          ...more,
        ]);
        assert.equal(status, 403);
        assert.match(text, /urn:auth-methods-manager:csrf/);
        assert.deepEqual(world.calls, []);
      });

    it('refuses a second content type', async (context) => {
      const { world, server, headers } = await start(context);
      const body = '{"name":"Mine"}';
      const lines = ['Content-Type: text/plain', ...json(body)];
      const { status } = await sendLines(
        server,
        [`PATCH /api/sign-in/${phone} HTTP/1.1`, ...headers, ...lines],
        body,
      );
      assert.equal(status, 403);
      assert.deepEqual(world.writes(), []);
    });

    it('reads a body in chunks, and stops at 16 kB', async (context) => {
      const { world, server, headers } = await start(context);
      const chunked = [
        `PATCH /api/sign-in/${phone} HTTP/1.1`,
        ...headers,
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
      ];
      const small = '8\r\n{"name":\r\n7\r\n"Mine"}\r\n0\r\n\r\n';
      assert.equal((await sendLines(server, chunked, small)).status, 200);
      const large = `${'400\r\n'}${' '.repeat(1024)}\r\n`.repeat(20);
      assert.equal((await sendLines(server, chunked, `${large}0\r\n\r\n`)).status, 413);
      assert.equal(world.writes().length, 1);
    });

    it('changes nothing for a body that is shorter or longer than it claims', async (context) => {
      const { world, server, headers } = await start(context);
      const body = '{"name":"Mine"}';
      const lines = (length: string): Lines => [
        `PATCH /api/sign-in/${phone} HTTP/1.1`,
        ...headers,
        'Content-Type: application/json',
        `Content-Length: ${length}`,
      ];
      assert.equal((await sendLines(server, lines('5'), body)).status, 400);
      assert.equal((await sendLines(server, lines('99999999'), body)).status, 413);
      assert.equal(
        (await sendLines(server, [...lines('15'), 'Transfer-Encoding: chunked'], `0\r\n\r\n${body}`)).status,
        400,
      );
      assert.equal((await sendLines(server, lines('-1'), body)).status, 400);
      assert.deepEqual(world.writes(), []);
    });

    it('asks no tenant by what the request says of hosts', async (context) => {
      const { world, server } = await start(context);
      const headers = [
        'Host: evil.example',
        'Origin: http://evil.example',
        'X-Forwarded-Host: evil.example',
        'X-Requested-With: auth-methods-manager',
      ];
      await sendLines(server, [`GET /api/sign-in/${methodsPath} HTTP/1.1`, ...headers]);
      assert.ok(world.calls.every(({ headers: sent }) => !JSON.stringify([...sent]).includes('evil')));
    });

    it('passes none of the page’s headers on', async (context) => {
      const { world, server, headers } = await start(context);
      const more = [
        'Cookie: session=secret',
        'Authorization: Bearer page-token',
        'X-Auth0-Tenant: other',
        'Auth0-Client: x',
      ];
      await sendLines(server, [`DELETE /api/sign-in/${phone} HTTP/1.1`, ...headers, ...more]);
      assert.ok(world.calls.length > 2);
      for (const call of world.calls)
        assert.deepEqual(
          [...call.headers.keys()].filter(
            (key) => !['accept', 'authorization', 'content-type'].includes(key),
          ),
          [],
        );
      assert.ok(world.calls.every((call) => !call.headers.get('authorization')?.includes('page-token')));
    });

    it('answers OPTIONS and TRACE with nothing that helps', async (context) => {
      const { world, server, headers } = await start(context);
      for (const method of ['OPTIONS', 'TRACE', 'PROPFIND']) {
        const { status, text } = await sendLines(server, [
          `${method} /api/sign-in/${methodsPath} HTTP/1.1`,
          ...headers,
        ]);
        assert.ok(status >= 400, `${method} ${status}`);
        assert.doesNotMatch(text, /access-control/i);
      }
      assert.deepEqual(world.calls, []);
    });
  });
}
