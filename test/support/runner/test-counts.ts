import { readFileSync } from 'node:fs';

/** How one suite ended. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Test files that held no test, which is a mistake. */
  readonly emptyFiles: readonly string[];
  readonly failures: readonly TestFailure[];
}

/** A test that failed, and why; `file` from the current folder. */
export interface TestFailure {
  readonly file: string;
  readonly title: string;
  readonly reason: string;
}

export const noCounts: TestCounts = { passed: 0, failed: 0, skipped: 0, emptyFiles: [], failures: [] };

/** What a reporter wrote; `undefined` when it never came to that, as after a crash. */
export function readCounts(file: string): TestCounts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestCounts;
  } catch {
    return undefined;
  }
}

/** A suite's counts, with whatever else went wrong counted as one failure: no line ever says 0 by mistake. */
export function judge(counts: TestCounts | undefined, exitCode: number | null): TestCounts {
  const { passed, failed, skipped, emptyFiles, failures: reasons } = counts ?? noCounts;
  const ranNothing = passed + failed + skipped === 0;
  const failures = failed + emptyFiles.length;
  const hiddenFailure = failures === 0 && (exitCode !== 0 || ranNothing || counts === undefined);
  return { passed, skipped, emptyFiles, failures: reasons, failed: failures + (hiddenFailure ? 1 : 0) };
}

/** A failure as it is repeated at the end of a run, where also a log that was cut has it. */
export function failureText({ file, title, reason }: TestFailure): string {
  return [`${file}: ${title}`, ...reason.trim().split('\n').slice(0, 20)].join('\n    ');
}

/** The closing line: `3 passed, 0 failed`, and `, 1 skipped` when any was. */
export function countLine(counts: Pick<TestCounts, 'passed' | 'failed' | 'skipped'>): string {
  const line = `${counts.passed} passed, ${counts.failed} failed`;
  return counts.skipped > 0 ? `${line}, ${counts.skipped} skipped` : line;
}
