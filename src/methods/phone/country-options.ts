import { isolate } from '../../i18n/isolate.js';
import type { Localization } from '../../i18n/localization.js';

export interface CountryOption {
  readonly code: string;
  readonly label: string;
}

interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Without the plus; absent while it is not known. */
  readonly callingCode?: string;
}

/** "United States (+1)", by name in the order of the language. */
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
