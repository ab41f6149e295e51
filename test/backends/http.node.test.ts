import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { readJson, sendJson } from '../../src/backends/http.js';
import { retryAfterSeconds } from '../../src/backends/retry-after.js';

const url = 'https://api.example/things';
const never = new Promise<never>(() => {});
const signal = new AbortController().signal;

describe('sendJson', () => {
  it('sends a body as JSON, past every cache, and resolves with any status', async () => {
    const sent: unknown[] = [];
    const answer = new Response(null, { status: 500 });
    const request = { method: 'POST', url, body: { name: 'Ä' }, signal } as const;
    const response = await sendJson(async (...args) => (sent.push(args), answer), request);
    assert.equal(response, answer);
    assert.deepEqual(sent, [
      [
        url,
        {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: '{"name":"Ä"}',
          cache: 'no-store',
          signal,
        },
      ],
    ]);
  });

  it('sends no content type without a body', async () => {
    let headers: object = {};
    await sendJson(
      async (_url, init) => {
        headers = init.headers;
        return new Response();
      },
      { method: 'GET', url, signal },
    );
    assert.deepEqual(headers, { accept: 'application/json' });
  });

  it('sends nothing when it is aborted already', async () => {
    let isSent = false;
    const sending = sendJson(async () => ((isSent = true), new Response()), {
      method: 'DELETE',
      url,
      signal: AbortSignal.abort(),
    });
    await assert.rejects(sending, { code: 'aborted' });
    assert.equal(isSent, false);
  });

  it('stops waiting when it is aborted, whatever the reason, also for a fetch that heeds no signal', async () => {
    const controller = new AbortController();
    const sending = sendJson(() => never, { method: 'GET', url, signal: controller.signal });
    controller.abort('the dialog was closed');
    await assert.rejects(sending, { code: 'aborted', cause: 'the dialog was closed' });
  });

  it('tells a missing answer from an abort', async () => {
    const cause = new TypeError('Failed to fetch');
    const sending = sendJson(() => Promise.reject(cause), { method: 'GET', url, signal });
    await assert.rejects(sending, {
      code: 'network',
      cause,
      message: /^No answer to GET https:\/\/api\.example/,
    });
  });
});

describe('readJson', () => {
  it('reads JSON of any content type', async () => {
    assert.deepEqual(await readJson(new Response('{"a":1}'), signal), { a: 1 });
  });

  for (const body of ['<!doctype html>', '', '{"recovery_code":"ABCDEFGH","ar']) {
    it(`refuses "${body}", without quoting it`, async () => {
      const reading = readJson(new Response(body, { status: 202 }), signal);
      await assert.rejects(reading, (error: Error & { code?: string; status?: number }) => {
        assert.deepEqual([error.code, error.status], ['invalid_response', 202]);
        assert.doesNotMatch(inspect(error), /ABCDEFGH|doctype/);
        return true;
      });
    });
  }

  it('refuses a body that breaks off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new TypeError('terminated'));
      },
    });
    await assert.rejects(readJson(new Response(body), signal), { code: 'invalid_response' });
  });

  it('stops reading when it is aborted', async () => {
    const controller = new AbortController();
    const reading = readJson(new Response(new ReadableStream()), controller.signal);
    controller.abort();
    await assert.rejects(reading, { code: 'aborted' });
  });
});

describe('retryAfterSeconds', () => {
  const date = 'Fri, 20 Nov 2026 10:00:00 GMT';

  const cases: readonly (readonly [headers: Record<string, string>, seconds: number | undefined])[] = [
    [{}, undefined],
    [{ 'retry-after': '30' }, 30],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.2' }, 2],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': 'Fri, 20 Nov 2026 10:01:30 GMT', date }, 90],
    [{ 'retry-after': 'Fri, 20 Nov 2026 09:59:00 GMT', date }, 0],
    [{ 'retry-after': 'soon' }, undefined],
  ];
  for (const [headers, seconds] of cases) {
    it(`takes ${JSON.stringify(headers)} for ${seconds}`, () => {
      assert.equal(retryAfterSeconds(new Headers(headers)), seconds);
    });
  }

  it('goes by its own clock when the server does not tell its time', () => {
    const inOneMinute = new Date(Date.now() + 60_000).toUTCString();
    const seconds = retryAfterSeconds(new Headers({ 'retry-after': inOneMinute })) ?? 0;
    assert.ok(seconds > 50 && seconds <= 60, `${seconds}`);
  });
});
