import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import { PERSON } from './person.js';
import { storedPassword } from './password-policy.js';

/** The API lists no more, and has no paging. */
export const MAX_METHODS = 20;

/** What one person has: methods, in the order they were added, and passwords. */
export class Account {
  readonly #now: () => number;
  readonly #faults: () => Faults;
  #methods: readonly MethodRecord[];
  #passwords: readonly string[] = [storedPassword(PERSON.password)];

  constructor(methods: readonly MethodRecord[], now: () => number, faults: () => Faults) {
    this.#methods = methods;
    this.#now = now;
    this.#faults = faults;
  }

  get methods(): readonly MethodRecord[] {
    const lifetime = this.#faults().unconfirmedLifetime;
    if (lifetime === null) return this.#methods;
    const oldest = this.#now() - lifetime * 1000;
    return this.#methods.filter(
      (method) => method.confirmed !== false || Date.parse(method.created_at) > oldest,
    );
  }

  /** Newest first. */
  get passwords(): readonly string[] {
    return this.#passwords;
  }

  find(id: string): MethodRecord | undefined {
    return this.methods.find((method) => method.id === id);
  }

  /** Adds a method, or puts it in the place of the one with its id. */
  put(method: MethodRecord): void {
    this.#methods = this.#methods.some(({ id }) => id === method.id)
      ? this.#methods.map((other) => (other.id === method.id ? method : other))
      : [...this.#methods, method];
  }

  /** Removes methods; returns their ids. */
  removeWhere(fits: (method: MethodRecord) => boolean): readonly string[] {
    const removed = this.#methods.filter(fits);
    this.#methods = this.#methods.filter((method) => !removed.includes(method));
    return removed.map(({ id }) => id);
  }

  setPassword(password: string): void {
    this.#passwords = [storedPassword(password), ...this.#passwords];
  }

  signsInWith(password: string): boolean {
    return password === PERSON.password || storedPassword(password) === this.#passwords[0];
  }
}

/** A push enrollment and its code generator are one app: their ids end alike, and they go together. */
export function belongTogether(one: MethodRecord, other: MethodRecord): boolean {
  if (one.id === other.id) return true;
  const pair = [one.type, other.type].sort().join(' ');
  return pair === 'push-notification totp' && one.id.split('|')[1] === other.id.split('|')[1];
}
