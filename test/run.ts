import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './support/find-browser.js';
import { countLine, judge, readCounts, type TestCounts } from './support/runner/test-counts.js';
import { testFiles, type SuiteName } from './support/runner/test-files.js';

/**
 * `npm test`: builds, checks and runs every suite, and ends with one line of counts.
 * `npm test -- browser` runs one part, `npm test -- totp` the test files whose path contains that word.
 */

const parts = ['build', 'check', 'node', 'package', 'browser', 'e2e'] as const;
type Part = (typeof parts)[number];
const checks = ['check:lint', 'check:types', 'check:manifest', 'check:format'];
const usesBuild: readonly Part[] = ['package', 'e2e'];
const usesBrowser: readonly Part[] = ['browser', 'e2e'];
const suiteTimeout = 40 * 60_000;

const root = join(import.meta.dirname, '..');
const counted = mkdtempSync(join(tmpdir(), 'test-counts-'));
const results: { readonly name: string; readonly counts: TestCounts; readonly seconds: number }[] = [];

function execute(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      timeout: suiteTimeout,
    });
    child.on('error', (error) => console.error(error));
    child.on('close', (code) => resolve(code));
  });
}

async function record(name: string, run: () => Promise<TestCounts>): Promise<TestCounts> {
  const started = performance.now();
  console.log(`\n> ${name}`);
  const counts = await run();
  for (const file of counts.emptyFiles) console.error(`${file} holds no test.`);
  results.push({ name, counts, seconds: (performance.now() - started) / 1000 });
  return counts;
}

/** An npm script as one test. */
function runScript(script: string): Promise<TestCounts> {
  return record(script, async () => {
    const exitCode = await execute('npm', ['run', '--silent', script]);
    return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, emptyFiles: [] };
  });
}

function runSuite(name: SuiteName, files: readonly string[]): Promise<TestCounts> {
  return record(`${name} tests (${files.length} files)`, async () => {
    const countsFile = join(counted, `${name}.json`);
    const exitCode =
      name === 'browser' ? await runInBrowser(files, countsFile) : await runInNode(files, countsFile);
    return judge(readCounts(countsFile), exitCode);
  });
}

function runInNode(files: readonly string[], countsFile: string): Promise<number | null> {
  const reporters = ['spec', 'stdout', './test/support/runner/count-reporter.mjs', countsFile];
  const flags = reporters.map((value, index) =>
    index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  );
  return execute(process.execPath, ['--import', 'tsx', '--test', ...flags, ...files]);
}

function runInBrowser(files: readonly string[], countsFile: string): Promise<number | null> {
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  return execute(process.execPath, ['--import', 'tsx', runner, '--files', ...files], {
    TEST_COUNTS_FILE: countsFile,
  });
}

function printSummary(): TestCounts {
  const total = { passed: 0, failed: 0, skipped: 0, emptyFiles: [] };
  console.log('');
  for (const { name, counts, seconds } of results) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    console.log(`${counts.failed > 0 ? '✖' : '✔'} ${name}: ${countLine(counts)} (${seconds.toFixed(1)} s)`);
  }
  return total;
}

async function main(words: readonly string[]): Promise<TestCounts> {
  const chosen = parts.filter((part) => words.includes(part));
  const filters = words.filter((word) => !parts.some((part) => part === word));
  const found = testFiles(root);
  const selected = (suite: SuiteName): readonly string[] =>
    filters.length === 0
      ? found[suite]
      : found[suite].filter((file) => filters.some((word) => file.includes(word)));
  const isWanted = (part: Part): boolean => {
    if (words.length === 0 || chosen.includes(part)) return true;
    if (chosen.length > 0 || part === 'build' || part === 'check') return false;
    return selected(part).length > 0;
  };
  const wanted = parts.filter(isWanted);

  if (wanted.some((part) => usesBrowser.includes(part))) process.env['CHROME_PATH'] = findBrowser();
  if (wanted.some((part) => part === 'build' || usesBuild.includes(part))) await runScript('build');
  if (wanted.includes('check')) for (const check of checks) await runScript(check);
  for (const suite of ['node', 'package', 'browser', 'e2e'] as const) {
    if (wanted.includes(suite)) await runSuite(suite, selected(suite));
  }
  if (results.length === 0) console.error(`No test file has "${filters.join('" or "')}" in its path.`);
  return printSummary();
}

const total = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return { ...printSummary(), failed: results.reduce((sum, { counts }) => sum + counts.failed, 1) };
});
rmSync(counted, { recursive: true, force: true });
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
console.log(`\n${countLine(total)}`);
