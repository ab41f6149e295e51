import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { inspect } from 'node:util';

import { authorizedFetch } from '../../src/backends/authorization.js';
import type { JsonRequestInit } from '../../src/backends/http.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import type { BackendOptions, TokenRequest } from '../../src/model/methods-backend.js';
import { otherCopy } from '../support/other-copy.js';

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
  /** The `Authorization` headers received, in order. */
  readonly received: readonly (string | undefined)[];
}

/** A server that accepts only one token, and refuses others as RFC 6750 says. */
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

/** A token getter that returns these tokens in turn, and records its requests. */
function tokenGetter(...tokens: readonly string[]) {
  const requests: TokenRequest[] = [];
  const getAccessToken = (request: TokenRequest): Promise<string> => {
    requests.push(request);
    return Promise.resolve(tokens[requests.length - 1] ?? 'none-left');
  };
  return { requests, getAccessToken };
}

async function failureOf(options: BackendOptions): Promise<unknown> {
  return authorizedFetch(options, tokenRequest)('https://api.example/', init()).then(
    () => assert.fail('It did not fail'),
    (error: unknown) => error,
  );
}

async function errorOf(options: BackendOptions): Promise<AuthMethodsError> {
  const error = await failureOf(options);
  assert.equal(AuthMethodsError.from(error), error, inspect(error));
  return error as AuthMethodsError;
}

describe('authorizedFetch with a token getter', () => {
  it('passes the token request to the getter, and sends its token', async (context) => {
    const server = await serve(context, 'good');
    const { requests, getAccessToken } = tokenGetter('good');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 200);
    assert.deepEqual(requests, [tokenRequest]);
    assert.deepEqual(server.received, ['Bearer good']);
  });

  it('tells which tokens it has sent, the refused one included', async (context) => {
    const server = await serve(context, 'good');
    const sent: string[] = [];
    const { getAccessToken } = tokenGetter('old', 'good');
    await authorizedFetch({ getAccessToken }, tokenRequest, sent)(server.url, init());
    assert.deepEqual(sent, ['old', 'good']);
  });

  it('accepts a token that is not a promise', async (context) => {
    const server = await serve(context, 'good');
    const response = await authorizedFetch({ getAccessToken: () => 'good' }, tokenRequest)(
      server.url,
      init(),
    );
    assert.equal(response.status, 200);
  });

  it('asks for one token for all requests of an action', async (context) => {
    const server = await serve(context, 'good');
    const { requests, getAccessToken } = tokenGetter('good');
    const fetchThing = authorizedFetch({ getAccessToken }, tokenRequest);
    await Promise.all([fetchThing(server.url, init()), fetchThing(server.url, init())]);
    assert.equal(requests.length, 1);
    assert.deepEqual(server.received, ['Bearer good', 'Bearer good']);
  });

  it('asks for one fresh token for all requests when the first token is refused', async (context) => {
    const server = await serve(context, 'new');
    const { requests, getAccessToken } = tokenGetter('old', 'new');
    const fetchThing = authorizedFetch({ getAccessToken }, tokenRequest);
    const responses = await Promise.all([fetchThing(server.url, init()), fetchThing(server.url, init())]);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 200],
    );
    assert.deepEqual(requests, [tokenRequest, freshRequest]);
    assert.deepEqual([...server.received].sort(), ['Bearer new', 'Bearer new', 'Bearer old', 'Bearer old']);
  });

  it('resolves with 401 when the fresh token is refused too', async (context) => {
    const server = await serve(context, 'other');
    const { requests, getAccessToken } = tokenGetter('old', 'new', 'newer');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(requests.length, 2);
    assert.deepEqual(server.received, ['Bearer old', 'Bearer new']);
  });

  it('does not send the request again when the fresh token is the refused one', async (context) => {
    const server = await serve(context, 'other');
    const { requests, getAccessToken } = tokenGetter('old', 'old');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(requests.length, 2);
    assert.deepEqual(server.received, ['Bearer old']);
  });

  it('does not ask again when the first request was for a fresh token', async (context) => {
    const server = await serve(context, 'other');
    const { requests, getAccessToken } = tokenGetter('old');
    const stepUpRequest = { ...freshRequest, stepUp: { maxAge: 60 } };
    const response = await authorizedFetch({ getAccessToken }, stepUpRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.deepEqual(requests, [stepUpRequest]);
  });

  it('resolves with 401 when the server asks for a stronger sign-in', async (context) => {
    const server = await serve(context, 'other', {
      'www-authenticate': 'Bearer error="insufficient_user_authentication"',
    });
    const { requests, getAccessToken } = tokenGetter('weak', 'weak-but-new');
    const response = await authorizedFetch({ getAccessToken }, tokenRequest)(server.url, init());
    assert.equal(response.status, 401);
    assert.equal(requests.length, 1);
  });

  it('sends nothing when it is aborted while the host gets the token', async (context) => {
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

  const badTokens: readonly unknown[] = [
    undefined,
    null,
    '',
    ' ',
    'undefined',
    'null',
    'Bearer eyJ',
    'ey\nJ',
    'ey“J',
    7,
    { access_token: 'eyJ' },
    Promise.resolve(),
  ];
  for (const token of badTokens) {
    it(`rejects the token ${inspect(token)} as misconfigured`, async () => {
      // As plain JavaScript could return it.
      const getAccessToken = (() => token) as () => string;
      const error = await errorOf({ getAccessToken });
      assert.equal(error.code, 'misconfigured');
      assert.match(error.message, /^There is no usable access token\. .*without spaces and without "Bearer"/);
    });
  }

  it('passes an AuthMethodsError of the host through, whichever copy of the class made it', async () => {
    const { AuthMethodsError: OtherError } = await otherCopy();
    for (const cause of [
      new AuthMethodsError('forbidden', 'Not today'),
      new OtherError('forbidden', 'Not today'),
    ]) {
      assert.equal(await failureOf({ getAccessToken: () => Promise.reject(cause) }), cause);
    }
  });
});

describe('authorizedFetch with a fixed token', () => {
  it('sends the fixed token, and does not repeat a refused request', async (context) => {
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

  it('rejects a fixed token with a scheme in front as misconfigured, and does not quote it', async () => {
    const error = await errorOf({ accessToken: 'Bearer secret' });
    assert.equal(error.code, 'misconfigured');
    assert.match(error.message, /`accessToken` must be it: the token alone/);
    assert.doesNotMatch(inspect(error), /secret/);
  });
});

describe('authorizedFetch with a fetcher', () => {
  it('passes the request to the fetcher unchanged, with the token request and its scopes as `scope`', async () => {
    const calls: unknown[] = [];
    const fetcher = (...call: unknown[]): Promise<Response> => {
      calls.push(call);
      return Promise.resolve(new Response('{}'));
    };
    const request = init();
    await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', request);
    const { scopes: scope } = tokenRequest;
    assert.deepEqual(calls, [['https://api.example/', request, { ...tokenRequest, scope }]]);
    assert.ok(!('authorization' in request.headers));
  });

  it('calls the fetcher once more for a fresh token after 401', async () => {
    const requests: TokenRequest[] = [];
    const fetcher = (_url: string, _init: RequestInit, request: TokenRequest): Promise<Response> => {
      requests.push(request);
      return Promise.resolve(new Response(null, { status: 401 }));
    };
    const response = await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', init());
    assert.equal(response.status, 401);
    assert.deepEqual(
      requests.map(({ fresh }) => fresh),
      [false, true],
    );
  });

  it('takes the response that a fetcher threw for a status as its answer', async () => {
    const answer = new Response('{}', { status: 429, headers: { 'retry-after': '7' } });
    const thrown = Object.assign(new Error('Request failed with status code 429'), { response: answer });
    const fetcher = (): Promise<Response> => Promise.reject(thrown);
    assert.equal(await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', init()), answer);
  });

  const contents = { type: 'https://api.example/#A0E-400-0003', detail: 'invalid_code' };
  const retryAfter = { 'retry-after': '7' };
  for (const [name, thrown] of Object.entries({
    'a response that was thrown': Response.json(contents, { status: 400, headers: retryAfter }),
    'an error of axios': { response: { status: 400, data: contents, headers: retryAfter } },
    'an error of ofetch': {
      response: { status: 400, bodyUsed: true, headers: new Headers(retryAfter) },
      data: contents,
    },
    'an error of Angular': { status: 400, error: contents, headers: retryAfter },
  })) {
    it(`takes ${name} for the answer it tells of`, async () => {
      const fetcher = (): Promise<Response> => Promise.reject(thrown as unknown as Error);
      const response = await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', init());
      assert.deepEqual([response.status, response.headers.get('retry-after')], [400, '7']);
      assert.deepEqual(await response.json(), contents);
    });
  }

  it('completes an answer that has only what is needed to read it', async () => {
    const given = { ok: false, status: 401, text: () => Promise.resolve('{"error":"mfa_required"}') };
    const fetcher = () => Promise.resolve(given as unknown as Response);
    const response = await authorizedFetch({ fetcher }, tokenRequest)('https://api.example/', init());
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { error: 'mfa_required' });
  });

  it('passes network failures and aborts of the fetcher through, so that they name the request', async () => {
    const offline = new TypeError('Failed to fetch');
    assert.equal(await failureOf({ fetcher: () => Promise.reject(offline) }), offline);
    const stopped = new DOMException('The user aborted a request.', 'AbortError');
    assert.equal(await failureOf({ fetcher: () => Promise.reject(stopped) }), stopped);
  });

  for (const answer of [undefined, null, {}, { ok: true }, '{}', { status: 0, text: () => '' }]) {
    it(`rejects the answer ${inspect(answer)} of a fetcher as misconfigured`, async () => {
      const fetcher = (() => Promise.resolve(answer)) as unknown as () => Promise<Response>;
      const error = await errorOf({ fetcher });
      assert.equal(error.code, 'misconfigured');
      assert.match(error.message, /^fetcher returned no Response/);
    });
  }
});
