const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Makes a foreign text, such as a name, safe to use in a sentence. If the two may run in different directions,
 * isolation marks keep the text from reordering the words around it.
 */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || rightToLeftLetter.test(text) ? `\u2068${text}\u2069` : text;
}
