import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultLocale, loadLocale } from '../../src/i18n/load-locale.js';
import { messages as german } from '../../src/i18n/locales/de/index.js';
import { messages } from '../../src/i18n/locales/en/index.js';

describe('loadLocale', () => {
  it('falls back to English, dates included, for a language without a locale', async () => {
    for (const tag of ['xx', 'tlh-KX', '', 'not a tag', '日本', 'x-klingon', 'C', '-', '_', 'deutsch']) {
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
    // A locale for one region keeps that region's dates, too.
    pt: 'pt-BR',
    'pt-PT': 'pt-BR',
    'zh-Hant-TW': 'zh-CN',
    // Hebrew's language code until 1989, which some systems still send.
    iw: 'he',
    // As operating systems, servers and typing errors write them.
    DE: 'de',
    de_DE: 'de-DE',
    'de_AT.UTF-8': 'de-AT',
    'de_DE@euro': 'de-DE',
    'de-': 'de',
    'de--AT': 'de',
    ' fr ': 'fr',
    'fr-CA,fr;q=0.9': 'fr-CA',
    pt_BR: 'pt-BR',
    zh_Hant_TW: 'zh-CN',
    iw_IL: 'he-IL',
    // Three-letter codes, of ISO 639-2 and 639-3.
    deu: 'de',
    ger_AT: 'de-AT',
    fra: 'fr',
    'cmn-Hans-CN': 'zh-CN',
    arb: 'ar',
    // Extensions and variants change nothing.
    'de-DE-u-co-phonebk': 'de-DE-u-co-phonebk',
    'de-x-formal': 'de-x-formal',
    'DE-1996': 'de-1996',
  };
  for (const [tag, expected] of Object.entries(matches)) {
    it(`loads ${expected} for "${tag}"`, async () => {
      const { locale, list } = await loadLocale(tag);
      assert.equal(locale, expected);
      assert.notEqual(list.heading, messages.heading);
    });
  }

  it('compares the whole language part of a tag, not only its start', async () => {
    for (const tag of ['den', 'frr-DE', 'jam', 'x-de'])
      assert.equal((await loadLocale(tag)).locale, 'en', tag);
  });

  it('keeps the region of an English tag, for its dates', async () => {
    assert.equal((await loadLocale('en-GB')).locale, 'en-GB');
    assert.equal((await loadLocale('EN-gb')).locale, 'en-GB');
    assert.equal((await loadLocale('en_GB.UTF-8')).locale, 'en-GB');
    assert.equal((await loadLocale('en')).locale, 'en');
  });

  it('falls back to plain English for an invalid English tag', async () => {
    assert.equal((await loadLocale('en-')).locale, 'en');
  });

  it('begins with the messages of the list, and loads those of the dialogs, of adding and of help later', async () => {
    for (const { locale, list, loadDialogs } of [
      defaultLocale,
      await loadLocale('en'),
      await loadLocale('de'),
    ]) {
      const all = locale === 'de' ? german : messages;
      assert.equal('cancel' in list, false);
      const { dialogs, loadEnrollment, loadHelp } = await loadDialogs();
      assert.equal(dialogs.cancel, all.cancel);
      assert.equal('totp' in dialogs, false);
      assert.equal((await loadEnrollment()).totp.intro, all.totp.intro);
      assert.equal((await loadHelp()).skip, all.skip);
    }
  });

  it('has English, and the fallback to it, at once', () => {
    for (const tag of ['en', 'en-AU', 'xx']) assert.ok('list' in loadLocale(tag), tag);
    assert.ok(loadLocale('de') instanceof Promise);
  });
});
