import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultLocale, isEnglish, loadLocale } from '../../src/i18n/load-locale.js';
import { messages } from '../../src/i18n/locales/en.js';

describe('loadLocale', () => {
  it('speaks English where there are no words in a language, with English dates', async () => {
    for (const tag of ['xx', 'tlh-KX', '', 'not a tag', '日本']) {
      const { locale, list } = await loadLocale(tag);
      assert.equal(locale, 'en', tag);
      assert.equal(list.heading, messages.heading);
    }
  });

  const matches: Readonly<Record<string, string>> = {
    de: 'de',
    'de-AT': 'de-AT',
    'DE-ch': 'de-CH',
    'fr-CA': 'fr-CA',
    // Words that are a region's own are kept together with its dates.
    pt: 'pt-BR',
    'pt-PT': 'pt-BR',
    'zh-Hant-TW': 'zh-CN',
    // The code of Hebrew until 1989, which some systems still send.
    iw: 'he',
  };
  for (const [tag, expected] of Object.entries(matches)) {
    it(`finds the words for "${tag}" under ${expected}`, async () => {
      const { locale, list } = await loadLocale(tag);
      assert.equal(locale, expected);
      assert.notEqual(list.heading, messages.heading);
      assert.equal(isEnglish(tag), false);
    });
  }

  it('takes the whole first part of a tag for its language', async () => {
    for (const tag of ['den', 'frr-DE', 'jam', 'x-de'])
      assert.equal((await loadLocale(tag)).locale, 'en', tag);
  });

  it('keeps the region of an English page, for its dates', async () => {
    assert.equal((await loadLocale('en-GB')).locale, 'en-GB');
    assert.equal((await loadLocale('EN-gb')).locale, 'en-GB');
    assert.equal((await loadLocale('en')).locale, 'en');
  });

  it('falls back to plain English for an English tag that is none', async () => {
    assert.equal((await loadLocale('en-')).locale, 'en');
  });

  it('has the dialogs’ words, too', async () => {
    const { dialogs } = await loadLocale('en');
    assert.equal((await dialogs()).cancel, messages.cancel);
    assert.equal((await defaultLocale.dialogs()).cancel, messages.cancel);
  });

  it('has the words of English at hand, which need no download', () => {
    assert.equal(isEnglish('en'), true);
    assert.equal(isEnglish('en-AU'), true);
    assert.equal(isEnglish('xx'), true);
  });
});
