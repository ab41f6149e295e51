const longest = 120;

/** A foreign text, such as a name, without the characters that turn the text around them or end its line. */
export function plainText(given: unknown): string {
  // Backends of hosts are not always written with types.
  return String(given).replace(/[\u2028-\u202e\u2066-\u2069]/g, '');
}

/** What is shown of a foreign text: its plain text, and no more than a row can hold. */
export function shownText(given: unknown): string {
  const text = String(given);
  const start = plainText(text.slice(0, 2 * longest));
  return start.length > longest || text.length > 2 * longest
    ? `${start.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`
    : start;
}

/** Letters of all scripts that run from right to left, and the marks that act like one. */
const rightToLeftLetter = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/**
 * Makes a foreign text, such as a name, safe to use in a sentence. If the two may run in different directions,
 * isolation marks keep the text from reordering the words around it.
 */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || rightToLeftLetter.test(text) ? `\u2068${text}\u2069` : text;
}
