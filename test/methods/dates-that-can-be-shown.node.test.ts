import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDate } from '../../src/methods/common-facts.js';

const hour = 3_600_000;

describe('isDate', () => {
  it('is true of every date until now, also of the first one that computers know', () => {
    for (const date of ['1970-01-01T00:00:00.000Z', '2026-03-10T08:00:00Z', '2026-03-10'])
      assert.equal(isDate(date), true, date);
  });

  it('is true of a time that a clock which is ahead may tell', () => {
    assert.equal(isDate(new Date(Date.now() + hour).toISOString()), true);
  });

  it('is false of the far future, and of what is no date', () => {
    for (const date of ['2099-01-01T00:00:00Z', '+010000-01-01T00:00:00Z', 'soon', '', undefined, null, {}])
      assert.equal(isDate(date as string), false, String(date));
  });
});
