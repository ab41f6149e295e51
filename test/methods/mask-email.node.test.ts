import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maskEmail } from '../../src/methods/common-facts.js';

const masked: Readonly<Record<string, string>> = {
  'ada@example.com': 'a•••@example.com',
  'a@b.c': 'a•••@b.c',
  '"odd@name"@example.com': '"•••@example.com',
  'åsa@bücher.example': 'å•••@bücher.example',
  '😀@example.com': '😀•••@example.com',
  '@example.com': '•••',
  'not an address': '•••',
  '': '•••',
};

describe('maskEmail', () => {
  for (const [email, expected] of Object.entries(masked)) {
    it(`shows "${email}" as "${expected}"`, () => {
      assert.equal(maskEmail(email), expected);
    });
  }
});
