import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEmailAddress } from '../../../src/methods/email/email-address.js';

const possible = [
  'ada@example.com',
  'ada+codes@mail.example.co.uk',
  'o’brien@example.ie',
  '用户@例え.jp',
  'ada@xn--bcher-kva.example',
  'root@localhost',
];
const impossible = [
  '',
  'ada',
  '@example.com',
  'ada@',
  'ada@@example.com',
  'a da@example.com',
  'ada@exam ple.com',
  'ada@example,com',
  'ada@.com',
  'ada@example..com',
  'ada@example.com.',
  'ada@<',
  'ada@example.com)',
];

describe('isEmailAddress', () => {
  for (const text of possible) {
    it(`accepts "${text}", which only the server can check`, () => {
      assert.equal(isEmailAddress(text), true);
    });
  }

  for (const text of impossible) {
    it(`refuses "${text}"`, () => {
      assert.equal(isEmailAddress(text), false);
    });
  }
});
