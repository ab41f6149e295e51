/**
 * A test during which something is written to console.error fails, as it does for an uncaught error. The
 * runner's page loads this after the test framework; tests import only {@link recordConsole}.
 */

type ConsoleLevel = 'error' | 'warn';

const unexpected: string[] = [];
const recordings: (() => void)[] = [];
const original = console.error;

const describeValue = (value: unknown): string =>
  value instanceof Error ? (value.stack ?? value.message) : String(value);

console.error = (...values: unknown[]): void => {
  unexpected.push(values.map(describeValue).join(' '));
  original.apply(console, values);
};

const report = (): Error => new Error(`Written to console.error:\n${unexpected.splice(0).join('\n')}`);

mocha.rootHooks({
  afterEach(this: Mocha.Context) {
    for (const stop of recordings.splice(0)) stop();
    if (unexpected.length === 0) return;
    const test = this.currentTest;
    const error = report();
    if (!test) throw error;
    // Throwing here would end the whole file; this fails the one test.
    test.state = 'failed';
    test.err ??= error;
  },
  afterAll() {
    if (unexpected.length > 0) throw report();
  },
});

/** What is written to the console until the test ends, for tests that expect it. It is not shown. */
export function recordConsole(level: ConsoleLevel): readonly string[] {
  const messages: string[] = [];
  const before = console[level];
  console[level] = (...values: unknown[]): void => {
    messages.push(values.map(describeValue).join(' '));
  };
  recordings.unshift(() => {
    console[level] = before;
  });
  return messages;
}
