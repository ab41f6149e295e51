import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { Countdown, retryDelay } from '../../src/ui/countdown.js';

/** The part of a component that a countdown uses. */
function createComponent() {
  const controllers: ReactiveController[] = [];
  const component: ReactiveControllerHost & { updates: number } = {
    updates: 0,
    addController: (controller) => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate() {
      component.updates += 1;
    },
    updateComplete: Promise.resolve(true),
  };
  return {
    component,
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

  it('counts down to zero in whole seconds, re-renders at each, and leaves no timer behind', () => {
    const { component } = createComponent();
    const countdown = new Countdown(component);
    assert.equal(countdown.left, 0);
    countdown.start(3);
    const seen = [[countdown.left, component.updates]];
    while (intervals.size > 0) {
      pass(1000);
      seen.push([countdown.left, component.updates]);
    }
    assert.deepEqual(seen, [
      [3, 1],
      [2, 2],
      [1, 3],
      [0, 4],
    ]);
  });

  it('rounds up, so that zero means it is over', () => {
    const countdown = new Countdown(createComponent().component);
    countdown.start(2);
    pass(1100);
    assert.equal(countdown.left, 1);
  });

  it('restarts with a single timer, and stops', () => {
    const countdown = new Countdown(createComponent().component);
    countdown.start(3);
    pass(2000);
    countdown.start(10);
    assert.deepEqual([countdown.left, intervals.size], [10, 1]);
    countdown.stop();
    assert.deepEqual([countdown.left, intervals.size], [0, 0]);
  });

  it('pauses its timer while its component is out of the page, and resumes with the time left', () => {
    const { component, connect, disconnect } = createComponent();
    const countdown = new Countdown(component);
    countdown.start(10);
    disconnect();
    assert.equal(intervals.size, 0);
    pass(4000);
    connect();
    assert.deepEqual([countdown.left, intervals.size], [6, 1]);
  });
});

describe('retryDelay', () => {
  const delays: readonly (readonly [retryAfter: number | undefined, seconds: number])[] = [
    [30, 30],
    [0, 0],
    [undefined, 60],
    [NaN, 60],
    [-5, 60],
    [86_400, 86_400],
    [1e9, 86_400],
    [Infinity, 86_400],
  ];
  for (const [retryAfter, seconds] of delays) {
    it(`is ${seconds} seconds where a backend says ${retryAfter}`, () => {
      const said = retryAfter === undefined ? {} : { retryAfter };
      assert.equal(retryDelay(new AuthMethodsError('rate_limited', 'Too many', said)), seconds);
    });
  }
});
