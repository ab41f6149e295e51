/** Tags of locales, as the keys of a table. */
export type LocaleTable = Readonly<Record<string, unknown>>;

/** The well-formed part of what may be the name of a POSIX locale, "de_AT.UTF-8", or a list. Empty where there is none. */
export const wellFormed = (given: string): string =>
  given
    .trim()
    .replaceAll('_', '-')
    .replace(/[^a-z\d-].*/is, '');

/** Canonical, old and three-letter codes of a language are the usual one: "iw" is "he", "ger" and "deu" are "de". */
export function findLocale(tag: string, locales: LocaleTable): string | undefined {
  const wanted = canonical(tag, tag);
  const [language] = canonical(tag.replace(/-.*/, ''), '').split('-');
  const keys = Object.keys(locales);
  return keys.find((key) => key === wanted) ?? keys.find((key) => key.replace(/-.*/, '') === language);
}

/**
 * What texts are marked with: dates follow the tag's region, unless the locale itself is for one region, or English
 * stands in for another language.
 */
export function localeOf(tag: string, key: string | undefined): string {
  return key ? (key.includes('-') ? key : canonical(tag, key)) : 'en';
}

function canonical(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback;
  } catch {
    return fallback;
  }
}

/** Languages whose lines run from right to left. */
export const rightToLeft = /^(ar|fa|he|iw|ps|sd|ug|ur|yi|ckb|dv)\b/i;
