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
];
const whole = ['ada@example.com', 'max@example.com', 'x@example.com', '+14155550132', '+1 (415) 555-0132'];

describe('looksMasked', () => {
  for (const value of masked) it(`is true of "${value}"`, () => assert.equal(looksMasked(value), true));
  for (const value of whole) it(`is false of "${value}"`, () => assert.equal(looksMasked(value), false));
});
