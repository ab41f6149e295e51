import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import maximum from 'libphonenumber-js/max/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import { createLocalization } from '../../../src/i18n/localization.js';
import { list as enList } from '../../../src/i18n/locales/en/list.js';
import * as source from '../../../src/methods/phone/phone-numbers.js';
import { phoneLibrary } from '../../../tools/vite/phone-library.js';
import { phoneMetadata } from '../../../tools/vite/phone-metadata.js';
import { unusedMethods } from '../../../tools/vite/unused-methods.js';
import { buildModule } from '../../support/build-module.js';
import { createRandom, samplePattern } from '../../support/sample-pattern.js';

type PhoneNumbers = typeof source;

interface Sample {
  readonly country: string;
  readonly callingCode: string;
  /** Without a prefix. */
  readonly national: string;
  readonly trunkPrefix: string;
}

/** For each country, an example, and a number of each type that the most complete metadata has. */
function samples(): readonly Sample[] {
  const random = createRandom(1);
  return getCountries().flatMap((country) => {
    const plan = maximum.countries[country] as unknown as readonly unknown[];
    const [callingCode, , pattern, , , trunkPrefix] = plan as readonly (string | 0)[];
    const types = (plan[11] || []) as readonly (0 | readonly [pattern: string])[];
    const patterns = [pattern || '', ...types.flatMap((type) => (type && type[0] ? [type[0]] : []))];
    const numbers = [
      getExampleNumber(country, examples)?.nationalNumber ?? '',
      ...patterns.map((one) => samplePattern(one, random)),
    ];
    const shared = { country, callingCode: callingCode || '', trunkPrefix: trunkPrefix || '' };
    return numbers.map((national) => ({ ...shared, national }));
  });
}

const inPairs = (digits: string): string => digits.match(/..?/g)?.join(' ') ?? '';

/** What a person may type, right or wrong. */
const writings: Readonly<Record<string, (sample: Sample) => string>> = {
  international: ({ callingCode, national }) => `+${callingCode}${national}`,
  'international with spaces': ({ callingCode, national }) => `+${callingCode} ${inPairs(national)}`,
  'international with a trunk prefix': ({ callingCode, trunkPrefix, national }) =>
    `+${callingCode} (${trunkPrefix}) ${national}`,
  'international with zeros': ({ callingCode, national }) => `00${callingCode}${national}`,
  'international without a plus': ({ callingCode, national }) => `${callingCode}${national}`,
  national: ({ national }) => national,
  'national with a trunk prefix': ({ trunkPrefix, national }) => `${trunkPrefix}${inPairs(national)}`,
  'with a digit less': ({ national }) => national.slice(0, -1),
  'with half of the digits': ({ callingCode, national }) =>
    `+${callingCode}${national.slice(0, national.length / 2)}`,
  'with a digit more': ({ callingCode, national }) => `+${callingCode}${national}7`,
  'with twice the digits': ({ national }) => national + national,
  'with another first digit': ({ callingCode, national }) =>
    `+${callingCode}${(Number(national[0]) + 5) % 10}${national.slice(1)}`,
  'with another second digit': ({ national }) =>
    `${national[0]}${(Number(national[1]) + 3) % 10}${national.slice(2)}`,
  backwards: ({ national }) => [...national].reverse().join(''),
};

describe('phone numbers of the script tag', () => {
  const all = samples();
  let built: PhoneNumbers;

  before(async () => {
    built = await buildModule('methods/phone/phone-numbers.ts', [
      phoneMetadata(),
      phoneLibrary(),
      unusedMethods('libphonenumber-js'),
    ]);
  });

  it('knows the same countries as the library', () => {
    const localization = createLocalization('en', enList);
    assert.deepEqual(built.phoneCountries(localization), source.phoneCountries(localization));
    assert.ok(all.length > 1500, String(all.length));
  });

  for (const [writing, write] of Object.entries(writings)) {
    it(`reads a number that is written ${writing} as the library does`, () => {
      for (const sample of all) {
        const text = write(sample);
        for (const country of [sample.country, 'GB']) {
          assert.deepEqual(
            built.readNumber(text, country),
            source.readNumber(text, country),
            `${country} ${text}`,
          );
        }
        assert.equal(built.withoutCallingCode(text), source.withoutCallingCode(text), text);
      }
    });
  }

  it('formats each number like the library, digit by digit', () => {
    for (const sample of all) {
      for (const text of [writings.international!(sample), sample.trunkPrefix + sample.national]) {
        for (let caret = 1; caret <= text.length; caret += 1) {
          const edit = { text: text.slice(0, caret), caret, before: '', inputType: 'insertText' };
          assert.deepEqual(
            built.typeNumber(edit, sample.country),
            source.typeNumber(edit, sample.country),
            `${sample.country} ${edit.text}`,
          );
        }
      }
    }
  });
});
