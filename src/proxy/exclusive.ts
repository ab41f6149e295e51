import type { Report } from './report.js';
import { Refusal } from './refusal.js';

/** Runs a function while no other one runs with the same key. */
export type Exclusive = (key: string, run: () => Promise<void>) => Promise<void>;

/** One after another for each key, within this process. */
export function exclusiveInProcess(): Exclusive {
  const last = new Map<string, Promise<void>>();
  return async (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run);
    const settled = turn.catch(() => undefined);
    last.set(key, settled);
    try {
      await turn;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}

/**
 * Runs a function exactly once under the host's lock, and returns what it returns or throws. A lock that fails before
 * its turn, or runs the function a second time or too late, changes nothing.
 */
export async function runAlone<T>(
  exclusive: Exclusive,
  key: string,
  report: Report,
  run: () => Promise<T>,
): Promise<T> {
  let outcome: Promise<T> | undefined;
  let isOver = false;
  try {
    await exclusive(key, async () => {
      if (!isOver) outcome ??= run();
      await outcome?.catch(() => undefined);
    });
  } catch (cause) {
    report('exclusive() threw an error', cause);
  }
  isOver = true;
  if (outcome) return outcome;
  throw new Refusal(503, 'The account is busy. Try again');
}
