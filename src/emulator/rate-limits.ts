import type { LimitName } from './operations.js';

/** Requests per minute and person, as the vendor publishes them. */
export const PLANS = {
  free: { list: 2, typedList: 5, write: 2 },
  essentials: { list: 5, typedList: 10, write: 5 },
  enterprise: { list: 5, typedList: 20, write: 5 },
  unlimited: undefined,
} as const satisfies Record<string, Readonly<Record<LimitName, number>> | undefined>;

export type Plan = keyof typeof PLANS;

const WINDOW = 60_000;

/** What the headers say where no limit is in force. */
const NOMINAL_LIMIT = 1000;

/** The state of a limit after a request. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds at which a request is possible again that is not now. */
  readonly reset: number;
  /** Seconds to wait; set when the request is refused. */
  readonly retryAfter?: number;
}

/** Counts requests in a window of one minute that slides with the clock. */
export class RateLimits {
  readonly #now: () => number;
  readonly #requests = new Map<LimitName, readonly number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request against its limit, or refuses it; refused ones don't count. */
  take(name: LimitName | undefined, plan: Plan): RateLimitState {
    const now = this.#now();
    const limit = name && PLANS[plan]?.[name];
    if (!name || limit === undefined) {
      return { limit: NOMINAL_LIMIT, remaining: NOMINAL_LIMIT - 1, reset: Math.ceil((now + WINDOW) / 1000) };
    }
    const recent = (this.#requests.get(name) ?? []).filter((time) => time > now - WINDOW);
    const refused = recent.length >= limit;
    if (!refused) recent.push(now);
    this.#requests.set(name, recent);
    const free = (recent[0] ?? now) + WINDOW;
    return {
      limit,
      remaining: limit - recent.length,
      reset: Math.ceil(free / 1000),
      ...(refused && { retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) }),
    };
  }
}
