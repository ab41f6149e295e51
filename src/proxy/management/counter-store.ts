import { Refusal } from '../refusal.js';
import type { Report } from '../report.js';

/** Counts, as `INCR` and `EXPIRE` of Redis do. */
export interface CounterStore {
  /**
   * Increments the counter of a key atomically, and returns its new value. A new counter starts at 1 and expires after
   * `ttlSeconds`.
   */
  increment(key: string, ttlSeconds: number): Promise<number>;
}

/** When this many counters are active, new ones are refused: evicting one would give somebody more attempts. */
const mostKeys = 50_000;

export function countersInMemory(most = mostKeys): CounterStore {
  const counters = new Map<string, { count: number; readonly expiresAt: number }>();
  const forgetExpired = (now: number): void => {
    for (const [key, { expiresAt }] of counters) if (expiresAt <= now) counters.delete(key);
  };
  return {
    increment: async (key, ttlSeconds) => {
      const now = Date.now();
      const counter = counters.get(key);
      if (counter && counter.expiresAt > now) return (counter.count += 1);
      if (counters.size >= most) forgetExpired(now);
      if (counters.size >= most) throw new Error('The store in memory is full. Set the option store');
      counters.set(key, { count: 1, expiresAt: now + ttlSeconds * 1000 });
      return 1;
    },
  };
}

/** Counts, or refuses: without a count, nothing limits attempts. */
export function countWith(store: CounterStore, report: Report): CounterStore['increment'] {
  return async (key, ttlSeconds) => {
    try {
      const count: unknown = await store.increment(`auth-methods-manager:${key}`, ttlSeconds);
      if (typeof count === 'number' && count >= 1) return count;
      report('store.increment() must return the new number');
    } catch (cause) {
      report('store.increment() threw an error', cause);
    }
    throw new Refusal(503, 'Try again later');
  };
}
