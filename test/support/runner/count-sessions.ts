import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { countLine, type TestCounts, type TestFailure } from './test-counts.js';

function testsOf(suite: TestSuiteResult | undefined): TestSuiteResult['tests'] {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

function failuresOf(
  { testFile, errors }: TestSession,
  failed: TestSuiteResult['tests'],
): readonly TestFailure[] {
  const file = relative(process.cwd(), testFile);
  return [
    ...failed.map(({ name, error }) => ({
      file,
      title: name,
      reason: error?.message ?? 'It gave no reason.',
    })),
    ...errors.map(({ message }) => ({ file, title: 'outside its tests', reason: message })),
  ];
}

/** A test file that failed without a failing test did not load, did not end, or failed in a hook. */
function countSession(session: TestSession): TestCounts {
  const tests = testsOf(session.testResults);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const failedTests = tests.filter((test) => !test.passed && !test.skipped);
  const failed = failedTests.length;
  const failedOtherwise = session.errors.length > 0 || (!session.passed && failed === 0);
  return {
    passed,
    skipped,
    failed: failed + (failedOtherwise ? 1 : 0),
    emptyFiles: tests.length === 0 && !failedOtherwise ? [session.testFile] : [],
    failures: failuresOf(session, failedTests),
  };
}

function sum(sessions: readonly TestSession[]): TestCounts {
  const counts = sessions.map(countSession);
  const total = (key: 'passed' | 'failed' | 'skipped'): number =>
    counts.reduce((before, session) => before + session[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    emptyFiles: counts.flatMap(({ emptyFiles }) => emptyFiles),
    failures: counts.flatMap(({ failures }) => failures),
  };
}

/** A reporter for web-test-runner: a line for each test file that passed, and the counts as JSON in a file. */
export function countSessions(file: string): Reporter {
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const counts = sum(sessionsForTestFile);
      if (counts.failed === 0) logger.log(`✔ ${relative(process.cwd(), testFile)}: ${countLine(counts)}`);
    },
    onTestRunFinished({ sessions }) {
      writeFileSync(file, JSON.stringify(sum(sessions)));
    },
  };
}
