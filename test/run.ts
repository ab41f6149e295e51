import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './support/find-browser.js';
import { areEnginesMissing } from './support/engines/find-engines.js';
import { runSideBySide, type Job } from './support/runner/side-by-side.js';
import {
  countLine,
  failureText,
  judge,
  noCounts,
  readCounts,
  type TestCounts,
} from './support/runner/test-counts.js';
import { isQuick, testFiles, type SuiteName } from './support/runner/test-files.js';

/**
 * `npm test`: builds, checks and runs every suite side by side, and ends with one line of counts.
 * `npm test -- browser` runs one part, `npm test -- totp` the test files whose path contains that word, and
 * `npm test -- quick` the linter, the compiler, and the tests that need neither a build nor a browser.
 */

const checks = ['check:lint', 'check:types', 'check:manifest', 'check:format'] as const;
const suites = ['browser', 'e2e', 'engines', 'node', 'package'] as const satisfies readonly SuiteName[];
const parts = ['build', 'check', ...suites] as const;
type Part = (typeof parts)[number];
const usesBuild: readonly Part[] = ['package', 'e2e', 'engines'];
const usesBrowser: readonly Part[] = ['browser', 'e2e', 'engines'];
const jobTimeout = 40 * 60_000;

/**
 * How many files of a suite run at a time. Half of a test's time is waiting, so that more files than cores keep the
 * cores busy. Browser files take turns: only the page in front draws, and screenshots and passkeys need that.
 */
const cores = Math.max(2, availableParallelism());
const filesAtATime: Readonly<Record<SuiteName, number>> = {
  browser: 1,
  e2e: Math.ceil(cores / 2) + 1,
  engines: 2,
  node: Math.ceil(cores / 2),
  package: 2,
};
const places = cores + 1;

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'test-run-'));
const results: { readonly name: string; readonly counts: TestCounts; readonly seconds: number }[] = [];

/** A program's exit code, and what it printed, unless the terminal has that already. */
interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/** What runs beside others is printed when it has ended. */
let isAlone = false;

function execute(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
        TEST_RUN_FOLDER: scratch,
        ...env,
      },
      stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: jobTimeout,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) => (output += String(error)));
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

async function record(
  name: string,
  run: () => Promise<{ readonly counts: TestCounts; readonly output: string }>,
): Promise<TestCounts> {
  const started = performance.now();
  console.log(isAlone ? `\n> ${name}` : `… ${name}`);
  const { counts, output } = await run();
  const seconds = (performance.now() - started) / 1000;
  if (!isAlone) console.log(`\n> ${name} (${seconds.toFixed(1)} s)\n${output.trimEnd()}\n`);
  for (const file of counts.emptyFiles) console.error(`${file} holds no test.`);
  results.push({ name, counts, seconds });
  return counts;
}

const oneTest = (passed: boolean): TestCounts => ({
  ...noCounts,
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
});

/** An npm script as one test. */
function runScript(script: string): Promise<TestCounts> {
  return record(script, async () => {
    const { exitCode, output } = await execute('npm', ['run', '--silent', script]);
    return { counts: oneTest(exitCode === 0), output };
  });
}

function runSuite(name: SuiteName, files: readonly string[]): Promise<TestCounts> {
  return record(`${name} tests (${files.length} files)`, async () => {
    const countsFile = join(scratch, `${name}.json`);
    const { exitCode, output } =
      name === 'browser' ? await runInBrowser(files, countsFile) : await runInNode(name, files, countsFile);
    return { counts: judge(readCounts(countsFile), exitCode), output };
  });
}

function runInNode(name: SuiteName, files: readonly string[], countsFile: string): Promise<Ended> {
  const reporters = ['spec', 'stdout', './test/support/runner/count-reporter.mjs', countsFile];
  const flags = reporters.map((value, index) =>
    index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  );
  const concurrency = `--test-concurrency=${filesAtATime[name]}`;
  return execute(process.execPath, ['--import', 'tsx', '--test', concurrency, ...flags, ...files]);
}

function runInBrowser(files: readonly string[], countsFile: string): Promise<Ended> {
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  const concurrency = ['--concurrency', String(filesAtATime.browser)];
  return execute(process.execPath, ['--import', 'tsx', runner, ...concurrency, '--files', ...files], {
    TEST_COUNTS_FILE: countsFile,
  });
}

function printSummary(): TestCounts {
  const total = { ...noCounts, passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of results)
    for (const failure of counts.failures) console.log(`\n✖ ${failureText(failure)}`);
  console.log('');
  for (const { name, counts, seconds } of results) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    console.log(`${counts.failed > 0 ? '✖' : '✔'} ${name}: ${countLine(counts)} (${seconds.toFixed(1)} s)`);
  }
  return total;
}

/** The parts that the words of the command line ask for, and the test files of each suite. */
function choose(words: readonly string[]): {
  readonly wanted: readonly Part[];
  readonly files: Readonly<Record<SuiteName, readonly string[]>>;
} {
  const chosen = parts.filter((part) => words.includes(part));
  const filters = words.filter((word) => !parts.some((part) => part === word));
  const matches = (file: string): boolean =>
    filters.length === 0 || filters.some((word) => file.includes(word));
  const found = testFiles(root);
  const files = {
    browser: found.browser.filter(matches),
    e2e: found.e2e.filter(matches),
    engines: found.engines.filter(matches),
    node: found.node.filter(matches),
    package: found.package.filter(matches),
  };
  const isWanted = (part: Part): boolean => {
    if (words.length === 0 || chosen.includes(part)) return true;
    if (chosen.length > 0 || part === 'build' || part === 'check') return false;
    return files[part].length > 0;
  };
  return { wanted: parts.filter(isWanted), files };
}

const scriptJob = (script: string): Job => ({
  name: script,
  weight: 1,
  run: async () => void (await runScript(script)),
});

/** Downloads the browsers that only the engines' tests need; what could not be installed fails there. */
const installEnginesJob: Job = {
  name: 'install engines',
  weight: 1,
  async run() {
    console.log('… install engines');
    const { output } = await execute(process.execPath, [
      '--import',
      'tsx',
      'test/support/engines/install-engines.ts',
    ]);
    console.log(output.trimEnd());
  },
};

/** The longest first. */
function jobsFor(words: readonly string[]): readonly Job[] {
  if (words.includes('quick')) {
    const files = testFiles(root).node.filter(isQuick);
    return [
      ...['check:lint:changed', 'check:types'].map(scriptJob),
      { name: 'node', weight: 1, run: async () => void (await runSuite('node', files)) },
    ];
  }
  const { wanted, files } = choose(words);
  const hasBuild = wanted.some((part) => part === 'build' || usesBuild.includes(part));
  const suiteJobs = suites
    .filter((suite) => wanted.includes(suite))
    .map((suite): Job => ({
      name: suite,
      weight: filesAtATime[suite],
      ...(usesBuild.includes(suite) && {
        after: ['build', ...(suite === 'engines' ? [installEnginesJob.name] : [])],
      }),
      run: async () => {
        const built = results.find(({ name }) => name === 'build')?.counts;
        if (usesBuild.includes(suite) && built?.failed !== 0) {
          await record(`${suite} tests`, () =>
            Promise.resolve({ counts: oneTest(false), output: 'Not run: the build failed.' }),
          );
        } else {
          await runSuite(suite, files[suite]);
        }
      },
    }));
  if (wanted.some((part) => usesBrowser.includes(part))) process.env['CHROME_PATH'] = findBrowser();
  return [
    ...(hasBuild ? [scriptJob('build')] : []),
    ...(wanted.includes('engines') && areEnginesMissing() ? [installEnginesJob] : []),
    ...suiteJobs,
    ...(wanted.includes('check') ? checks.map(scriptJob) : []),
  ];
}

async function main(words: readonly string[]): Promise<TestCounts> {
  const jobs = jobsFor(words);
  isAlone = jobs.length === 1;
  await runSideBySide(jobs, places);
  if (results.length === 0) console.error(`No test file has "${words.join('" or "')}" in its path.`);
  return printSummary();
}

const total = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return { ...printSummary(), failed: results.reduce((sum, { counts }) => sum + counts.failed, 1) };
});
rmSync(scratch, { recursive: true, force: true });
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
// Each suite's line says what it skipped; this one has a form that other programs read.
console.log(`\n${total.passed} passed, ${total.failed} failed`);
