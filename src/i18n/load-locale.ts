import type { DialogMessages, ListMessages, Messages } from './messages.js';
import { enList } from './locales/en-list.js';

/** A language: the list's words are there, the dialogs' come when one opens. */
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

/** Every locale but English is a file of its own, downloaded when the page is in that language. */
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

/** What is on screen before any other language has arrived. */
export const defaultLocale = english('en');

/**
 * The best match for a BCP 47 tag: "pt-PT" finds pt-BR, "zh-Hant" finds zh-CN, "xx" finds English. Its region
 * is kept for the dates, but where the words are a region's own.
 * A locale that can't be downloaded falls back to English too: words in another language beat none.
 */
export async function loadLocale(tag: string): Promise<LoadedLocale> {
  const key = findLocale(tag);
  if (key === undefined) return englishFor(tag);
  try {
    const { messages } = await (locales[key] as NonNullable<(typeof locales)[string]>)();
    return {
      locale: key.includes('-') ? key : canonical(tag),
      list: messages,
      dialogs: async () => messages,
    };
  } catch {
    return english('en');
  }
}

/** "en-GB" keeps its dates; a page in a language without words here is spoken to in plain English. */
export function englishFor(tag: string): LoadedLocale {
  return english(/^en\b/i.test(tag) ? canonical(tag) : 'en');
}

/** Whether `tag` is in the language of the first download. */
export function isEnglish(tag: string): boolean {
  return findLocale(tag) === undefined;
}

function findLocale(tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  const language = wanted.split('-')[0] ?? '';
  const keys = Object.keys(locales);
  return (
    keys.find((key) => key.toLowerCase() === wanted) ??
    keys.find((key) => key.toLowerCase().split('-')[0] === (language === 'iw' ? 'he' : language))
  );
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
