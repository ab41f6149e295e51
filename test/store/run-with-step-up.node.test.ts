import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthMethodsError, askedByHost, type StepUpChallenge } from '../../src/model/auth-methods-error.js';
import type { CallOptions } from '../../src/model/methods-backend.js';
import { runWithStepUp, type RequestOptions, type StoreHost } from '../../src/store/run-with-step-up.js';

const challenge: StepUpChallenge = { acrValues: 'mfa', maxAge: 300 };
const refusal = new AuthMethodsError('step_up_required', 'Sign in again', { stepUp: challenge });

/** A host that answers step-ups in turn, then no more, and what was reported to it. */
function createHost(...answers: readonly (boolean | (() => Promise<boolean>))[]) {
  const asked: StepUpChallenge[] = [];
  const reported: string[] = [];
  return {
    asked,
    reported,
    requestStepUp: async (demand: StepUpChallenge) => {
      const answer = answers[asked.length];
      asked.push(demand);
      return typeof answer === 'function' ? answer() : answer;
    },
    report: ({ code }: AuthMethodsError) => void reported.push(code),
    reportProblem: () => undefined,
    loaded: () => undefined,
  };
}

/** A request that fails with these errors in turn, then succeeds; and how it was called. */
function createRequest(...failures: readonly unknown[]) {
  const calls: CallOptions[] = [];
  return {
    calls,
    request: async (options: CallOptions) => {
      const failure = failures[calls.length];
      calls.push(options);
      if (failure !== undefined) throw failure;
      return 'done';
    },
  };
}

/** Runs a request that would remove a method. */
const run = <R>(
  request: (options: CallOptions) => Promise<R>,
  host: StoreHost,
  options: Partial<RequestOptions> = {},
): Promise<R> => runWithStepUp(host, 'remove', { signal: new AbortController().signal, ...options }, request);

const hasCode = (code: string) => (error: unknown) =>
  error instanceof AuthMethodsError && error.code === code;

describe('runWithStepUp', () => {
  it('runs a request once and does not ask the host', async () => {
    const host = createHost();
    const { request, calls } = createRequest();
    assert.equal(await run(request, host), 'done');
    assert.equal(calls.length, 1);
    assert.deepEqual([host.asked, host.reported], [[], []]);
  });

  it('repeats the interrupted request after a step-up, with the challenge that was met', async () => {
    const host = createHost(true);
    const { request, calls } = createRequest(refusal);
    assert.equal(await run(request, host), 'done');
    assert.deepEqual(host.asked, [challenge]);
    assert.deepEqual(
      calls.map(({ stepUp }) => stepUp),
      [undefined, challenge],
    );
    assert.deepEqual(host.reported, []);
  });

  it('asks for only one step-up, and rejects when the request is refused again', async () => {
    const host = createHost(true, true, true);
    const { request, calls } = createRequest(refusal, refusal, refusal);
    await assert.rejects(run(request, host), hasCode('step_up_required'));
    assert.equal(calls.length, 2);
    assert.equal(host.asked.length, 1);
    assert.deepEqual(host.reported, ['step_up_required']);
  });

  it('does not repeat the request when the person did not sign in again, and passes the challenge on', async () => {
    const host = createHost(false);
    const { request, calls } = createRequest(refusal);
    await assert.rejects(run(request, host), (error) => {
      assert.ok(error instanceof AuthMethodsError);
      assert.equal(error.code, 'step_up_required');
      assert.deepEqual(error.stepUp, challenge);
      return true;
    });
    assert.equal(calls.length, 1);
  });

  it('asks the host first when the person pressed Continue, and runs the request once', async () => {
    const host = createHost(true);
    const { request, calls } = createRequest();
    assert.equal(await run(request, host, { stepUpFirst: challenge }), 'done');
    assert.deepEqual(host.asked, [challenge]);
    assert.deepEqual(
      calls.map(({ stepUp }) => stepUp),
      [challenge],
    );
  });

  it('runs the request on Continue when no listener answers: the token function may ask the person itself', async () => {
    const host = createHost();
    const { request, calls } = createRequest();
    assert.equal(await run(request, host, { stepUpFirst: challenge }), 'done');
    assert.deepEqual([host.asked, calls.length], [[challenge], 1]);
  });

  it('runs nothing on Continue when the host says that the person did not sign in', async () => {
    const { request, calls } = createRequest();
    const running = run(request, createHost(false), { stepUpFirst: challenge });
    await assert.rejects(running, hasCode('step_up_required'));
    assert.equal(calls.length, 0);
  });

  it('runs nothing more when no listener answers at first', async () => {
    const { request, calls } = createRequest(refusal);
    await assert.rejects(run(request, createHost()), hasCode('step_up_required'));
    assert.equal(calls.length, 1);
  });

  it('does not ask at once when the host has just asked the person itself', async () => {
    const host = createHost(true);
    const cancelled = new AuthMethodsError('step_up_required', 'Popup closed', { stepUp: askedByHost });
    const { request, calls } = createRequest(cancelled);
    await assert.rejects(run(request, host), (error) => error === cancelled);
    assert.deepEqual([host.asked, calls.length, host.reported], [[], 1, ['step_up_required']]);
    assert.equal(await run(request, host, { stepUpFirst: askedByHost }), 'done');
    assert.equal(host.asked.length, 1);
  });

  it('does not ask the host twice when it asked first', async () => {
    const host = createHost(true, true);
    const { request, calls } = createRequest(refusal);
    const running = run(request, host, { stepUpFirst: challenge });
    await assert.rejects(running, hasCode('step_up_required'));
    assert.deepEqual([host.asked.length, calls.length], [1, 1]);
  });

  for (const code of [
    'network',
    'server_error',
    'rate_limited',
    'unauthorized',
    'invalid_response',
  ] as const) {
    it(`never repeats a request that failed with ${code}`, async () => {
      const host = createHost(true);
      const { request, calls } = createRequest(new AuthMethodsError(code, 'No'));
      await assert.rejects(run(request, host), hasCode(code));
      assert.equal(calls.length, 1);
      assert.deepEqual([host.asked, host.reported], [[], [code]]);
    });
  }

  it('never repeats the request when its second run, after the step-up, fails', async () => {
    const host = createHost(true);
    const { request, calls } = createRequest(refusal, new AuthMethodsError('network', 'No'));
    await assert.rejects(run(request, host), hasCode('network'));
    assert.equal(calls.length, 2);
    assert.deepEqual(host.reported, ['network']);
  });

  it('rejects with an AuthMethodsError whatever was thrown', async () => {
    const host = createHost();
    const { request } = createRequest(new TypeError('Oops'));
    await assert.rejects(run(request, host), hasCode('unknown'));
    assert.deepEqual(host.reported, ['unknown']);
  });

  it('does not repeat the request when it was aborted during the step-up, and reports nothing', async () => {
    const controller = new AbortController();
    const host = createHost(async () => {
      controller.abort();
      return true;
    });
    const { request, calls } = createRequest(refusal);
    const running = run(request, host, { signal: controller.signal });
    await assert.rejects(running, hasCode('aborted'));
    assert.equal(calls.length, 1);
    assert.deepEqual(host.reported, []);
  });
});
