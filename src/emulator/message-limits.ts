/** Each allows `capacity` at once, and then one more every `refill` milliseconds. */
const buckets = {
  sms: { capacity: 10, refill: 3_600_000 },
  email: { capacity: 20, refill: 60_000 },
  push: { capacity: 5, refill: 12_000 },
  wrongCode: { capacity: 10, refill: 360_000 },
} as const;

export type MessageLimitName = keyof typeof buckets;

/** The vendor's limits on messages and on wrong codes, per person. */
export class MessageLimits {
  readonly #now: () => number;
  readonly #levels = new Map<MessageLimitName, { readonly level: number; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns the seconds until the next one is allowed; 0 if it is allowed now. */
  wait(name: MessageLimitName): number {
    const { refill } = buckets[name];
    const missing = 1 - this.#level(name);
    return missing <= 0 ? 0 : Math.ceil((missing * refill) / 1000);
  }

  take(name: MessageLimitName): void {
    this.#levels.set(name, { level: this.#level(name) - 1, at: this.#now() });
  }

  #level(name: MessageLimitName): number {
    const { capacity, refill } = buckets[name];
    const last = this.#levels.get(name);
    return last ? Math.min(capacity, last.level + (this.#now() - last.at) / refill) : capacity;
  }
}
