import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Countdown } from '../../src/ui/countdown.js';

/** What a countdown needs of its component. */
function createHost() {
  const controllers: ReactiveController[] = [];
  const host: ReactiveControllerHost & { updates: number } = {
    updates: 0,
    addController: (controller) => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate() {
      host.updates += 1;
    },
    updateComplete: Promise.resolve(true),
  };
  return {
    host,
    connect: () => controllers.forEach((controller) => controller.hostConnected?.()),
    disconnect: () => controllers.forEach((controller) => controller.hostDisconnected?.()),
  };
}

describe('Countdown', () => {
  let now = 0;
  const intervals = new Map<number, () => void>();

  beforeEach(() => {
    intervals.clear();
    mock.method(Date, 'now', () => now);
    mock.method(globalThis, 'setInterval', (callback: () => void) => {
      intervals.set(now, callback);
      return now;
    });
    mock.method(globalThis, 'clearInterval', (id: number) => intervals.delete(id));
  });
  afterEach(() => mock.restoreAll());

  function pass(milliseconds: number): void {
    now += milliseconds;
    for (const callback of [...intervals.values()]) callback();
  }

  it('counts whole seconds down to nothing, renders at each, and leaves no timer behind', () => {
    const { host } = createHost();
    const countdown = new Countdown(host);
    assert.equal(countdown.left, 0);
    countdown.start(3);
    const seen = [[countdown.left, host.updates]];
    while (intervals.size > 0) {
      pass(1000);
      seen.push([countdown.left, host.updates]);
    }
    assert.deepEqual(seen, [
      [3, 1],
      [2, 2],
      [1, 3],
      [0, 4],
    ]);
  });

  it('rounds up: what is not over yet is no zero', () => {
    const countdown = new Countdown(createHost().host);
    countdown.start(2);
    pass(1100);
    assert.equal(countdown.left, 1);
  });

  it('begins anew with one timer, and stops', () => {
    const countdown = new Countdown(createHost().host);
    countdown.start(3);
    pass(2000);
    countdown.start(10);
    assert.deepEqual([countdown.left, intervals.size], [10, 1]);
    countdown.stop();
    assert.deepEqual([countdown.left, intervals.size], [0, 0]);
  });

  it('rests while its component is out of the page, and goes on with the time that is left', () => {
    const { host, connect, disconnect } = createHost();
    const countdown = new Countdown(host);
    countdown.start(10);
    disconnect();
    assert.equal(intervals.size, 0);
    pass(4000);
    connect();
    assert.deepEqual([countdown.left, intervals.size], [6, 1]);
  });
});
