import type { Messages } from '../../i18n/messages.js';

/** Reads what a person typed, or says what is wrong with it. Drops a `mailto:` that was copied along. */
export function readEmailAddress(
  text: string,
  { email: { empty, invalid } }: Messages,
): { readonly email: string } | { readonly problem: string } {
  const email = text.trim().replace(/^mailto:/i, '');
  if (isEmailAddress(email)) return { email };
  return { problem: email ? invalid : empty };
}

/** Refuses only what nobody's address can be. Whether it is one, the server and the message will tell. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
