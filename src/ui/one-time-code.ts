/** The shortest and longest codes that a message may hold; the API sets no length, today's have 6 digits. */
const codeInText = /\p{Nd}(?:[\s\u00a0\u202f-]?\p{Nd}){3,9}/gu;

/**
 * The digits of what was typed or pasted: "123 456", "123-456", full-width or Arabic digits, or a whole
 * message, of which the part that looks most like a code counts.
 */
export function readOneTimeCode(text: string): string {
  const typed = toAsciiDigits(text);
  if (!/[^\d\s\u00a0\u202f-]/u.test(typed)) return onlyDigits(typed);
  const candidates = (typed.match(codeInText) ?? []).map(onlyDigits);
  return candidates.find((code) => code.length === 6) ?? candidates[0] ?? onlyDigits(typed).slice(0, 10);
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Every decimal digit of Unicode stands in a run of ten that begins with its zero. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    for (let value = 0; value < 10; value += 1) {
      const zero = code - value;
      if (/^\p{Nd}$/u.test(String.fromCodePoint(zero)) && !/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) {
        return String(value);
      }
    }
    return digit;
  });
}
