const original = globalThis.setTimeout;

/** Lets timers run out so many times as fast. The end of the test undoes it. */
export function hurryTimers(times: number): void {
  const hurried = (handler: TimerHandler, delay = 0, ...values: unknown[]): number =>
    original(handler, delay / times, ...values);
  globalThis.setTimeout = hurried as typeof setTimeout;
}

afterEach(() => {
  globalThis.setTimeout = original;
});
