import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toAsciiDigits } from '../../src/ui/ascii-digits.js';

const lastCodePoint = 0x10ffff;

/** Every decimal digit of Unicode, in order: ten for each script, from zero to nine. */
function allDigits(): readonly string[] {
  const digits: string[] = [];
  for (let codePoint = 0; codePoint <= lastCodePoint; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(character)) digits.push(character);
  }
  return digits;
}

describe('toAsciiDigits', () => {
  it('converts every decimal digit of Unicode', () => {
    const digits = allDigits();
    assert.ok(digits.length > 600);
    const wrong = digits.filter((digit, index) => toAsciiDigits(digit) !== String(index % 10));
    assert.deepEqual(wrong, []);
  });

  it('keeps the characters around the digits', () => {
    assert.equal(toAsciiDigits('Kode: ١٢٣-٤٥٦, ok'), 'Kode: 123-456, ok');
  });

  it('replaces full-width signs and no-break spaces with plain ones', () => {
    assert.equal(toAsciiDigits('+49\u00a0(30)'), '+49 (30)');
  });
});
