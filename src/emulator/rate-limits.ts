import type { LimitName } from './operations.js';

/** Requests per minute and person, as the vendor publishes them. */
export const plans = {
  free: { list: 2, typedList: 5, write: 2 },
  essentials: { list: 5, typedList: 10, write: 5 },
  enterprise: { list: 5, typedList: 20, write: 5 },
  unlimited: undefined,
} as const satisfies Record<string, Readonly<Record<LimitName, number>> | undefined>;

export type Plan = keyof typeof plans;

export const planNames = Object.keys(plans) as readonly Plan[];

const windowLength = 60_000;

/** The limit that headers report when none applies. */
const nominalLimit = 1000;

/** The state of a limit after a request. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds at which one more request becomes possible. */
  readonly reset: number;
  /** Seconds to wait; set when the request is refused. */
  readonly retryAfter?: number;
}

/** Counts requests in a sliding window of one minute. */
export class RateLimits {
  readonly #now: () => number;
  readonly #requests = new Map<LimitName, readonly number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request against its limit, or refuses it. Refused requests don't count. */
  take(name: LimitName | undefined, plan: Plan): RateLimitState {
    const now = this.#now();
    const limit = name && plans[plan]?.[name];
    if (!name || limit === undefined) {
      return {
        limit: nominalLimit,
        remaining: nominalLimit - 1,
        reset: Math.ceil((now + windowLength) / 1000),
      };
    }
    const recent = (this.#requests.get(name) ?? []).filter((time) => time > now - windowLength);
    const refused = recent.length >= limit;
    if (!refused) recent.push(now);
    this.#requests.set(name, recent);
    const free = (recent[0] ?? now) + windowLength;
    return {
      limit,
      remaining: limit - recent.length,
      reset: Math.ceil(free / 1000),
      ...(refused && { retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) }),
    };
  }
}
