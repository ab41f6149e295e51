import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import metadata from 'libphonenumber-js/min/metadata';
import { pack } from '../../../tools/vite/phone-metadata.js';
import {
  beginningOf,
  unpack,
  type Format,
  type Metadata,
} from '../../../tools/vite/unpack-phone-metadata.js';

const original = metadata as unknown as Metadata;
const restored = unpack(pack(original));

/** Of all countries, in one order. */
const formatsOf = ({ countries, nonGeographic }: Metadata): readonly Format[] =>
  [...Object.keys(original.countries), ...Object.keys(original.nonGeographic)].flatMap(
    (key) => ((countries[key] ?? nonGeographic[key])?.[4] || []) as readonly Format[],
  );

/** What the library asks of so many digits: the first pattern is for up to three, the next one for four, and so on. */
function patternFor(patterns: readonly string[], length: number): RegExp {
  const pattern = patterns[Math.min(length - 3, patterns.length - 1)];
  return pattern ? new RegExp(`^(?:${pattern})`) : beginningOf(patterns.at(-1) ?? '');
}

describe('packed metadata of phone numbers', () => {
  it('keeps the countries of each calling code in their order', () => {
    assert.deepEqual(restored.country_calling_codes, original.country_calling_codes);
    assert.deepEqual(Object.keys(restored.nonGeographic), Object.keys(original.nonGeographic));
  });

  it('chooses the same formats for all beginnings of up to five digits', () => {
    const [formats, others] = [formatsOf(original), formatsOf(restored)];
    assert.equal(others.length, formats.length);
    let compared = 0;
    formats.forEach(([pattern, format, leadingDigits], place) => {
      const other = others[place];
      assert.deepEqual(other?.slice(0, 2), [pattern, format]);
      if (!leadingDigits || leadingDigits.length < 2) {
        assert.deepEqual(other?.[2] || [], leadingDigits || []);
        return;
      }
      for (let length = 3; length <= 5; length += 1) {
        const asked = patternFor(leadingDigits, length);
        const packed = patternFor(other?.[2] || [], length);
        for (let number = 0; number < 10 ** length; number += 1) {
          const digits = String(number).padStart(length, '0');
          if (asked.test(digits) !== packed.test(digits))
            assert.fail(`${digits} and ${leadingDigits.join(' & ')}`);
          compared += 1;
        }
      }
    });
    assert.ok(compared > 5_000_000, String(compared));
  });

  it('finds the beginning of what a pattern matches', () => {
    const found = (pattern: string): readonly string[] =>
      Array.from({ length: 100 }, (_, number) => String(number)).filter((digits) =>
        beginningOf(pattern).test(digits),
      );
    assert.deepEqual(found('4(?:0[12]|5)'), ['4', '40', '45']);
    assert.deepEqual(found('60|[89]\\d1').slice(0, 5), ['6', '8', '9', '60', '80']);
  });
});
