import type { ListMessages } from './list-messages.js';
import type { DialogMessages, Messages } from './messages.js';
import { enList } from './locales/en-list.js';

/** A language. The messages of the list are loaded; those of the dialogs are loaded when one opens. */
export interface LoadedLocale {
  readonly locale: string;
  readonly list: ListMessages;
  readonly dialogs: () => Promise<DialogMessages>;
}

const english = (locale: string): LoadedLocale => ({
  locale,
  list: enList,
  dialogs: async () => (await import('./locales/en-dialogs.js')).enDialogs,
});

/** Every locale except English is one file, downloaded when the page is in that language. */
const locales: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  de: () => import('./locales/de.js'),
  fr: () => import('./locales/fr.js'),
  es: () => import('./locales/es.js'),
  it: () => import('./locales/it.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  'zh-CN': () => import('./locales/zh-CN.js'),
  ar: () => import('./locales/ar.js'),
  he: () => import('./locales/he.js'),
};

/** In use until another language has been downloaded. */
export const defaultLocale = english('en');

/**
 * Loads the best match for a BCP 47 tag: pt-BR for "pt-PT", zh-CN for "zh-Hant", English for "xx". Dates follow
 * the tag's region, unless the locale itself is for one region.
 * Falls back to English when the download fails: messages in another language beat none.
 */
export async function loadLocale(given: string): Promise<LoadedLocale> {
  const tag = wellFormed(given);
  const key = findLocale(tag);
  if (key === undefined) return englishFor(tag);
  try {
    const { messages } = await (locales[key] as NonNullable<(typeof locales)[string]>)();
    return {
      locale: key.includes('-') ? key : canonical(tag, key),
      list: messages,
      dialogs: async () => messages,
    };
  } catch {
    return english('en');
  }
}

/** English for any page. Dates follow the region of an English tag, such as "en-GB". */
export function englishFor(given: string): LoadedLocale {
  const tag = wellFormed(given);
  return english(/^en\b/i.test(tag) ? canonical(tag, 'en') : 'en');
}

/** Whether `loadLocale(tag)` finds English, which needs no download. */
export function isEnglish(tag: string): boolean {
  return findLocale(wellFormed(tag)) === undefined;
}

/** Canonical, old and three-letter codes of a language are the usual one: "iw" is "he", "ger" and "deu" are "de". */
function findLocale(tag: string): string | undefined {
  const wanted = canonical(tag, tag);
  const [language] = canonical(/^[^-]*/.exec(tag)?.[0] ?? '', '').split('-');
  const keys = Object.keys(locales);
  return keys.find((key) => key === wanted) ?? keys.find((key) => key.split('-')[0] === language);
}

/** The tag in what may be the name of a POSIX locale, "de_AT.UTF-8", or a list. Empty where there is none. */
function wellFormed(given: string): string {
  return /^[a-z\d-]*/i.exec(given.trim().replaceAll('_', '-'))?.[0] ?? '';
}

function canonical(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
