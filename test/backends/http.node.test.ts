import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { readJson, sendJson } from '../../src/backends/http.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { otherCopy } from '../support/other-copy.js';

const url = 'https://api.example/things';
const never = new Promise<never>(() => {});
const signal = new AbortController().signal;

describe('sendJson', () => {
  it('sends a body as JSON past every cache, without following a redirect, and resolves with the response of any status', async () => {
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
          redirect: 'manual',
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

  it('sends nothing when the signal has already aborted', async () => {
    let isSent = false;
    const sending = sendJson(async () => ((isSent = true), new Response()), {
      method: 'DELETE',
      url,
      signal: AbortSignal.abort(),
    });
    await assert.rejects(sending, { code: 'aborted' });
    assert.equal(isSent, false);
  });

  it('stops waiting when it is aborted, even for a fetch that ignores the signal', async () => {
    const controller = new AbortController();
    const sending = sendJson(() => never, { method: 'GET', url, signal: controller.signal });
    controller.abort('the dialog was closed');
    await assert.rejects(sending, { code: 'aborted', cause: 'the dialog was closed' });
  });

  it('rejects with network when there is no response', async () => {
    const cause = new TypeError('Failed to fetch');
    const sending = sendJson(() => Promise.reject(cause), { method: 'GET', url, signal });
    await assert.rejects(sending, {
      code: 'network',
      cause,
      message: /^No answer to GET https:\/\/api\.example/,
    });
  });

  it('passes an error of a backend through, whichever copy of the class made it', async () => {
    const { AuthMethodsError: OtherError } = await otherCopy();
    for (const error of [
      new AuthMethodsError('forbidden', 'Not today'),
      new OtherError('forbidden', 'Not today'),
    ]) {
      const sending = sendJson(() => Promise.reject(error), { method: 'GET', url, signal });
      await assert.rejects(sending, (thrown) => thrown === error);
    }
  });
});

describe('readJson', () => {
  it('reads JSON whatever the content type', async () => {
    assert.deepEqual(await readJson(new Response('{"a":1}'), signal), { a: 1 });
  });

  for (const body of ['<!doctype html>', '', '{"recovery_code":"ABCDEFGH","ar']) {
    it(`rejects the body "${body}" without quoting it`, async () => {
      const reading = readJson(new Response(body, { status: 202 }), signal);
      await assert.rejects(reading, (error: Error & { code?: string; status?: number }) => {
        assert.deepEqual([error.code, error.status], ['invalid_response', 202]);
        assert.doesNotMatch(inspect(error), /ABCDEFGH|doctype/);
        return true;
      });
    });
  }

  it('names the address without its query, which may hold a secret', async () => {
    const response = new Response('<!doctype html>');
    Object.defineProperty(response, 'url', { value: 'https://login.example/start?code=SECRET#SECRET' });
    await assert.rejects(readJson(response, signal), {
      message: 'https://login.example/start answered 200, but no valid JSON',
    });
  });

  it('rejects a body that breaks off with invalid_response', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new TypeError('terminated'));
      },
    });
    await assert.rejects(readJson(new Response(body), signal), { code: 'invalid_response' });
  });

  it('stops reading a body when it is aborted', async () => {
    const controller = new AbortController();
    const reading = readJson(new Response(new ReadableStream()), controller.signal);
    controller.abort();
    await assert.rejects(reading, { code: 'aborted' });
  });
});
