import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { inspect } from 'node:util';

import { authorizedFetch } from '../../src/backends/authorization.js';
import type { JsonRequestInit } from '../../src/backends/http.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import type { ConnectionOptions, TokenRequest } from '../../src/model/methods-backend.js';

const tokenRequest: TokenRequest = {
  scopes: ['read:things'],
  audience: 'https://api.example/',
  reason: 'list',
  fresh: false,
};
const freshRequest: TokenRequest = { ...tokenRequest, fresh: true };

function init(signal: AbortSignal = new AbortController().signal): JsonRequestInit {
  return { method: 'POST', headers: { accept: 'application/json' }, body: '{}', signal };
}

interface Server {
  readonly url: string;
  /** The `Authorization` headers that came, in order. */
  readonly received: readonly (string | undefined)[];
}

/** A server that accepts only one token, and tells so as RFC 6750 does. */
async function serve(
  context: TestContext,
  accepted: string,
  refusal: OutgoingHttpHeaders = {},
): Promise<Server> {
  const received: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    received.push(headers.authorization);
    const isAccepted = headers.authorization === `Bearer ${accepted}`;
    response.writeHead(isAccepted ? 200 : 401, isAccepted ? {} : refusal).end();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  context.after(() => server.close().closeAllConnections());
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return { url: `http://localhost:${address.port}/`, received };
}

/** A token getter that gives these tokens one after another, and keeps what it was asked. */
function tokenGetter(...tokens: readonly string[]) {
  const asked: TokenRequest[] = [];
  const getAccessToken = (request: TokenRequest): Promise<string> => {
    asked.push(request);
    return Promise.resolve(tokens[asked.length - 1] ?? 'none-left');
  };
  return { asked, getAccessToken };
}

async function failureOf(connection: ConnectionOptions): Promise<unknown> {
  return authorizedFetch(connection, tokenRequest)('https://api.example/', init()).then(
    () => assert.fail('It did not fail'),
    (error: unknown) => error,
  );
}

async function errorOf(connection: ConnectionOptions): Promise<AuthMethodsError> {
  const error = await failureOf(connection);
  assert.ok(error instanceof AuthMethodsError, inspect(error));
  return error;
}

describe('authorizedFetch with a token getter', () => {
  it('asks for what the request needs, and sends the token', async (context) => {
    const server = await serve(context, 'good');
    const { asked, getAccessToken } = tokenGetter('good');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 200);
    assert.deepEqual(asked, [tokenRequest]);
    assert.deepEqual(server.received, ['Bearer good']);
  });

  it('takes a token that is returned at once', async (context) => {
    const server = await serve(context, 'good');
    const response = await authorizedFetch({ getAccessToken: () => 'good' }, tokenRequest)(
      server.url,
      init(),
    );
    assert.equal(response.status, 200);
  });

  it('asks once for requests of the same action', async (context) => {
    const server = await serve(context, 'good');
    const { asked, getAccessToken } = tokenGetter('good');
    const fetchThing = authorizedFetch({ getAccessToken }, tokenRequest);
    await Promise.all([fetchThing(server.url, init()), fetchThing(server.url, init())]);
    assert.equal(asked.length, 1);
    assert.deepEqual(server.received, ['Bearer good', 'Bearer good']);
  });

  it('asks once more for a fresh token when the first is refused, for all requests together', async (context) => {
    const server = await serve(context, 'new');
    const { asked, getAccessToken } = tokenGetter('old', 'new');
    const fetchThing = authorizedFetch({ getAccessToken }, tokenRequest);
    const responses = await Promise.all([fetchThing(server.url, init()), fetchThing(server.url, init())]);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 200],
    );
    assert.deepEqual(asked, [tokenRequest, freshRequest]);
    assert.deepEqual([...server.received].sort(), ['Bearer new', 'Bearer new', 'Bearer old', 'Bearer old']);
  });

  it('gives up when the fresh token is refused, too', async (context) => {
    const server = await serve(context, 'other');
    const { asked, getAccessToken } = tokenGetter('old', 'new', 'newer');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(asked.length, 2);
    assert.deepEqual(server.received, ['Bearer old', 'Bearer new']);
  });

  it('does not send a refused token again', async (context) => {
    const server = await serve(context, 'other');
    const { asked, getAccessToken } = tokenGetter('old', 'old');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(asked.length, 2);
    assert.deepEqual(server.received, ['Bearer old']);
  });

  it('asks only once when a fresh token was asked for in the first place', async (context) => {
    const server = await serve(context, 'other');
    const { asked, getAccessToken } = tokenGetter('old');
    const stepUpRequest = { ...freshRequest, stepUp: { maxAge: 60 } };
    const response = await authorizedFetch({ getAccessToken }, stepUpRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.deepEqual(asked, [stepUpRequest]);
  });

  it('leaves a demand for a stronger sign-in to the caller', async (context) => {
    const server = await serve(context, 'other', {
      'www-authenticate': 'Bearer error="insufficient_user_authentication"',
    });
    const { asked, getAccessToken } = tokenGetter('weak', 'weak-but-new');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(asked.length, 1);
  });

  it('sends nothing when it is aborted while the token is fetched', async (context) => {
    const server = await serve(context, 'good');
    const controller = new AbortController();
    const getAccessToken = (): string => {
      controller.abort();
      return 'good';
    };
    const sending = authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init(controller.signal));
    await assert.rejects(sending, { code: 'aborted' });
    assert.deepEqual(server.received, []);
  });

  const notTokens: readonly unknown[] = [
    undefined,
    null,
    '',
    ' ',
    'Bearer eyJ',
    'ey\nJ',
    'ey“J',
    7,
    { access_token: 'eyJ' },
    Promise.resolve(),
  ];
  for (const token of notTokens) {
    it(`says that ${inspect(token)} is no token`, async () => {
      // As an author of plain JavaScript could write it.
      const getAccessToken = (() => token) as () => string;
      const error = await errorOf({ getAccessToken });
      assert.equal(error.code, 'misconfigured');
      assert.match(error.message, /^getAccessToken returned no token\. It must return/);
    });
  }

  it('says what it needs when the host’s function fails, in its own words', async () => {
    const cause = new Error('the words of the host');
    for (const getAccessToken of [
      () => {
        throw cause;
      },
      () => Promise.reject(cause),
    ]) {
      const error = await errorOf({ getAccessToken });
      assert.equal(error.code, 'unauthorized');
      assert.equal(error.cause, cause);
      assert.equal(
        error.message,
        'getAccessToken failed (see cause). ' +
          'It must provide a token for the audience "https://api.example/" and the scope "read:things".',
      );
    }
  });

  it('names the OAuth error of the host’s function', async () => {
    const cause = Object.assign(new Error('Login required'), { error: 'login_required' });
    const error = await errorOf({ getAccessToken: () => Promise.reject(cause) });
    assert.equal(error.code, 'unauthorized');
    assert.match(error.message, /failed \(login_required\)/);
  });

  it('takes a mistake in the host’s function for no network failure', async () => {
    const cause = new TypeError("Cannot read properties of undefined (reading 'getTokenSilently')");
    assert.equal((await errorOf({ getAccessToken: () => Promise.reject(cause) })).code, 'unauthorized');
  });

  it('lets a network failure of the host’s function through', async () => {
    const cause = new TypeError('Failed to fetch');
    assert.equal(await failureOf({ getAccessToken: () => Promise.reject(cause) }), cause);
  });

  it('lets an AuthMethodsError of the host through', async () => {
    const cause = new AuthMethodsError('forbidden', 'Not today');
    assert.equal(await failureOf({ getAccessToken: () => Promise.reject(cause) }), cause);
  });

  const stepUps: readonly (readonly [string, unknown])[] = [
    ['an error', Object.assign(new Error('Multifactor required'), { error: 'mfa_required' })],
    ['a code', Object.assign(new Error(), { code: 'unmet_authentication_requirements' })],
    ['a name', Object.assign(new Error(), { name: 'MfaRequiredError' })],
    ['a message', new Error('mfa_required')],
    ['a plain object', { error: 'insufficient_user_authentication' }],
    ['a token for it', { mfa_token: 'secret-mfa-token' }],
    ['a string', 'mfa_required'],
  ];
  for (const [form, cause] of stepUps) {
    it(`takes ${form} of the host for the wish for a stronger sign-in`, async () => {
      const error = await errorOf({ getAccessToken: () => Promise.reject(cause as Error) });
      assert.equal(error.code, 'step_up_required');
      assert.deepEqual(error.stepUp, {});
    });
  }

  it('does not keep the token for a stronger sign-in', async () => {
    const cause = Object.assign(new Error('Multifactor required: secret-mfa-token'), {
      error: 'mfa_required',
      mfa_token: 'secret-mfa-token',
    });
    const error = await errorOf({ getAccessToken: () => Promise.reject(cause) });
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /secret-mfa-token/);
  });
});

describe('authorizedFetch with a fixed token', () => {
  it('sends it, and does not repeat what is refused', async (context) => {
    const server = await serve(context, 'good');
    assert.equal(
      (await authorizedFetch({ accessToken: 'good' }, tokenRequest)(server.url, init())).status,
      200,
    );
    assert.equal(
      (await authorizedFetch({ accessToken: 'bad' }, tokenRequest)(server.url, init())).status,
      401,
    );
    assert.deepEqual(server.received, ['Bearer good', 'Bearer bad']);
  });

  it('says that it is no token', async () => {
    const error = await errorOf({ accessToken: 'Bearer secret' });
    assert.equal(error.code, 'misconfigured');
    assert.match(error.message, /^accessToken is no token/);
    assert.doesNotMatch(inspect(error), /secret/);
  });
});

describe('authorizedFetch with a fetcher', () => {
  it('hands over the request as it is, with what it needs', async () => {
    const calls: unknown[] = [];
    const fetcher = (...call: unknown[]): Promise<Response> => {
      calls.push(call);
      return Promise.resolve(new Response('{}'));
    };
    const request = init();
    await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', request);
    assert.deepEqual(calls, [['https://api.example/', request, tokenRequest]]);
    assert.ok(!('authorization' in request.headers));
  });

  it('asks once more with a fresh token after 401, and only once', async () => {
    const asked: TokenRequest[] = [];
    const fetcher = (_url: string, _init: RequestInit, request: TokenRequest): Promise<Response> => {
      asked.push(request);
      return Promise.resolve(new Response(null, { status: 401 }));
    };
    const response = await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', init());
    assert.equal(response.status, 401);
    assert.deepEqual(asked, [tokenRequest, freshRequest]);
  });

  it('takes its failures for what they are', async () => {
    const offline = new TypeError('Failed to fetch');
    assert.equal(await failureOf({ fetcher: () => Promise.reject(offline) }), offline);
    const stopped = new DOMException('The user aborted a request.', 'AbortError');
    assert.equal(await failureOf({ fetcher: () => Promise.reject(stopped) }), stopped);
    const cause = Object.assign(new Error(), { error: 'mfa_required' });
    assert.equal((await errorOf({ fetcher: () => Promise.reject(cause) })).code, 'step_up_required');
    assert.equal(
      (await errorOf({ fetcher: () => Promise.reject(new Error('no session')) })).code,
      'unauthorized',
    );
  });

  for (const answer of [undefined, null, {}, { ok: true }, '{}']) {
    it(`says that ${inspect(answer)} is no Response`, async () => {
      const fetcher = (() => Promise.resolve(answer)) as unknown as () => Promise<Response>;
      const error = await errorOf({ fetcher });
      assert.equal(error.code, 'misconfigured');
      assert.match(error.message, /^fetcher returned no Response/);
    });
  }
});
