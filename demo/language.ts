import { productWords, type ProductWords } from './product-words.js';

export type Language = keyof typeof productWords;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(productWords, value);
}

export const languages: readonly Language[] = Object.keys(productWords).filter(isLanguage);

const rightToLeft: readonly Language[] = ['ar', 'he'];

/** A language's name in that language. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The demo's texts in the page's language. */
export function words(): ProductWords {
  const { lang } = document.documentElement;
  return productWords[isLanguage(lang) ? lang : 'en'];
}

/** Switches the page to a language. The element notices that `lang` has changed, and follows. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.includes(language) ? 'rtl' : 'ltr';
  const texts: Readonly<Record<string, string>> = { ...words() };
  document.title = `${words().accountSettings} · Harbour`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const text = texts[element.dataset['words'] ?? ''];
    if (text !== undefined) element.textContent = text;
  }
}
