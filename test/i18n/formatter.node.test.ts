import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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
    // It is 16:00 in Dubai.
    [16 * hour, '16 hours ago'],
    [16 * hour + minute, 'yesterday'],
    [40 * hour, 'yesterday'],
    [40 * hour + minute, '2 days ago'],
    [7 * day, '7 days ago'],
    [12 * day, '12 days ago'],
    [27 * day + 16 * hour, '27 days ago'],
    [27 * day + 16 * hour + minute, 'Feb 15, 2026'],
    [400 * day, 'Feb 8, 2025'],
  ];
  for (const [age, text] of ages) {
    it(`writes "${text}" for ${age / minute} minutes ago`, () => {
      assert.equal(english.relative(new Date(now - age).toISOString(), now), text);
    });
  }

  const edges: readonly (readonly [then: string, now: string, text: string])[] = [
    ['2026-03-15T10:00', '2026-03-17T09:00', '2 days ago'],
    ['2026-03-14T23:59', '2026-03-15T00:01', '2 minutes ago'],
    ['2026-03-14T23:00', '2026-03-15T00:30', 'yesterday'],
    ['2026-03-15T00:00', '2026-03-15T23:59', '23 hours ago'],
    ['2026-02-28T12:00', '2026-03-01T08:00', 'yesterday'],
    ['2025-12-31T12:00', '2026-01-01T11:00', 'yesterday'],
    ['2025-12-30T12:00', '2026-01-01T11:00', '2 days ago'],
    ['1970-01-01T08:00', '2026-01-01T11:00', 'Jan 1, 1970'],
  ];
  for (const [then, at, text] of edges) {
    it(`writes "${text}" at ${at} for ${then}`, () => {
      assert.equal(english.relative(new Date(then).toISOString(), Date.parse(at)), text);
    });
  }

  describe('where clocks are changed', () => {
    before(() => (process.env['TZ'] = 'Europe/Berlin'));
    after(() => (process.env['TZ'] = 'Asia/Dubai'));

    it('counts a day of 23 hours and one of 25 hours as one day each', () => {
      // Clocks went forward on 29 March and back on 25 October.
      for (const [then, at, text] of [
        ['2026-03-28T12:00', '2026-03-29T12:30', 'yesterday'],
        ['2026-03-28T00:10', '2026-03-30T00:05', '2 days ago'],
        ['2026-10-24T12:00', '2026-10-25T11:30', 'yesterday'],
        ['2026-10-24T23:50', '2026-10-26T23:55', '2 days ago'],
      ] as const)
        assert.equal(english.relative(new Date(then).toISOString(), Date.parse(at)), text);
    });
  });

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
