import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLocalization } from '../../src/i18n/localization.js';
import { messages } from '../../src/i18n/locales/en/index.js';
import type { MessageOverrides } from '../../src/i18n/messages.js';

/** Takes `unknown`, since a host's JavaScript is not type-checked. */
const merged = (overrides: unknown) =>
  createLocalization('en', messages, overrides as MessageOverrides).messages;

describe('createLocalization', () => {
  it('applies a host’s overrides at any depth, and keeps the other messages', () => {
    const changed = merged({
      heading: 'Security',
      methods: { totp: { name: 'Code app' } },
      removeDialog: { keep: (noun: string) => `Never mind the ${noun}` },
    });
    assert.equal(changed.heading, 'Security');
    assert.equal(changed.subheading, messages.subheading);
    assert.deepEqual(changed.methods.totp, { ...messages.methods.totp, name: 'Code app' });
    assert.equal(changed.methods.phone, messages.methods.phone);
    assert.equal(changed.removeDialog.keep('key'), 'Never mind the key');
    assert.equal(changed.removeDialog.confirm('key'), 'Remove key');
  });

  it('ignores overrides of another type', () => {
    const odd = {
      heading: 42,
      subheading: null,
      retry: undefined,
      methods: 'all',
      removeDialog: { keep: 'Keep it', confirm: null },
    };
    assert.deepEqual(merged(odd), messages);
  });

  it('does not change the messages it is given', () => {
    const before = structuredClone({ heading: messages.heading, empty: messages.empty });
    merged({ heading: 'Security', empty: { title: 'Nothing' } });
    assert.deepEqual({ heading: messages.heading, empty: messages.empty }, before);
  });

  it('knows which languages run from right to left', () => {
    const directionOf = (locale: string): string => createLocalization(locale, messages).direction;
    for (const locale of ['ar', 'he', 'fa', 'ur', 'ar-EG', 'HE'])
      assert.equal(directionOf(locale), 'rtl', locale);
    for (const locale of ['en', 'de', 'ja', 'en-GB', 'hr', 'arn'])
      assert.equal(directionOf(locale), 'ltr', locale);
  });

  it('formats in the language of the locale', () => {
    assert.equal(createLocalization('de', messages).format.list(['a', 'b']), 'a und b');
  });
});
