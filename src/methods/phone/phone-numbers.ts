import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

/**
 * All that is known of the world's phone numbers. Downloaded when a phone is added, not with its form.
 * Numbers are given as they are dialled: digits, with a plus before a calling code.
 */

export interface PhoneCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Without the plus. */
  readonly callingCode: string;
}

export type PhoneNumberProblem = 'tooShort' | 'tooLong' | 'invalid';

export type PhoneNumberReading =
  | {
      /** E.164. */
      readonly number: string;
      /** For people: "+1 415 555 0132". */
      readonly international: string;
    }
  | { readonly problem: PhoneNumberProblem };

const problems: Readonly<Partial<Record<string, PhoneNumberProblem>>> = {
  TOO_SHORT: 'tooShort',
  TOO_LONG: 'tooLong',
};

/** Longer than any number with all its prefixes: nothing to be formatted. */
const longestNumber = 40;

export function phoneCountries(): readonly PhoneCountry[] {
  return getCountries().map((code) => ({ code, callingCode: getCountryCallingCode(code) }));
}

/** The number so far as it is written there, and the country: the one that a calling code belongs to, else `country`. */
export function formatTyped(
  dialled: string,
  country: string,
): { readonly text: string; readonly country: string } {
  if (dialled.length > longestNumber) return { text: dialled, country };
  try {
    const typing = new AsYouType(known(country));
    const text = typing.input(dialled);
    return { text, country: dialled.startsWith('+') ? countryOf(typing, country) : country };
  } catch {
    // The library throws for a few beginnings, such as "05" in Cape Verde.
    return { text: dialled, country };
  }
}

/** What follows the calling code, where the number has one. */
export function withoutCallingCode(dialled: string): string {
  const typing = new AsYouType();
  typing.input(dialled);
  return dialled.replace(`+${typing.getCallingCode() ?? ''}`, '');
}

/** Only what is impossible is refused: which numbers are in use changes faster than pages are updated. */
export function readPhoneNumber(dialled: string, country: string): PhoneNumberReading {
  const from = known(country);
  const reading = read(dialled, from);
  // "00" begins an international call in most countries, and a national number in none.
  const international =
    'problem' in reading && dialled.startsWith('00') ? read(dialled.replace(/^0+/, '+'), from) : reading;
  return 'problem' in international ? reading : international;
}

function read(dialled: string, country: CountryCode | undefined): PhoneNumberReading {
  const number = parsePhoneNumberFromString(dialled, country ? { defaultCountry: country } : {});
  if (number?.isPossible()) return { number: number.number, international: number.formatInternational() };
  const reason = validatePhoneNumberLength(dialled, country ? { defaultCountry: country } : {});
  return { problem: problems[reason ?? ''] ?? 'invalid' };
}

function known(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}

/** Several countries share some calling codes: then it is the chosen one, else the one that has most of the numbers. */
function countryOf(typing: AsYouType, chosen: string): string {
  const country = typing.getCountry();
  const callingCode = typing.getCallingCode();
  if (country !== undefined || callingCode === undefined) return country ?? chosen;
  if (isSupportedCountry(chosen) && getCountryCallingCode(chosen) === callingCode) return chosen;
  return metadata.country_calling_codes[callingCode]?.[0] ?? chosen;
}
