import { warnOnce } from '../../ui/warn-once.js';

/**
 * Warns the developer about an `account` with neither a name nor an email, or with values that are not strings. Never
 * prints the values.
 */
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
