import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maskPhoneNumber } from '../../../src/methods/phone/phone-method.js';

const masked: Readonly<Record<string, string>> = {
  '+12025550143': '+1 ••• ••• 0143',
  '+442079460958': '+44 ••• ••• 0958',
  '+4915112345678': '+49 ••• ••• 5678',
  '+79161234567': '+7 ••• ••• 4567',
  '+2012345678': '+20 ••• ••• 5678',
  '+211912345678': '+211 ••• ••• 5678',
  '+35312345678': '+353 ••• ••• 5678',
  '+97239741234': '+972 ••• ••• 1234',
  // Already masked by the backend.
  '+1******4567': '+1 ••• ••• 4567',
  XXXXXXX4567: '••• ••• 4567',
  '': '••• •••',
};

describe('maskPhoneNumber', () => {
  for (const [phoneNumber, expected] of Object.entries(masked)) {
    it(`shows "${phoneNumber}" as "${expected}"`, () => {
      assert.equal(maskPhoneNumber(phoneNumber).replaceAll('\u00A0', ' '), expected);
    });
  }

  it('stays on one line', () => {
    assert.doesNotMatch(maskPhoneNumber('+12025550143'), / /);
  });
});
