/**
 * The same text with every decimal digit of Unicode in ASCII: Arabic, Devanagari, full-width. Other characters
 * that only look different, such as a full-width plus or a no-break space, become plain ones on the way.
 */
export function toAsciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

/** Every script's digits stand in a run of ten that begins with its zero; some runs follow on each other. */
function valueOf(codePoint: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}
