import type { Faults } from './faults.js';
import type { MethodRecord } from './method-record.js';
import { storedPassword } from './password-policy.js';
import { person } from './person.js';

/** The API lists at most this many methods, and has no paging. */
export const maxMethods = 20;

/** One person's methods, in the order they were added, and passwords. */
export class Account {
  readonly #now: () => number;
  readonly #faults: () => Faults;
  #methods: readonly MethodRecord[];
  #passwords: readonly string[] = [storedPassword(person.password)];

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

  /** Adds a method, or replaces the one with the same id. */
  put(method: MethodRecord): void {
    this.#methods = this.#methods.some(({ id }) => id === method.id)
      ? this.#methods.map((other) => (other.id === method.id ? method : other))
      : [...this.#methods, method];
  }

  /** Removes methods and returns their ids. */
  removeWhere(matches: (method: MethodRecord) => boolean): readonly string[] {
    const removed = this.#methods.filter(matches);
    this.#methods = this.#methods.filter((method) => !removed.includes(method));
    return removed.map(({ id }) => id);
  }

  setPassword(password: string): void {
    this.#passwords = [storedPassword(password), ...this.#passwords];
  }

  signsInWith(password: string): boolean {
    return password === person.password || storedPassword(password) === this.#passwords[0];
  }
}

/**
 * Whether removing one method also removes the other. A push enrollment and its code generator belong to the
 * same app, and their ids have the same ending.
 */
export function belongTogether(one: MethodRecord, other: MethodRecord): boolean {
  if (one.id === other.id) return true;
  const pair = [one.type, other.type].sort().join(' ');
  return pair === 'push-notification totp' && one.id.split('|')[1] === other.id.split('|')[1];
}
