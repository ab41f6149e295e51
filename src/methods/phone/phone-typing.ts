import { toAsciiDigits } from '../../ui/ascii-digits.js';

/** The text of a field, and the position of its caret. */
export interface FieldText {
  readonly text: string;
  readonly caret: number;
}

export interface Edit extends FieldText {
  /** What the field showed before. */
  readonly before: string;
  /** `InputEvent.inputType`. */
  readonly inputType: string;
}

/** Removes what is copied along with a number: invisible characters, a label, and what makes it a link. */
function clean(text: string): string {
  return (
    withoutLink(toAsciiDigits(text).replace(/[\p{Cf}\p{DI}]/gu, ''))
      .replace(/^\s*\p{L}[\p{L}\s]*(?:[.:]+\s*|(?=\+))/u, '')
      // In Brazil, any carrier: "(0xx11) 91234-5678".
      .replace(/(?<!\d)0xx(?=[\s)]*\d)/i, '0')
      .replace(/^\s+|[\s.,;]+$/g, '')
  );
}

/** Reads `tel:` (RFC 3966) and similar links. An extension stays, since nothing can be sent to one. */
function withoutLink(text: string): string {
  const [, scheme = '', rest = ''] = /^\s*(tel|sms|callto|whatsapp):(?:\/\/)?(.*)$/is.exec(text) ?? [];
  if (!scheme) return text;
  const [number = '', ...parameters] = decoded(rest).split(/[;?]/);
  const context = parameters.map((one) => /^phone-context=(\+.*)$/i.exec(one)?.[1]).find(Boolean) ?? '';
  const extension = parameters.find((one) => /^ext=/i.test(one)) ?? '';
  return number.trimStart().startsWith('+') ? number + extension : context + number + extension;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text consists only of digits and what people write between them. */
export function isDialable(text: string): boolean {
  return /^[\d\s+\p{Pd}().·/~_]*$/u.test(clean(text));
}

/** Returns what is dialled: the digits, and a plus in front of them. */
export function toDialled(text: string): string {
  return clean(text)
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '');
}

/**
 * Formats a field after an edit, and keeps the caret behind the same digit.
 *
 * @param format writes a dialled number; may add anything but digits
 */
export function formatEdit(
  { text, caret, before, inputType }: Edit,
  format: (dialled: string) => string,
): FieldText {
  if (!isDialable(text)) return { text, caret };
  let dialled = toDialled(text);
  let left = toDialled(text.slice(0, caret)).length;
  const isDeleted =
    inputType.startsWith('deleteContent') && isDialable(before) && text.length < before.length;
  if (isDeleted && dialled === toDialled(before)) {
    // Formatting would bring back the deleted character, so the digit next to it is deleted instead.
    const at = inputType === 'deleteContentForward' ? left : left - 1;
    dialled = dialled.slice(0, Math.max(0, at)) + dialled.slice(at + 1);
    left = Math.max(0, at);
  }
  const formatted = format(dialled);
  return {
    text: formatted,
    caret: left === dialled.length ? formatted.length : endOfDialled(formatted, left),
  };
}

/** Where the first `count` dialled characters of a formatted number end. */
function endOfDialled(formatted: string, count: number): number {
  let end = 0;
  for (let seen = 0; seen < count && end < formatted.length; end += 1) {
    if (/[\d+]/.test(formatted.charAt(end))) seen += 1;
  }
  return end;
}
