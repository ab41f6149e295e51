/**
 * Who is signed in, as far as the host says. Both are texts that a person reads. Passkeys get a changed name only where
 * both are given.
 */
export interface Account {
  /** The person's name: "Ada Lovelace". */
  readonly name?: string | undefined;
  /** What the person signs in with, as a rule: "ada@example.com". */
  readonly email?: string | undefined;
}

/** Reads what a host has set. Anything but a text that has something in it counts as not given. */
export function readAccount(given: unknown): Account {
  const { name, email } = (given ?? {}) as Readonly<Record<string, unknown>>;
  return { name: readText(name), email: readText(email) };
}

function readText(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}
