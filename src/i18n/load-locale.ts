import type { ListMessages } from './list-messages.js';
import { findLocale, localeOf, wellFormed } from './match-locale.js';
import type { LoadDialogs } from './messages.js';
import { list, loadDialogs } from './locales/en/list.js';

interface ListPart {
  readonly list: ListMessages;
  readonly loadDialogs: LoadDialogs;
}

/** A language. The messages of the list are loaded; the others are when they are needed. */
export interface LoadedLocale extends ListPart {
  readonly locale: string;
}

const english = (locale: string): LoadedLocale => ({ locale, list, loadDialogs });

/** The list's messages of every locale except English are downloaded when the page is in that language. */
const locales: Readonly<Record<string, false | (() => Promise<ListPart>)>> = {
  en: false,
  de: () => import('./locales/de/list.js'),
  fr: () => import('./locales/fr/list.js'),
  es: () => import('./locales/es/list.js'),
  it: () => import('./locales/it/list.js'),
  'pt-BR': () => import('./locales/pt-BR/list.js'),
  nl: () => import('./locales/nl/list.js'),
  pl: () => import('./locales/pl/list.js'),
  ja: () => import('./locales/ja/list.js'),
  ko: () => import('./locales/ko/list.js'),
  'zh-CN': () => import('./locales/zh-CN/list.js'),
  ar: () => import('./locales/ar/list.js'),
  he: () => import('./locales/he/list.js'),
};

/** In use until another language has been downloaded. */
export const defaultLocale = english('en');

/**
 * Loads the best match for a BCP 47 tag: pt-BR for "pt-PT", zh-CN for "zh-Hant", English for "xx". Dates follow
 * the tag's region, unless the locale itself is for one region, or English stands in for another language.
 * English is there at once. It is also what a failed download ends with: messages in another language beat none.
 */
export function loadLocale(given: string): LoadedLocale | Promise<LoadedLocale> {
  const tag = wellFormed(given);
  const key = findLocale(tag, locales);
  const locale = localeOf(tag, key);
  const load = key && locales[key];
  return load ? download(load, locale) : english(locale);
}

async function download(load: () => Promise<ListPart>, locale: string): Promise<LoadedLocale> {
  try {
    return { ...(await load()), locale };
  } catch {
    return defaultLocale;
  }
}
