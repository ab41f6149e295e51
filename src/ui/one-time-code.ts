import { toAsciiDigits } from './ascii-digits.js';

/** Backends don't state a length; most codes have 6 digits. Shorter and longer numbers in a message are not codes. */
const isCode = (digits: string): boolean => digits.length >= 4 && digits.length <= 10;
const isUsual = (digits: string): boolean => digits.length === 6;

/**
 * Finds the code in what was typed or pasted: "123 456", "123-456", full-width or Arabic digits, or a whole
 * message, of which it takes the part that looks most like a code.
 */
export function readOneTimeCode(text: string): string {
  const ascii = toAsciiDigits(text);
  if (!/[^\d\s\p{Pd}\p{Cf}]/u.test(ascii)) return onlyDigits(ascii);
  const numbers = ascii.match(/\d+/g) ?? [];
  const groups = (ascii.match(/\d+(?:[ \p{Pd}]\d+)+/gu) ?? []).map(onlyDigits);
  return (
    numbers.find(isUsual) ??
    groups.find(isUsual) ??
    longest(numbers.filter(isCode)) ??
    longest(groups.filter(isCode)) ??
    onlyDigits(ascii)
  );
}

/** All digits of a text, including full-width and Arabic ones, as ASCII. */
export function digitsOf(text: string): string {
  return onlyDigits(toAsciiDigits(text));
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Prefers the longest, since a year is shorter than most codes. */
function longest(numbers: readonly string[]): string | undefined {
  return numbers.reduce<string | undefined>(
    (best, number) => (best !== undefined && best.length >= number.length ? best : number),
    undefined,
  );
}
