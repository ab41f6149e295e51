import { productWords, type ProductWords } from './product-words.js';

export type Language = keyof typeof productWords;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(productWords, value);
}

export const languages: readonly Language[] = Object.keys(productWords).filter(isLanguage);

const rightToLeft: readonly Language[] = ['ar', 'he'];

/** What a language calls itself. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The words of the page's language. */
export function words(): ProductWords {
  const { lang } = document.documentElement;
  return productWords[isLanguage(lang) ? lang : 'en'];
}

/** Puts the page into a language; the element sees `lang` change and follows. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.includes(language) ? 'rtl' : 'ltr';
  const said: Readonly<Record<string, string>> = { ...words() };
  document.title = `${words().accountSettings} · Harbour`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const text = said[element.dataset['words'] ?? ''];
    if (text !== undefined) element.textContent = text;
  }
}
