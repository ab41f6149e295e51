import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, startEmulator } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';

describe('failures', () => {
  it('affect one operation for the given number of requests', async (context) => {
    const api = await startEmulator(context);
    await api.faults({
      failures: [{ operation: 'getAuthenticationMethods', as: 503, times: 2, retryAfter: 7 }],
    });
    for (let count = 0; count < 2; count += 1) {
      const failed = await api.send('GET', listPath);
      assert.deepEqual([readProblem(failed).status, readProblem(failed).code], [503, 'A0E-503-0001']);
      assert.equal(failed.headers.get('retry-after'), '7');
      assert.equal(failed.headers.get('x-ratelimit-limit'), '1000');
      assert.equal((await api.send('GET', '/me/v1/factors')).status, 200);
    }
    assert.equal((await api.send('GET', listPath)).status, 200);
  });

  it('do not start again when another switch changes', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ failures: [{ operation: '*', as: 500, times: 1 }] });
    await api.send('GET', listPath);
    await api.faults({ latency: 0 });
    assert.equal((await api.send('GET', listPath)).status, 200);
  });

  it('answer with the given code and detail', async (context) => {
    const api = await startEmulator(context);
    const failure = {
      operation: 'deleteAuthenticationMethod',
      as: 409,
      code: 'A0E-409-0001',
      detail: 'because',
    } as const;
    await api.faults({ failures: [failure] });
    const problem = readProblem(await api.send('DELETE', `${listPath}/password%7CdXNlci0xMjM`));
    assert.deepEqual(problem, { status: 409, code: 'A0E-409-0001', detail: 'because', fields: [] });
    assert.equal((await api.list('password')).length, 1);
  });

  it('drop the connection before the request is carried out', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ failures: [{ operation: 'deleteAuthenticationMethod', as: 'drop' }] });
    await assert.rejects(api.send('DELETE', `${listPath}/password%7CdXNlci0xMjM`), TypeError);
    assert.equal((await api.list('password')).length, 1);
  });

  it('lose the answer after the request is carried out', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ failures: [{ operation: 'deleteAuthenticationMethod', as: 'lost' }] });
    await assert.rejects(api.send('DELETE', `${listPath}/password%7CdXNlci0xMjM`), TypeError);
    assert.equal((await api.list('password')).length, 0);
  });

  it('answer with HTML instead of JSON', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ failures: [{ operation: '*', as: 'html' }] });
    const response = await fetch(api.origin + listPath, {
      headers: { authorization: `Bearer ${api.token}` },
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await response.text(), /^<!doctype html>/);
  });

  it('cut the answer off in the middle', async (context) => {
    const api = await startEmulator(context);
    await api.faults({ failures: [{ operation: '*', as: 'truncated' }] });
    const response = await fetch(api.origin + listPath, {
      headers: { authorization: `Bearer ${api.token}` },
    });
    const text = await response.text();
    assert.match(text, /^\{"authentication_methods":\[\{/);
    assert.throws(() => JSON.parse(text) as unknown, SyntaxError);
  });

  it('add no body to an answer without one', async (context) => {
    const api = await startEmulator(context);
    for (const as of ['html', 'truncated'] as const) {
      await api.reset('typical');
      await api.faults({ failures: [{ operation: '*', as }] });
      assert.equal((await api.send('DELETE', `${listPath}/password%7CdXNlci0xMjM`)).status, 204);
    }
  });
});
