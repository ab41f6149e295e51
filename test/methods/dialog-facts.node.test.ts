import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { looksMasked } from '../../src/methods/dialog-facts.js';

const masked = [
  'a**@example.com',
  'a•••@example.com',
  '*@*.com',
  'ada@e******.com',
  'a…@example.com',
  'axxx@example.com',
  '+1XXXXXXX0177',
  '+1 ••• ••• 0177',
  '+1 (xxx) xxx-0177',
  '***0177',
  '#######0177',
  '•••',
  'ending in 0177',
  '0177',
  '+1 ... ... 0177',
  '+1 ---- 0177',
  'a...@example.com',
  'a____@example.com',
  'a??@example.com',
  'a∗∗∗@example.com',
  'a＊＊@example.com',
  'a‧‧@example.com',
  'a○○@example.com',
  'a[hidden]@example.com',
];
const whole = [
  'ada@example.com',
  'max@example.com',
  'x@example.com',
  'o’brien+a-b_c@mail.example.co.uk',
  '用户@例え.jp',
  'jörg@bücher.example',
  'ada@[192.0.2.1]',
  '+14155550132',
  '+1 (415) 555-0132',
  '+290 23456',
];

describe('looksMasked', () => {
  for (const value of masked) it(`is true of "${value}"`, () => assert.equal(looksMasked(value), true));
  for (const value of whole) it(`is false of "${value}"`, () => assert.equal(looksMasked(value), false));
});
