import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countLine, failureText, judge, noCounts, readCounts } from './test-counts.js';

const counts = { ...noCounts, passed: 3 };

describe('the counts of a suite', () => {
  it('are those of its reporter when it ended well', () => {
    assert.deepEqual(judge(counts, 0), counts);
    assert.deepEqual(judge({ ...counts, failed: 2 }, 1), { ...counts, failed: 2 });
  });

  it('hold a failure when it crashed, ran no test, or exited badly without a failing test', () => {
    assert.equal(judge(undefined, 0).failed, 1);
    assert.equal(judge(counts, null).failed, 1);
    assert.equal(judge(counts, 1).failed, 1);
    assert.equal(judge({ ...counts, passed: 0 }, 0).failed, 1);
  });

  it('hold a failure for each file without a test', () => {
    assert.equal(judge({ ...counts, emptyFiles: ['one', 'two'] }, 0).failed, 2);
  });

  it('are absent when the reporter wrote nothing', () => {
    assert.equal(readCounts(import.meta.filename), undefined);
    assert.equal(readCounts('no-such-file.json'), undefined);
  });

  it('keep what failed, which is printed with the first lines of its reason', () => {
    const failure = { file: 'test/one.test.ts', title: 'adds a passkey', reason: '\nNo row:\n<li>' };
    assert.deepEqual(judge({ ...counts, failed: 1, failures: [failure] }, 1).failures, [failure]);
    assert.equal(failureText(failure), 'test/one.test.ts: adds a passkey\n    No row:\n    <li>');
    assert.equal(failureText({ ...failure, reason: 'a line\n'.repeat(100) }).split('\n').length, 21);
  });

  it('are printed as one line, which names skipped tests when there are any', () => {
    assert.equal(countLine(counts), '3 passed, 0 failed');
    assert.equal(countLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });
});
