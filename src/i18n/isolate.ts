const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A foreign text, such as a name, made safe to stand within a sentence: where the directions of the two
 * may differ it is isolated, so that it can't turn the words around it.
 */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || rightToLeftLetter.test(text) ? `\u2068${text}\u2069` : text;
}
