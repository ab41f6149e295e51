import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { BackoffPoll } from '../../src/methods/backoff-poll.js';

describe('BackoffPoll', () => {
  let page: EventTarget & { hidden: boolean };
  let calls: number;
  let poll: BackoffPoll;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    page = Object.assign(new EventTarget(), { hidden: false });
    calls = 0;
    const element = {
      addController() {},
      removeController() {},
      requestUpdate() {},
      updateComplete: Promise.resolve(true),
    };
    poll = new BackoffPoll(element, () => (calls += 1), page);
    poll.hostConnected();
  });

  afterEach(() => {
    mock.timers.reset();
  });

  const pass = (seconds: number): void => mock.timers.tick(seconds * 1000);

  const setHidden = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };

  it('calls for the first time after 5 seconds', () => {
    poll.start();
    pass(4.9);
    assert.equal(calls, 0);
    pass(0.1);
    assert.equal(calls, 1);
  });

  it('calls once until the next call is scheduled', () => {
    poll.start();
    pass(600);
    assert.equal(calls, 1);
  });

  it('waits longer before each call, up to 30 seconds', () => {
    poll.start();
    pass(5);
    for (const [index, seconds] of [10, 20, 30, 30, 30].entries()) {
      poll.scheduleNext();
      pass(seconds - 0.1);
      assert.equal(calls, index + 1);
      pass(0.1);
      assert.equal(calls, index + 2);
    }
  });

  it('waits at least as long as the caller asks', () => {
    poll.start();
    pass(5);
    poll.scheduleNext(47);
    pass(46.9);
    assert.equal(calls, 1);
    pass(0.1);
    assert.equal(calls, 2);
  });

  it('goes back to the short delay when it is started again', () => {
    poll.start();
    for (let round = 0; round < 4; round += 1) {
      pass(30);
      poll.scheduleNext();
    }
    poll.start();
    const before = calls;
    pass(5);
    assert.equal(calls, before + 1);
  });

  it('does not call while the page is hidden, and calls at once when it is visible again', () => {
    poll.start();
    setHidden(true);
    pass(60);
    assert.equal(calls, 0);
    setHidden(false);
    assert.equal(calls, 1);
  });

  it('does not call early when the page is visible again', () => {
    poll.start();
    setHidden(true);
    pass(2);
    setHidden(false);
    assert.equal(calls, 0);
    pass(3);
    assert.equal(calls, 1);
  });

  it('does not call after it was stopped', () => {
    poll.start();
    pass(4);
    poll.stop();
    pass(60);
    assert.equal(calls, 0);
  });

  it('drops a call that was due when it is stopped', () => {
    poll.start();
    setHidden(true);
    pass(10);
    poll.stop();
    setHidden(false);
    assert.equal(calls, 0);
  });

  it('does not call after its element was removed', () => {
    poll.start();
    setHidden(true);
    pass(10);
    poll.hostDisconnected();
    setHidden(false);
    pass(60);
    assert.equal(calls, 0);
  });
});
