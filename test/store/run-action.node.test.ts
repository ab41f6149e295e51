import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthMethodsError, type StepUpChallenge } from '../../src/model/auth-methods-error.js';
import type { CallOptions } from '../../src/model/methods-backend.js';
import { runAction, type ActionContext } from '../../src/store/run-action.js';

const challenge: StepUpChallenge = { acrValues: 'mfa', maxAge: 300 };
const refusal = new AuthMethodsError('step_up_required', 'Sign in again', { stepUp: challenge });

/** A host that answers step-ups in turn, and what it was told. */
function createHost(...answers: readonly (boolean | (() => Promise<boolean>))[]) {
  const asked: StepUpChallenge[] = [];
  const reported: string[] = [];
  return {
    asked,
    reported,
    requestStepUp: async (demand: StepUpChallenge) => {
      const answer = answers[asked.length];
      asked.push(demand);
      return typeof answer === 'function' ? answer() : answer === true;
    },
    report: ({ code }: AuthMethodsError) => void reported.push(code),
    loaded: () => undefined,
  };
}

/** An action that meets these errors in turn, then succeeds; and how it was called. */
function createAction(...failures: readonly unknown[]) {
  const calls: CallOptions[] = [];
  return {
    calls,
    action: async (options: CallOptions) => {
      const failure = failures[calls.length];
      calls.push(options);
      if (failure !== undefined) throw failure;
      return 'done';
    },
  };
}

const context = (host: ActionContext['host'], more: Partial<ActionContext> = {}): ActionContext => ({
  reason: 'remove',
  signal: new AbortController().signal,
  host,
  ...more,
});

const hasCode = (code: string) => (error: unknown) =>
  error instanceof AuthMethodsError && error.code === code;

describe('runAction', () => {
  it('runs an action once, and asks nobody', async () => {
    const host = createHost();
    const { action, calls } = createAction();
    assert.equal(await runAction(action, context(host)), 'done');
    assert.equal(calls.length, 1);
    assert.deepEqual([host.asked, host.reported], [[], []]);
  });

  it('goes on with exactly the interrupted action after a step-up, with what it demanded', async () => {
    const host = createHost(true);
    const { action, calls } = createAction(refusal);
    assert.equal(await runAction(action, context(host)), 'done');
    assert.deepEqual(host.asked, [challenge]);
    assert.deepEqual(
      calls.map(({ stepUp }) => stepUp),
      [undefined, challenge],
    );
    assert.deepEqual(host.reported, []);
  });

  it('asks for one step-up only: a second refusal is the end', async () => {
    const host = createHost(true, true, true);
    const { action, calls } = createAction(refusal, refusal, refusal);
    await assert.rejects(runAction(action, context(host)), hasCode('step_up_required'));
    assert.equal(calls.length, 2);
    assert.equal(host.asked.length, 1);
    assert.deepEqual(host.reported, ['step_up_required']);
  });

  it('does not run the action when the step-up did not happen, and says what was demanded', async () => {
    const host = createHost(false);
    const { action, calls } = createAction(refusal);
    await assert.rejects(runAction(action, context(host)), (error) => {
      assert.ok(error instanceof AuthMethodsError);
      assert.equal(error.code, 'step_up_required');
      assert.deepEqual(error.stepUp, challenge);
      return true;
    });
    assert.equal(calls.length, 1);
  });

  it('asks first when the person pressed Continue, and runs the action once', async () => {
    const host = createHost(true);
    const { action, calls } = createAction();
    assert.equal(await runAction(action, context(host, { stepUpFirst: challenge })), 'done');
    assert.deepEqual(host.asked, [challenge]);
    assert.deepEqual(
      calls.map(({ stepUp }) => stepUp),
      [challenge],
    );
  });

  it('does not ask a second time after it asked first', async () => {
    const host = createHost(true, true);
    const { action, calls } = createAction(refusal);
    const running = runAction(action, context(host, { stepUpFirst: challenge }));
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
    it(`never repeats an action that failed with ${code}`, async () => {
      const host = createHost(true);
      const { action, calls } = createAction(new AuthMethodsError(code, 'No'));
      await assert.rejects(runAction(action, context(host)), hasCode(code));
      assert.equal(calls.length, 1);
      assert.deepEqual([host.asked, host.reported], [[], [code]]);
    });
  }

  it('never repeats the action when its second run, after the step-up, fails', async () => {
    const host = createHost(true);
    const { action, calls } = createAction(refusal, new AuthMethodsError('network', 'No'));
    await assert.rejects(runAction(action, context(host)), hasCode('network'));
    assert.equal(calls.length, 2);
    assert.deepEqual(host.reported, ['network']);
  });

  it('makes an AuthMethodsError of anything thrown', async () => {
    const host = createHost();
    const { action } = createAction(new TypeError('Oops'));
    await assert.rejects(runAction(action, context(host)), hasCode('unknown'));
    assert.deepEqual(host.reported, ['unknown']);
  });

  it('does not go on when it was aborted during the step-up, and reports nothing', async () => {
    const controller = new AbortController();
    const host = createHost(async () => {
      controller.abort();
      return true;
    });
    const { action, calls } = createAction(refusal);
    const running = runAction(action, context(host, { signal: controller.signal }));
    await assert.rejects(running, hasCode('aborted'));
    assert.equal(calls.length, 1);
    assert.deepEqual(host.reported, []);
  });
});
