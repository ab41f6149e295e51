import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLocalization } from '../../../src/i18n/localization.js';
import { list as enList } from '../../../src/i18n/locales/en/list.js';
import { countryOptions, defaultCountry } from '../../../src/methods/phone/countries.js';

const countries = [
  { code: 'AT', callingCode: '43' },
  { code: 'SE', callingCode: '46' },
  { code: 'AX', callingCode: '358' },
  { code: 'ZW', callingCode: '263' },
];
const labels = (locale: string): readonly string[] =>
  countryOptions(countries, createLocalization(locale, enList)).map(({ label }) => label);

describe('countryOptions', () => {
  it('names countries in the page’s language, with their calling codes', () => {
    assert.deepEqual(labels('en'), [
      'Åland Islands (+358)',
      'Austria (+43)',
      'Sweden (+46)',
      'Zimbabwe (+263)',
    ]);
  });

  it('sorts countries by the rules of the language', () => {
    assert.deepEqual(
      labels('sv'),
      ['Österrike (+43)', 'Sverige (+46)', 'Zimbabwe (+263)', 'Åland (+358)'].sort(
        new Intl.Collator('sv').compare,
      ),
    );
    assert.deepEqual(labels('de')[1], 'Österreich (+43)');
  });

  it('keeps the calling code in one piece in right-to-left text', () => {
    assert.ok(labels('ar').every((label) => /\(\u2068\+\d+\u2069\)$/.test(label)));
  });
});

type Case = readonly [locale: string, browserLocales: readonly string[], country: string, why: string];

const cases: readonly Case[] = [
  ['en-GB', ['en-US'], 'GB', 'the region of the page’s language'],
  ['en', ['fr-CA', 'en-US'], 'CA', 'the region of the browser’s first language'],
  ['de', ['de', 'en-US'], 'US', 'the region of any of the browser’s languages'],
  ['de', ['de'], 'DE', 'where the language is mostly spoken'],
  ['zh-Hant', [], 'TW', 'where the language is mostly spoken in that script'],
  ['es-419', ['es-MX'], 'MX', 'a country rather than a part of the world'],
  ['en', [], 'US', 'where English is mostly spoken'],
  ['not a tag', ['neither is this'], 'US', 'a country even when nothing can be read'],
];

describe('defaultCountry', () => {
  for (const [locale, browserLocales, country, why] of cases) {
    it(`is ${why}: ${country} for "${locale}" and [${browserLocales.join(', ')}]`, () => {
      assert.equal(defaultCountry(locale, browserLocales), country);
    });
  }
});
