import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createWorld,
  later,
  methodPath,
  methodsPath,
  outcome,
  pageRequest,
  basePath,
  type World,
} from '../support/proxy-world.js';

const tokenCalls = ({ calls }: World) => calls.filter(({ path }) => path === '/oauth/token');
const token = 'machine-token-that-nobody-may-see';
const issued = (members: object = {}): Response =>
  Response.json({ access_token: token, expires_in: 600, token_type: 'Bearer', ...members });

/** Everything that leaves the proxy, towards the page or the host's log. */
async function everything(world: World, requests: readonly Request[]): Promise<string> {
  const parts: string[] = [];
  for (const request of requests) {
    const response = await world.proxy(request);
    parts.push(String(response.status), JSON.stringify([...response.headers]), await response.text());
  }
  for (const { message, stack, cause } of world.errors) parts.push(message, stack ?? '', String(cause));
  return parts.join('\n');
}

describe('the machine token', () => {
  it('is asked for once by requests that come together, and kept', async () => {
    const world = createWorld();
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.send('GET', methodsPath)));
    assert.ok(answers.every(({ status }) => status === 200));
    await world.send('GET', methodsPath);
    assert.equal(tokenCalls(world).length, 1);
    assert.deepEqual(JSON.parse(tokenCalls(world)[0]!.body), {
      grant_type: 'client_credentials',
      client_id: world.emulator.clientId,
      client_secret: world.emulator.clientSecret,
      audience: 'https://tenant.example/api/v2/',
    });
  });

  it('is renewed shortly before it expires', async () => {
    const world = createWorld();
    world.instead = ({ path }) => (path === '/oauth/token' ? issued() : Response.json([]));
    await world.send('GET', methodsPath);
    await later(530, () => world.send('GET', methodsPath));
    assert.equal(tokenCalls(world).length, 1);
    await later(545, () => world.send('GET', methodsPath));
    assert.equal(tokenCalls(world).length, 2);
  });

  it('is kept for a while when its lifetime is not said, or is none', async () => {
    for (const expires_in of [undefined, 0, -1, '600', null, NaN]) {
      const world = createWorld();
      world.instead = ({ path }) => (path === '/oauth/token' ? issued({ expires_in }) : Response.json([]));
      await world.send('GET', methodsPath);
      await world.send('GET', methodsPath);
      await later(300, () => world.send('GET', methodsPath));
      assert.equal(tokenCalls(world).length, 2);
    }
  });

  it('is renewed once when it is refused, and what it was refused for is sent once more', async () => {
    const world = createWorld();
    await world.send('GET', methodsPath);
    world.emulator.revokeTokens();
    assert.equal(outcome(await world.send('PATCH', methodPath('phone|dev_C3'), { name: 'Mine' })), '200');
    assert.equal(tokenCalls(world).length, 2);
    world.emulator.revokeTokens();
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.send('GET', methodsPath)));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(tokenCalls(world).length, 3);
  });

  it('that is refused again is the host’s to look into, and no reason to go on asking', async () => {
    const world = createWorld();
    world.instead = ({ path }) =>
      path === '/oauth/token' ? issued() : Response.json({ message: token }, { status: 401 });
    assert.equal(outcome(await world.send('GET', methodsPath)), '502');
    assert.equal(world.calls.length, 4);
    assert.match(world.errors[0]!.message, /refused the machine’s GET with 401/);
  });

  it('that was refused for a write is sent no third time', async () => {
    const world = createWorld();
    world.instead = ({ method }) => (method === 'DELETE' ? new Response(null, { status: 401 }) : undefined);
    assert.equal(outcome(await world.send('DELETE', methodPath('phone|dev_C3'))), '502');
    assert.equal(world.writes().length, 2);
    assert.deepEqual(world.changes, []);
  });

  it('is not asked for again by itself when the write’s answer was lost', async () => {
    const world = createWorld();
    world.instead = ({ method }) => {
      if (method === 'DELETE') throw new TypeError('fetch failed');
      return undefined;
    };
    assert.equal(outcome(await world.send('DELETE', methodPath('phone|dev_C3'))), '502');
    assert.equal(world.writes().length, 1);
  });

  const broken: Readonly<Record<string, () => Response>> = {
    'a refusal': () =>
      Response.json(
        { error: 'access_denied', error_description: 'machine-secret-never-in-a-page' },
        { status: 401 },
      ),
    'a page': () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    'a redirect': () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    'no token': () => Response.json({}),
    'an empty answer': () => new Response(null, { status: 200 }),
    'a list': () => Response.json([token]),
    'a token with a line break': () => issued({ access_token: `${token}\r\nx-evil: 1` }),
    'a token with a letter no header takes': () => issued({ access_token: `${token}é` }),
    'a token that is no text': () => issued({ access_token: { token } }),
    'an empty token': () => issued({ access_token: '' }),
    'a server error': () => new Response(token, { status: 500 }),
  };
  for (const [name, response] of Object.entries(broken))
    it(`that can't be had, because of ${name}, is a 502 that says nothing of it`, async () => {
      const world = createWorld();
      world.instead = ({ path }) => (path === '/oauth/token' ? response() : assert.fail());
      const text = await everything(world, [pageRequest('GET', `${basePath}/${methodsPath}`)]);
      assert.match(text, /^502/);
      assert.doesNotMatch(text, /machine-(?:token-that|secret)|evil/);
      assert.equal(world.calls.length, 1);
    });

  it('is asked for again after a failure', async () => {
    const world = createWorld();
    world.instead = ({ path }) => (path === '/oauth/token' ? new Response(null, { status: 500 }) : undefined);
    assert.equal(outcome(await world.send('GET', methodsPath)), '502');
    world.instead = undefined;
    assert.equal(outcome(await world.send('GET', methodsPath)), '200');
  });

  it('passes on the tenant’s limit', async () => {
    const world = createWorld();
    world.instead = () => new Response(null, { status: 429, headers: { 'retry-after': '7' } });
    const answer = await world.send('GET', methodsPath);
    assert.equal(outcome(answer), '429');
    assert.equal(answer.headers.get('retry-after'), '7');
  });

  it('is, with the secret, in no answer, no header and no report, whatever happens', async () => {
    const world = createWorld({ clientSecret: 'wrong-secret-never-in-a-page', administration: true });
    const paths = [methodsPath, methodPath('phone|dev_C3'), 'me/nothing', 'users/x/authentication-methods'];
    const requests = () =>
      paths.flatMap((path) =>
        ['GET', 'DELETE', 'OPTIONS'].map((method) => pageRequest(method, `${basePath}/${path}`)),
      );
    const withWrongSecret = await everything(world, requests());
    assert.match(world.errors[0]!.message, /Check clientId, clientSecret and audience/);
    const second = createWorld();
    second.instead = ({ path, body, headers }) =>
      path === '/oauth/token'
        ? issued()
        : Response.json(
            { message: body + String(headers.get('authorization')) },
            { status: 400, statusText: token },
          );
    const withEcho = await everything(second, requests());
    const third = createWorld();
    third.instead = ({ headers, body }) => {
      throw new TypeError(`Invalid header ${String(headers.get('authorization'))} ${body}`);
    };
    const withThrow = await everything(third, requests());
    assert.doesNotMatch(
      withWrongSecret + withEcho + withThrow,
      /machine-(?:token-that|secret)|never-in-a-page|Bearer m/,
    );
  });

  it('can come from the host, who is asked for a fresh one after a refusal', async () => {
    const asked: boolean[] = [];
    const world: World = createWorld({
      clientId: '',
      clientSecret: '',
      getToken: ({ fresh }) => {
        asked.push(fresh);
        return world.emulator.issueToken();
      },
    });
    assert.equal(outcome(await world.send('GET', methodsPath)), '200');
    world.instead = ({ headers }) =>
      headers.get('authorization') === world.calls[1]?.headers.get('authorization') &&
      world.calls.length === 2
        ? new Response(null, { status: 401 })
        : undefined;
    assert.equal(outcome(await world.send('GET', methodsPath)), '200');
    assert.deepEqual(asked, [false, false, true]);
    assert.deepEqual(tokenCalls(world), []);
  });

  for (const value of ['', ' ', 'a b', 'a\r\nb', undefined, null, 1, new Error('never-in-a-page')])
    it(`of the host’s that is ${String(value)} is not sent`, async () => {
      const getToken = () => (value instanceof Error ? Promise.reject(value) : (value as string));
      const world = createWorld({ getToken });
      const answer = await world.send('GET', methodsPath);
      assert.equal(outcome(answer), '502');
      assert.doesNotMatch(answer.text, /never-in/);
      assert.deepEqual(world.calls, []);
      assert.match(world.errors[0]!.message, /getToken\(\)/);
    });
});

describe('options', () => {
  for (const domain of [
    'https://tenant.example',
    'tenant.example/',
    'tenant.example/api',
    'a@tenant.example',
    'tenant.example?x',
    '',
    undefined,
    'ten ant',
  ])
    it(`can't have the domain ${JSON.stringify(domain)}`, () => {
      assert.throws(() => createWorld({ domain: domain as string }), /domain: the tenant’s hostname/);
    });

  for (const basePath of ['api', 'https://x', '/api?x', '/api//x', '/..', '/api/../x', '/%2e', undefined])
    it(`can't have the base path ${JSON.stringify(basePath)}`, () => {
      assert.throws(() => createWorld({ basePath: basePath as string }), /basePath/);
    });

  for (const secret of ['', 'short', [], ['a secret of more than thirty-two characters', ''], 42])
    it(`can't have the secret ${JSON.stringify(secret)}`, () => {
      assert.throws(
        () => createWorld({ secret: secret as string }),
        /secret: a random text of at least 32 characters/,
      );
    });

  it('need a secret for the API, a session, and times that make sense', () => {
    assert.throws(() => createWorld({ clientSecret: '' }), /clientId and clientSecret/);
    assert.throws(() => createWorld({ session: undefined as never }), /session: a function/);
    assert.throws(() => createWorld({ enrollmentLifetime: 601 }), /enrollmentLifetime/);
    assert.throws(() => createWorld({ enrollmentLifetime: NaN }), /enrollmentLifetime/);
    assert.throws(
      () => createWorld({ relyingParty: { id: 'https://example.com', name: 'x' } }),
      /relyingParty/,
    );
  });
});
