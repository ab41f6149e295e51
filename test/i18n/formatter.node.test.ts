import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Formatter } from '../../src/i18n/formatter.js';

process.env['TZ'] = 'Asia/Dubai';

const now = Date.parse('2026-03-15T12:00:00Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Node and browsers put a narrow no-break space before "AM". */
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

describe('Formatter', () => {
  const english = new Formatter('en');

  it('writes dates as the locale and its region do', () => {
    const iso = '2026-03-10T20:30:00Z';
    assert.equal(english.date(iso), 'Mar 11, 2026');
    assert.equal(new Formatter('en-GB').date(iso), '11 Mar 2026');
    assert.equal(new Formatter('de').date(iso), '11.03.2026');
    assert.equal(new Formatter('ja').date(iso), '2026/03/11');
  });

  it('writes the exact time in the person’s time zone', () => {
    assert.equal(plain(english.exact('2026-03-10T20:30:00Z')), 'March 11, 2026 at 12:30:00 AM');
    assert.equal(new Formatter('de').exact('2026-03-10T20:30:00Z'), '11. März 2026 um 00:30:00');
  });

  const ages: readonly (readonly [age: number, text: string])[] = [
    [-3 * hour, 'now'],
    [0, 'now'],
    [59 * second, 'now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [hour, '1 hour ago'],
    [23 * hour, '23 hours ago'],
    [day, 'yesterday'],
    [2 * day, '2 days ago'],
    [7 * day - second, '6 days ago'],
    [7 * day, 'last week'],
    [28 * day - second, '3 weeks ago'],
    [28 * day, 'Feb 15, 2026'],
    [400 * day, 'Feb 8, 2025'],
  ];
  for (const [age, text] of ages) {
    it(`writes "${text}" for ${age / minute} minutes ago`, () => {
      assert.equal(english.relative(new Date(now - age).toISOString(), now), text);
    });
  }

  it('writes relative times in the language of the locale', () => {
    const twoDaysAgo = new Date(now - 2 * day).toISOString();
    assert.equal(new Formatter('de').relative(twoDaysAgo, now), 'vorgestern');
    assert.equal(new Formatter('ar').relative(twoDaysAgo, now), 'أول أمس');
  });

  it('joins the items of a list', () => {
    assert.equal(english.list([]), '');
    assert.equal(english.list(['Password']), 'Password');
    assert.equal(english.list(['Password', 'Phone', 'Email']), 'Password, Phone, and Email');
    assert.equal(new Formatter('de').list(['Passwort', 'Telefon']), 'Passwort und Telefon');
  });
});
