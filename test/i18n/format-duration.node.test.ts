import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDuration, formatWhen } from '../../src/i18n/format-duration.js';

const durations: readonly (readonly [seconds: number, text: string])[] = [
  [1, '1 sec'],
  [23, '23 sec'],
  [119, '119 sec'],
  [120, '2 min'],
  [121, '3 min'],
  [60, '60 sec'],
  [3540, '59 min'],
  [3541, '1 hr'],
  [3600, '1 hr'],
  [3601, '61 min'],
  [7140, '119 min'],
  [7141, '2 hr'],
  [7200, '2 hr'],
  [7201, '3 hr'],
  [86_400, '1 day'],
  [86_401, '25 hr'],
  [200_000, '3 days'],
];

describe('formatDuration', () => {
  for (const [seconds, text] of durations) {
    it(`writes ${seconds} seconds as "${text}", never too short`, () => {
      assert.equal(formatDuration(seconds, 'en'), text);
    });
  }

  it('writes in the language of the locale', () => {
    assert.equal(formatDuration(23, 'de'), '23 Sek.');
  });
});

describe('formatWhen', () => {
  const moments: readonly (readonly [seconds: number, locale: string, text: string])[] = [
    [1, 'en', 'in 1 second'],
    [30, 'en', 'in 30 seconds'],
    [600, 'en', 'in 10 minutes'],
    [3600, 'en', 'in 1 hour'],
    [86_400, 'en', 'in 1 day'],
    [172_800, 'de', 'in 2 Tagen'],
    [3600, 'fr', 'dans 1 heure'],
    [300, 'pl', 'za 5 minut'],
    [2, 'ja', '2 秒後'],
  ];
  for (const [seconds, locale, text] of moments) {
    it(`writes that ${seconds} seconds are over "${text}"`, () => {
      assert.equal(formatWhen(seconds, locale), text);
    });
  }
});
