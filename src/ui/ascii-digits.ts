/**
 * Replaces every decimal digit of Unicode with its ASCII digit: Arabic, Devanagari, full-width. Other variants of
 * plain characters, such as a full-width plus or a no-break space, become plain as well.
 */
export function toAsciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

/** Each script's digits are a run of ten code points that starts with its zero; some runs are adjacent. */
function valueOf(codePoint: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}
