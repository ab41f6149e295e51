import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultCountry } from '../../../src/methods/phone/default-country.js';

type Case = readonly [locale: string, browserLocales: readonly string[], country: string, why: string];

const cases: readonly Case[] = [
  ['en-GB', ['en-US'], 'GB', 'the region of the page’s language'],
  ['en', ['fr-CA', 'en-US'], 'CA', 'the region of the browser’s first language'],
  ['de', ['de', 'en-US'], 'US', 'the region of any of the browser’s languages'],
  ['de', ['de'], 'DE', 'where the language is mostly spoken'],
  ['zh-Hant', [], 'TW', 'where the language is mostly spoken in that script'],
  ['es-419', ['es-MX'], 'MX', 'a country rather than a part of the world'],
  ['en', [], 'US', 'where English is mostly spoken'],
  ['not a tag', ['neither is this'], 'US', 'something, whatever comes'],
];

describe('defaultCountry', () => {
  for (const [locale, browserLocales, country, why] of cases) {
    it(`is ${why}: ${country} for "${locale}" and [${browserLocales.join(', ')}]`, () => {
      assert.equal(defaultCountry(locale, browserLocales), country);
    });
  }
});
