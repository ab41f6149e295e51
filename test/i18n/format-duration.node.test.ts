import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDuration } from '../../src/i18n/format-duration.js';

const told: readonly (readonly [seconds: number, text: string])[] = [
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
  for (const [seconds, text] of told) {
    it(`says "${text}" for ${seconds} seconds: rather too long than too short`, () => {
      assert.equal(formatDuration(seconds, 'en'), text);
    });
  }

  it('speaks the language', () => {
    assert.equal(formatDuration(23, 'de'), '23 Sek.');
  });
});
