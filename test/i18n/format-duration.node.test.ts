import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDuration } from '../../src/i18n/format-duration.js';

const durations: readonly (readonly [seconds: number, text: string])[] = [
  [1, '1 sec'],
  [23, '23 sec'],
  [119, '119 sec'],
  [120, '2 min'],
  [121, '3 min'],
  [7199, '120 min'],
  [7200, '2 hr'],
  [7201, '3 hr'],
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
