import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toAsciiDigits } from '../../src/ui/ascii-digits.js';

const lastCodePoint = 0x10ffff;

/** Every decimal digit there is, in order: each script's ten stand together, from zero to nine. */
function allDigits(): readonly string[] {
  const digits: string[] = [];
  for (let codePoint = 0; codePoint <= lastCodePoint; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(character)) digits.push(character);
  }
  return digits;
}

describe('toAsciiDigits', () => {
  it('knows the value of every decimal digit of Unicode', () => {
    const digits = allDigits();
    assert.ok(digits.length > 600);
    const wrong = digits.filter((digit, index) => toAsciiDigits(digit) !== String(index % 10));
    assert.deepEqual(wrong, []);
  });

  it('leaves other characters in place', () => {
    assert.equal(toAsciiDigits('Kode: ١٢٣-٤٥٦, ok'), 'Kode: 123-456, ok');
  });

  it('writes full-width signs and no-break spaces as plain ones', () => {
    assert.equal(toAsciiDigits('+49\u00a0(30)'), '+49 (30)');
  });
});
