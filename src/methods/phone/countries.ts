import { isolate } from '../../i18n/isolate.js';
import type { Localization } from '../../i18n/localization.js';

export interface CountryOption {
  readonly code: string;
  readonly label: string;
}

interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Without the plus. Absent when it is not known. */
  readonly callingCode?: string;
}

/** "United States (+1)" and so on, sorted by name in the order of the language. */
export function countryOptions(
  countries: readonly Country[],
  { locale, direction }: Localization,
): readonly CountryOption[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return countries
    .map(({ code, callingCode }) => {
      const name = names.of(code) ?? code;
      return { code, label: callingCode ? `${name} (${isolate(`+${callingCode}`, direction)})` : name };
    })
    .sort((one, other) => compare(one.label, other.label));
}

/**
 * The country where a person most likely has their number: the region of the page's language ("en-GB") or of one
 * of the browser's languages, else the country where the page's language is mostly spoken.
 */
export function defaultCountry(locale: string, browserLocales: readonly string[]): string {
  const parsed = [locale, ...browserLocales].flatMap(parseLocale);
  const [first] = parsed;
  const regions = [...parsed, ...(first ? [first.maximize()] : [])].map(({ region }) => region);
  // A region may also be a part of the world: "es-419".
  return regions.find((region) => region !== undefined && /^[A-Z]{2}$/.test(region)) ?? 'US';
}

function parseLocale(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
