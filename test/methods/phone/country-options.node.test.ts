import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLocalization } from '../../../src/i18n/localization.js';
import { enList } from '../../../src/i18n/locales/en-list.js';
import { countryOptions } from '../../../src/methods/phone/country-options.js';

const countries = [
  { code: 'AT', callingCode: '43' },
  { code: 'SE', callingCode: '46' },
  { code: 'AX', callingCode: '358' },
  { code: 'ZW', callingCode: '263' },
];
const labels = (locale: string): readonly string[] =>
  countryOptions(countries, createLocalization(locale, enList)).map(({ label }) => label);

describe('countryOptions', () => {
  it('names countries in the language, with their calling codes', () => {
    assert.deepEqual(labels('en'), [
      'Åland Islands (+358)',
      'Austria (+43)',
      'Sweden (+46)',
      'Zimbabwe (+263)',
    ]);
  });

  it('sorts by the rules of the language', () => {
    assert.deepEqual(
      labels('sv'),
      ['Österrike (+43)', 'Sverige (+46)', 'Zimbabwe (+263)', 'Åland (+358)'].sort(
        new Intl.Collator('sv').compare,
      ),
    );
    assert.deepEqual(labels('de')[1], 'Österreich (+43)');
  });

  it('keeps the calling code in one piece where text runs from right to left', () => {
    assert.ok(labels('ar').every((label) => /\(\u2068\+\d+\u2069\)$/.test(label)));
  });
});
