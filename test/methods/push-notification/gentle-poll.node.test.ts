import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { GentlePoll } from '../../../src/methods/push-notification/gentle-poll.js';

describe('a gentle poll', () => {
  let page: EventTarget & { hidden: boolean };
  let asked: number;
  let poll: GentlePoll;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    page = Object.assign(new EventTarget(), { hidden: false });
    asked = 0;
    const host = {
      addController() {},
      removeController() {},
      requestUpdate() {},
      updateComplete: Promise.resolve(true),
    };
    poll = new GentlePoll(host, () => (asked += 1), page);
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

  it('asks for the first time after 5 seconds', () => {
    poll.begin();
    pass(4.9);
    assert.equal(asked, 0);
    pass(0.1);
    assert.equal(asked, 1);
  });

  it('asks once, until it hears that there was an answer', () => {
    poll.begin();
    pass(600);
    assert.equal(asked, 1);
  });

  it('waits longer after each answer, 30 seconds at most', () => {
    poll.begin();
    pass(5);
    for (const [index, seconds] of [10, 20, 30, 30, 30].entries()) {
      poll.again();
      pass(seconds - 0.1);
      assert.equal(asked, index + 1);
      pass(0.1);
      assert.equal(asked, index + 2);
    }
  });

  it('waits at least as long as it is told to', () => {
    poll.begin();
    pass(5);
    poll.again(47);
    pass(46.9);
    assert.equal(asked, 1);
    pass(0.1);
    assert.equal(asked, 2);
  });

  it('begins anew with the short wait', () => {
    poll.begin();
    for (let round = 0; round < 4; round += 1) {
      pass(30);
      poll.again();
    }
    poll.begin();
    const before = asked;
    pass(5);
    assert.equal(asked, before + 1);
  });

  it('asks nothing while the page is hidden, and at once when it is seen again', () => {
    poll.begin();
    setHidden(true);
    pass(60);
    assert.equal(asked, 0);
    setHidden(false);
    assert.equal(asked, 1);
  });

  it('does not ask before its time when the page is seen again', () => {
    poll.begin();
    setHidden(true);
    pass(2);
    setHidden(false);
    assert.equal(asked, 0);
    pass(3);
    assert.equal(asked, 1);
  });

  it('asks no more once it is stopped', () => {
    poll.begin();
    pass(4);
    poll.stop();
    pass(60);
    assert.equal(asked, 0);
  });

  it('forgets what was due when it is stopped', () => {
    poll.begin();
    setHidden(true);
    pass(10);
    poll.stop();
    setHidden(false);
    assert.equal(asked, 0);
  });

  it('asks no more once its host has left the page', () => {
    poll.begin();
    setHidden(true);
    pass(10);
    poll.hostDisconnected();
    setHidden(false);
    pass(60);
    assert.equal(asked, 0);
  });
});
