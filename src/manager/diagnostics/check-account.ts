import { warnOnce } from '../../ui/warn-once.js';

/** Warns the developer about an `account` that says nothing, or that has anything but texts. Prints none of it. */
export function checkAccount(given: unknown): void {
  // Frameworks pass null for "not set".
  if (given === null) return;
  const { name, email } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const texts = [name, email].filter((value) => value !== undefined && value !== null);
  if (texts.length > 0 && texts.every((text) => typeof text === 'string')) return;
  warnOnce(
    "`account` takes { name, email }, both texts: { name: 'Ada Lovelace', email: 'ada@example.com' }.",
  );
}
