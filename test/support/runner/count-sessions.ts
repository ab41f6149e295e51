import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { TestCounts } from './test-counts.js';

function testsOf(suite: TestSuiteResult | undefined): TestSuiteResult['tests'] {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

/** A test file that failed without a failing test did not load, did not end, or failed in a hook. */
function countSession(session: TestSession): TestCounts {
  const tests = testsOf(session.testResults);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const failed = tests.length - passed - skipped;
  const failedOtherwise = session.errors.length > 0 || (!session.passed && failed === 0);
  return {
    passed,
    skipped,
    failed: failed + (failedOtherwise ? 1 : 0),
    emptyFiles: tests.length === 0 && !failedOtherwise ? [session.testFile] : [],
  };
}

/** A reporter for web-test-runner: its counts as JSON, in the file that test/run.ts reads. */
export function countSessions(file: string): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts = sessions.map(countSession);
      const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
        counts.reduce((total, session) => total + session[key], 0);
      const total: TestCounts = {
        passed: sum('passed'),
        failed: sum('failed'),
        skipped: sum('skipped'),
        emptyFiles: counts.flatMap(({ emptyFiles }) => emptyFiles),
      };
      writeFileSync(file, JSON.stringify(total));
    },
  };
}
