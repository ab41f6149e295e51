import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import { otherCopy } from '../../support/other-copy.js';
import { base, fixture, options, recordedBackend, tokenRequest } from './recorded-backend.js';

const listAnswers = (path: string): Response =>
  Response.json(fixture(path === '/factors' ? 'factors' : 'methods'));

describe('list', () => {
  it('sends two requests that share one token request', async () => {
    const { sent, backend } = recordedBackend(listAnswers);
    const snapshot = await backend.list(options);
    const expected = tokenRequest('list', 'read:me:authentication_methods', 'read:me:factors');
    assert.deepEqual(sent, [
      { method: 'GET', url: `${base}/authentication-methods`, body: undefined, tokenRequest: expected },
      { method: 'GET', url: `${base}/factors`, body: undefined, tokenRequest: expected },
    ]);
    assert.equal(snapshot.methods.length, 9);
    assert.equal((await snapshot.factors)?.length, 9);
    assert.deepEqual(snapshot.problems, []);
  });

  it('calls the token getter once for both requests', async () => {
    const requests: TokenRequest[] = [];
    const getAccessToken = (request: TokenRequest): string => {
      requests.push(request);
      throw new Error('Not signed in');
    };
    const backend = myAccountBackend({ domain: 'login.example.com', getAccessToken });
    await assert.rejects(backend.list(options), { code: 'unauthorized' });
    assert.deepEqual(requests, [tokenRequest('list', 'read:me:authentication_methods', 'read:me:factors')]);
  });

  const withoutFactors: readonly (readonly [string, () => Response, string])[] = [
    ['are forbidden', () => Response.json({}, { status: 403 }), 'forbidden'],
    ['do not exist', () => Response.json({}, { status: 404 }), 'misconfigured'],
    ['are rate limited', () => Response.json({}, { status: 429 }), 'rate_limited'],
    ['are an HTML page', () => new Response('<!doctype html>'), 'invalid_response'],
    ['are null', () => Response.json({ factors: null }), 'invalid_response'],
    [
      'get no response',
      () => {
        throw new TypeError('Failed to fetch');
      },
      'network',
    ],
  ];
  for (const [problem, factors, code] of withoutFactors) {
    it(`lists the methods when the factors ${problem}`, async () => {
      const { backend } = recordedBackend((path) => (path === '/factors' ? factors() : listAnswers(path)));
      const snapshot = await backend.list(options);
      assert.equal(snapshot.methods.length, 9);
      await assert.rejects(Promise.resolve(snapshot.factors), { code });
      assert.deepEqual(snapshot.problems, []);
    });
  }

  it('lists the methods when the factors fail with an error of another copy of the class', async () => {
    const { AuthMethodsError: OtherError } = await otherCopy();
    const fetcher = (url: string): Promise<Response> =>
      url.endsWith('/factors')
        ? Promise.reject(new OtherError('forbidden', 'Not today'))
        : Promise.resolve(listAnswers(url.slice(base.length)));
    const snapshot = await myAccountBackend({ domain: 'login.example.com', fetcher }).list(options);
    assert.equal(snapshot.methods.length, 9);
    await assert.rejects(Promise.resolve(snapshot.factors), { code: 'forbidden' });
  });

  it('fails when the list fails, whatever the factors do', async () => {
    const { backend } = recordedBackend((path) =>
      path === '/factors' ? listAnswers(path) : Response.json({}, { status: 500 }),
    );
    await assert.rejects(backend.list(options), { code: 'server_error' });
  });

  it('lists the methods without waiting for the factors, which follow', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { backend } = recordedBackend((path) =>
      path === '/factors' ? new Promise<Response>((resolve) => (answer = resolve)) : listAnswers(path),
    );
    const { methods, factors, problems } = await backend.list(options);
    assert.ok(methods.length > 0);
    assert.deepEqual(problems, []);
    assert.ok(factors instanceof Promise);
    answer(listAnswers('/factors'));
    assert.equal((await factors)?.length, 9);
  });

  it('rejects the factors when they fail late, or are aborted', async () => {
    for (const end of ['fail', 'abort'] as const) {
      const controller = new AbortController();
      let reject: (cause: Error) => void = () => undefined;
      const fetcher = (url: string): Promise<Response> =>
        url.endsWith('/factors')
          ? new Promise((_, failed) => (reject = failed))
          : Promise.resolve(listAnswers(url.slice(base.length)));
      const backend = myAccountBackend({ domain: 'login.example.com', fetcher });
      const { factors } = await backend.list({ signal: controller.signal });
      if (end === 'fail') reject(new TypeError('Failed to fetch'));
      else controller.abort();
      await assert.rejects(Promise.resolve(factors), { code: end === 'fail' ? 'network' : 'aborted' });
    }
  });

  it('has the factors in the list where they came first', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { backend } = recordedBackend((path) =>
      path === '/factors' ? listAnswers(path) : new Promise<Response>((resolve) => (answer = resolve)),
    );
    const listed = backend.list(options);
    await new Promise((resolve) => setTimeout(resolve));
    answer(listAnswers('/authentication-methods'));
    const { factors } = await listed;
    assert.ok(Array.isArray(factors));
  });

  it('passes a step-up on with a request for a fresh token', async () => {
    const { sent, backend } = recordedBackend(listAnswers);
    const stepUp = { acrValues: 'mfa', maxAge: 300 };
    await backend.list({ ...options, stepUp });
    for (const { tokenRequest } of sent)
      assert.deepEqual([tokenRequest.fresh, tokenRequest.stepUp], [true, stepUp]);
  });
});
