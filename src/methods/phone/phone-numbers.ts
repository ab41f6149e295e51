import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min/es6';
import metadata from 'libphonenumber-js/min/metadata';
import type { Localization } from '../../i18n/localization.js';
import { countryOptions, defaultCountry, type CountryOption } from './countries.js';
import { formatEdit, isDialable, toDialled, type Edit, type FieldText } from './phone-typing.js';

/**
 * Owns what is known about the world's phone numbers, and handles a number in the form its field shows.
 * Does not own the form, which can be filled in before this file has been downloaded: the numbering plans of 245
 * countries are several times the size of everything else that adding a phone needs.
 */

export type PhoneNumberProblem = 'empty' | 'digitsOnly' | 'tooShort' | 'tooLong' | 'invalid';

export type PhoneNumberReading =
  | {
      /** E.164. */
      readonly number: string;
      /** For people: "+1 415 555 0132". */
      readonly international: string;
    }
  | {
      readonly problem: PhoneNumberProblem;
      /** The number all the same, where only the numbering plan known here speaks against it. */
      readonly unusual?: { readonly number: string; readonly international: string };
    };

export interface TypedNumber extends FieldText {
  /** The country that a calling code belongs to, else the one that was chosen. */
  readonly country: string;
}

/** Longer than any number with all its prefixes. Longer text is not formatted. */
const longestNumber = 40;

/** Every country that has phone numbers of its own, for a person to choose from. */
export function phoneCountries(localization: Localization): readonly CountryOption[] {
  const countries = getCountries().map((code) => ({ code, callingCode: getCountryCallingCode(code) }));
  return countryOptions(countries, localization);
}

/** The country of a number that is written without a calling code. */
export function usualCountry(locale: string): string {
  return known(defaultCountry(locale, navigator.languages)) ?? 'US';
}

/** Formats the field after an edit, as numbers are written in the country. */
export function typeNumber(edit: Edit, country: string): TypedNumber {
  let typed = { text: '', country };
  const field = formatEdit(edit, (dialled) => {
    typed = format(dialled, country);
    return typed.text;
  });
  return { ...field, country: typed.country };
}

/** Returns the number without its calling code, to which another country's can be added. */
export function withoutCallingCode(text: string): string {
  const dialled = toDialled(text);
  if (!dialled.startsWith('+') || !isDialable(text)) return text;
  const typing = new AsYouType();
  typing.input(dialled);
  return dialled.slice(1 + (typing.getCallingCode() ?? '').length);
}

/** What people write in other ways than today's, where numbers as they stand are not possible. */
const rewritings: readonly (readonly [written: RegExp, dialled: string, country?: string])[] = [
  // How a call abroad begins, wherever that is. No calling code begins with a zero.
  [/^\+?(?:00+|011)(?=[1-9])/, '+'],
  // Mexico until 2019: a 1 behind the calling code, or a prefix, for mobile phones.
  [/^\+52(?:04[45]|01|1)(?=\d{10}$)/, '+52'],
  [/^(?:52)?(?:04[45]|01|1)(?=\d{10}$)/, '', 'MX'],
  // Benin until 2024: without the 01.
  [/^\+229(?=\d{8}$)/, '+22901'],
  [/^(?=\d{8}$)/, '01', 'BJ'],
  // Argentina: the 15 of mobile phones, which the 9 behind the calling code stands for abroad.
  [/^\+549(?=\d*15\d*$)(?=\d{12}$)/, '+54'],
  [/^\+5415(?=\d{10}$)/, '+549'],
];

/**
 * Finds the number in what was typed. What is not possible as far as is known here is a problem, with the number all
 * the same: numbering plans change faster than pages are updated.
 */
export function readNumber(text: string, country: string): PhoneNumberReading {
  if (!isDialable(text)) return { problem: 'digitsOnly' };
  const dialled = toDialled(text);
  if (!/\d/.test(dialled)) return { problem: 'empty' };
  const reading = read(dialled, country);
  if (!('problem' in reading)) return reading;
  let rewritten = dialled;
  for (const [written, prefix, only = country] of rewritings) {
    if (only !== country || !written.test(rewritten)) continue;
    rewritten = rewritten.replace(written, prefix);
    const other = read(rewritten, country);
    if (!('problem' in other)) return other;
  }
  return reading;
}

function read(dialled: string, country: string): PhoneNumberReading {
  const from = known(country);
  const asWritten = parsePhoneNumberFromString(dialled, from);
  const numbers = asWritten ? [asWritten, ...withoutTrunkZero(asWritten)] : [];
  const number = numbers.find((one) => one.isValid()) ?? numbers.find((one) => one.isPossible());
  if (number) return { number: number.number, international: number.formatInternational() };
  const problem = problemOf(dialled, from);
  const written = asWritten?.number ?? dialled;
  if (!/^\+[1-9]\d{6,14}$/.test(written)) return { problem };
  return {
    problem,
    unusual: { number: written, international: asWritten?.formatInternational() ?? written },
  };
}

/** In "+48 (0)512 345 678" the zero is dialled only within the country. In Italy, it belongs to the number. */
function withoutTrunkZero({ nationalNumber, countryCallingCode }: PhoneNumber): readonly PhoneNumber[] {
  if (!nationalNumber.startsWith('0')) return [];
  return [parsePhoneNumberFromString(`+${countryCallingCode}${nationalNumber.slice(1)}`) ?? []].flat();
}

function problemOf(dialled: string, from: CountryCode | undefined): PhoneNumberProblem {
  switch (validatePhoneNumberLength(dialled, from)) {
    case 'TOO_SHORT':
      return 'tooShort';
    case 'TOO_LONG':
      return 'tooLong';
    default:
      return 'invalid';
  }
}

function format(dialled: string, country: string): { readonly text: string; readonly country: string } {
  const unchanged = { text: dialled, country };
  if (dialled.length > longestNumber) return unchanged;
  try {
    const typing = new AsYouType(known(country));
    const text = typing.input(dialled);
    return { text, country: dialled.startsWith('+') ? countryOf(typing, country) : country };
  } catch {
    // The library throws for a few beginnings, such as "05" in Cape Verde.
    return unchanged;
  }
}

/** Of countries that share a calling code: the one its further digits belong to, else the chosen one, else the largest. */
function countryOf(typing: AsYouType, chosen: string): string {
  const callingCode = typing.getCallingCode();
  const country = typing.getCountry();
  if (country !== undefined || callingCode === undefined) return country ?? chosen;
  const sharing = metadata.country_calling_codes[callingCode] ?? [];
  return sharing.find((code) => code === chosen) ?? sharing[0] ?? chosen;
}

function known(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
