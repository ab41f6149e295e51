/**
 * The same text with every decimal digit of Unicode in ASCII: Arabic, Devanagari, full-width. Other characters
 * that only look different, such as a full-width plus or a no-break space, become plain ones on the way.
 */
export function toAsciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

/** Every script's digits stand in a run of ten that begins with its zero. */
function valueOf(codePoint: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return value;
}
