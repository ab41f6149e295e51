import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import { fixture } from './fixture.js';
import { base, options, recordedBackend, tokenRequest } from './recorded-backend.js';

const listAnswers = (path: string): Response =>
  Response.json(fixture(path === '/factors' ? 'factors' : 'methods'));

describe('list', () => {
  it('sends two requests, which share one token request', async () => {
    const { sent, backend } = recordedBackend(listAnswers);
    const snapshot = await backend.list(options);
    const asked = tokenRequest('list', 'read:me:authentication_methods', 'read:me:factors');
    assert.deepEqual(sent, [
      { method: 'GET', url: `${base}/authentication-methods`, body: undefined, tokenRequest: asked },
      { method: 'GET', url: `${base}/factors`, body: undefined, tokenRequest: asked },
    ]);
    assert.equal(snapshot.methods.length, 9);
    assert.equal(snapshot.factors?.length, 9);
    assert.deepEqual(snapshot.problems, []);
  });

  it('asks a token getter once', async () => {
    const asked: TokenRequest[] = [];
    const getAccessToken = (request: TokenRequest): string => {
      asked.push(request);
      throw new Error('Not signed in');
    };
    const backend = myAccountBackend({ domain: 'login.example.com', getAccessToken });
    await assert.rejects(backend.list(options), { code: 'unauthorized' });
    assert.deepEqual(asked, [tokenRequest('list', 'read:me:authentication_methods', 'read:me:factors')]);
  });

  it('lists one type', async () => {
    const { sent, backend } = recordedBackend(listAnswers);
    await backend.list({ ...options, type: 'push-notification' });
    assert.equal(sent[0]?.url, `${base}/authentication-methods?type=push-notification`);
  });

  const withoutFactors: readonly (readonly [string, () => Response, string])[] = [
    ['are forbidden', () => Response.json({}, { status: 403 }), 'forbidden'],
    ['are not there', () => Response.json({}, { status: 404 }), 'misconfigured'],
    ['are limited', () => Response.json({}, { status: 429 }), 'rate_limited'],
    ['are a page', () => new Response('<!doctype html>'), 'invalid_response'],
    ['are null', () => Response.json({ factors: null }), 'invalid_response'],
    [
      'get no answer',
      () => {
        throw new TypeError('Failed to fetch');
      },
      'network',
    ],
  ];
  for (const [happening, factors, code] of withoutFactors) {
    it(`survives that the factors ${happening}`, async () => {
      const { backend } = recordedBackend((path) => (path === '/factors' ? factors() : listAnswers(path)));
      const snapshot = await backend.list(options);
      assert.equal(snapshot.methods.length, 9);
      assert.equal(snapshot.factors, undefined);
      assert.deepEqual(
        snapshot.problems.map((problem) => problem.code),
        [code],
      );
    });
  }

  it('fails with the list, whatever the factors do', async () => {
    const { backend } = recordedBackend((path) =>
      path === '/factors' ? listAnswers(path) : Response.json({}, { status: 500 }),
    );
    await assert.rejects(backend.list(options), { code: 'server_error' });
  });

  it('takes an abort after the list, before the factors, for an abort', async () => {
    const controller = new AbortController();
    const fetcher = (url: string): Promise<Response> => {
      if (!url.endsWith('/factors')) return Promise.resolve(listAnswers(url.slice(base.length)));
      setTimeout(() => controller.abort());
      return new Promise<never>(() => {});
    };
    const backend = myAccountBackend({ domain: 'login.example.com', fetcher });
    await assert.rejects(backend.list({ signal: controller.signal }), { code: 'aborted' });
  });

  it('hands a step-up on, and asks for a fresh token with it', async () => {
    const { sent, backend } = recordedBackend(listAnswers);
    const stepUp = { acrValues: 'mfa', maxAge: 300 };
    await backend.list({ ...options, stepUp });
    for (const { tokenRequest } of sent)
      assert.deepEqual([tokenRequest.fresh, tokenRequest.stepUp], [true, stepUp]);
  });
});
