import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { setImmediate as settled } from 'node:timers/promises';
import type { AuthMethod, Factor } from '../../src/model/auth-method.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import type { CallOptions, MethodsSnapshot } from '../../src/model/methods-backend.js';
import { heal, refresh } from '../../src/store/freshen.js';
import { dropMethod } from '../../src/store/list-changes.js';
import { methods } from '../support/backends/backends.js';
import { storeOn } from './emulated-store.js';

const totp: Factor = { type: 'totp', usage: ['secondary'] };
const { password, phone } = methods;

/** A backend that answers when the test says so. */
function heldBackend() {
  const calls: (CallOptions & {
    readonly answer: (snapshot?: Partial<MethodsSnapshot>) => void;
    readonly fail: (error: unknown) => void;
  })[] = [];
  const list = (options: CallOptions): Promise<MethodsSnapshot> =>
    new Promise((resolve, fail) => {
      calls.push({
        ...options,
        answer: (snapshot) =>
          resolve({ methods: [password, phone], factors: undefined, problems: [], ...snapshot }),
        fail,
      });
    });
  return { calls, ...storeOn({ list }) };
}

function heldFactors() {
  let resolve!: (factors: readonly Factor[] | undefined) => void;
  let reject!: (cause: unknown) => void;
  const factors = new Promise<readonly Factor[] | undefined>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { factors, resolve, reject };
}

const someSeconds = 10_000;

describe('MethodsStore, reading the list', () => {
  afterEach(() => mock.reset());

  it('shows the methods at once, and what may be added when that is known', async () => {
    const { calls, store, loaded } = heldBackend();
    const loading = store.load();
    const { factors, resolve } = heldFactors();
    calls[0]?.answer({ factors });
    await loading;
    assert.equal(store.state.status, 'ready');
    assert.deepEqual(store.snapshot?.factors, []);
    resolve([totp]);
    await settled();
    assert.deepEqual(store.snapshot?.factors, [totp]);
    assert.deepEqual(
      loaded.map(({ methods: listed }) => listed.length),
      [2],
    );
  });

  it('keeps what may be added while it is asked for again', async () => {
    const { calls, store } = heldBackend();
    const first = store.load();
    calls[0]?.answer({ factors: [totp] });
    await first;
    const again = store.load();
    calls[1]?.answer({ factors: heldFactors().factors });
    await again;
    assert.deepEqual(store.snapshot?.factors, [totp]);
  });

  it('offers everything when it can’t be told what may be added, and reports why', async () => {
    const { calls, store, problems } = heldBackend();
    const loading = store.load();
    const { factors, reject } = heldFactors();
    calls[0]?.answer({ factors });
    await loading;
    reject(new AuthMethodsError('server_error', 'Broken'));
    await settled();
    assert.equal(store.snapshot?.factors, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['server_error'],
    );
    assert.deepEqual(store.snapshot?.problems, problems);
  });

  it('offers everything when the list is read again before that is known, and can’t be', async () => {
    const { calls, store } = heldBackend();
    void store.load();
    calls[0]?.answer({ factors: heldFactors().factors });
    await settled();
    assert.equal(store.snapshot?.awaitsFactors, true);
    void store.load();
    calls[1]?.fail(new AuthMethodsError('network', 'Lost'));
    await settled();
    assert.equal(store.state.status, 'failed');
    assert.equal(store.snapshot?.awaitsFactors, false);
    assert.equal(store.snapshot?.factors, undefined);
  });

  it('offers everything after some seconds without an answer, and takes a late one all the same', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { calls, store, problems } = heldBackend();
    const loading = store.load();
    const { factors, resolve } = heldFactors();
    calls[0]?.answer({ factors });
    await loading;
    assert.deepEqual(store.snapshot?.factors, []);
    mock.timers.tick(someSeconds);
    assert.equal(store.snapshot?.factors, undefined);
    assert.match(problems[0]?.message ?? '', /what may be added/);
    resolve([totp]);
    await settled();
    assert.deepEqual(store.snapshot?.factors, [totp]);
  });

  for (const factors of [null, 'totp', {}, Promise.resolve(null), Promise.resolve('totp')]) {
    it(`counts factors that are ${String(factors)} as not known`, async () => {
      const { calls, store } = heldBackend();
      const loading = store.load();
      calls[0]?.answer({ factors: factors as never });
      await loading;
      await settled();
      assert.equal(store.snapshot?.factors, undefined);
    });
  }

  it('ends a request for what may be added with the element', async () => {
    const { calls, store, problems } = heldBackend();
    const loading = store.load();
    const { factors, reject } = heldFactors();
    calls[0]?.answer({ factors });
    await loading;
    assert.equal(store.abortLoad(), true);
    assert.equal(calls[0]?.signal.aborted, true);
    reject(new AuthMethodsError('aborted', 'Aborted'));
    await settled();
    assert.deepEqual(problems, []);
    assert.deepEqual(store.methods, [password, phone]);
    assert.equal(store.abortLoad(), false);
  });

  it('says after some seconds that the list takes long, and shows it when it comes', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { calls, store } = heldBackend();
    const loading = store.load();
    assert.equal(store.state.status === 'loading' && store.state.isSlow, undefined);
    mock.timers.tick(someSeconds);
    assert.equal(store.state.status === 'loading' && store.state.isSlow, true);
    calls[0]?.answer();
    await loading;
    assert.equal(store.state.status, 'ready');
  });

  it('reports every list that is shown, as it is shown', async () => {
    const { calls, store, loaded } = heldBackend();
    const loading = store.load();
    dropMethod(store, phone);
    calls[0]?.answer();
    await loading;
    store.replace({ methods: [phone], factors: undefined, problems: [] });
    assert.deepEqual(
      loaded.map(({ methods: listed }) => listed),
      [[password], [phone]],
    );
  });

  it('applies a change to the list that was on its way, and to no later one', async () => {
    const { calls, store } = heldBackend();
    const loading = store.load();
    dropMethod(store, phone);
    calls[0]?.answer();
    await loading;
    store.replace({ methods: [password, phone], factors: undefined, problems: [] });
    assert.deepEqual(store.methods, [password, phone]);
  });

  describe('when the person comes back to it', () => {
    const open = async (change: (method: readonly AuthMethod[]) => void = () => undefined) => {
      mock.timers.enable({ apis: ['setTimeout', 'Date'] });
      const world = heldBackend();
      const loading = world.store.load();
      world.calls[0]?.answer();
      await loading;
      change(world.store.methods);
      return world;
    };

    it('reads a list again that may be old', async () => {
      const { calls, store } = await open();
      mock.timers.tick(60_000);
      const refreshed = refresh(store);
      calls[1]?.answer({ methods: [password] });
      await refreshed;
      assert.deepEqual(store.methods, [password]);
    });

    it('does not read a list again that was read just now, or is being read', async () => {
      const { calls, store } = await open();
      await refresh(store);
      assert.equal(calls.length, 1);
      mock.timers.tick(60_000);
      void store.load();
      await refresh(store);
      assert.equal(calls.length, 2);
    });

    it('does not wait longer than some seconds', async () => {
      const { store } = await open();
      mock.timers.tick(60_000);
      const refreshed = refresh(store);
      mock.timers.tick(someSeconds);
      await refreshed;
      assert.equal(store.state.status, 'loading');
    });
  });

  describe('when there is a connection again', () => {
    const failed = async (code: AuthMethodsError['code']) => {
      const world = heldBackend();
      const loading = world.store.load();
      world.calls[0]?.fail(new AuthMethodsError(code, 'Failed'));
      await loading;
      return world;
    };

    for (const code of ['network', 'server_error', 'invalid_response', 'chunk_load_failed'] as const) {
      it(`tries again after ${code}`, async () => {
        const { calls, store } = await failed(code);
        const healed = heal(store);
        calls[1]?.answer();
        await healed;
        assert.equal(store.state.status, 'ready');
      });
    }

    for (const code of ['rate_limited', 'step_up_required', 'unauthorized', 'misconfigured'] as const) {
      it(`asks nothing after ${code}`, async () => {
        const { calls, store } = await failed(code);
        await heal(store);
        await refresh(store);
        assert.equal(calls.length, 1);
      });
    }

    it('asks again for a list that hangs, and nothing where there is a list', async () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      const { calls, store } = heldBackend();
      void store.load();
      await heal(store);
      assert.equal(calls.length, 1);
      mock.timers.tick(someSeconds);
      const healed = heal(store);
      assert.equal(calls[0]?.signal.aborted, true);
      calls[1]?.answer();
      await healed;
      await heal(store);
      assert.equal(calls.length, 2);
    });
  });
});
