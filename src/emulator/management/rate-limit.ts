import type { ManagementFaults } from './management-emulator.js';

/** Seconds. */
const window = 60;

/** Counts requests. Unlike others, this API says in seconds since 1970 when one may ask again. */
export class RateLimit {
  readonly #now: () => number;
  #resetsAt = 0;
  #taken = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request. Returns whether it is answered. */
  take({ requestsPerMinute, status }: ManagementFaults): boolean {
    const seconds = Math.floor(this.#now() / 1000);
    if (seconds >= this.#resetsAt) {
      this.#resetsAt = seconds + window;
      this.#taken = 0;
    }
    this.#taken += 1;
    return status !== 429 && this.#taken <= requestsPerMinute;
  }

  headers({ requestsPerMinute, status, retryAfter }: ManagementFaults): Readonly<Record<string, string>> {
    const resetsAt =
      status === 429 && retryAfter !== undefined
        ? Math.floor(this.#now() / 1000) + retryAfter
        : this.#resetsAt;
    const remaining = status === 429 ? 0 : Math.max(0, requestsPerMinute - this.#taken);
    return {
      'x-ratelimit-limit': String(requestsPerMinute),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(resetsAt),
    };
  }
}
