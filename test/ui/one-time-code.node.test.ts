import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOneTimeCode } from '../../src/ui/one-time-code.js';

const typed: Readonly<Record<string, string>> = {
  '': '',
  '1': '1',
  '12 3': '123',
  '123456': '123456',
  '123 456': '123456',
  '123-456': '123456',
  '123–456': '123456',
  '1 2 3 4 5 6': '123456',
  ' 123\u00a0456\n': '123456',
  '\u2066123456\u2069': '123456',
  '١٢٣٤٥٦': '123456',
  '१२३ ४५६': '123456',
  '12345678': '12345678',
  '1234567890': '1234567890',
  // A letter typed by mistake does not clear the digits before it.
  '12a': '12',
  a: '',
};

const messages: Readonly<Record<string, string>> = {
  'Your verification code is: 123456': '123456',
  '123456 is your Example code. It expires in 10 minutes.': '123456',
  'G-123456 is your verification code.': '123456',
  'Your code: 123 456. Don’t share it.': '123456',
  'Code 123-456, valid until 2026-11-21 12:30': '123456',
  'Your code is 123456.\n\n@example.com #123456': '123456',
  // The code is on its own line, below another number.
  'Order 2026\n123456': '123456',
  'Within 10 minutes enter 654321': '654321',
  'Within 10 654321': '654321',
  'Ihr Code lautet 4821': '4821',
  '© 2026 Example. Code 48213': '48213',
  'Use 12345678 to sign in': '12345678',
  'رمز التحقق: ١٢٣٤٥٦': '123456',
  'Hello there': '',
};

describe('readOneTimeCode', () => {
  for (const [text, code] of Object.entries(typed)) {
    it(`reads ${JSON.stringify(text)} as "${code}"`, () => {
      assert.equal(readOneTimeCode(text), code);
    });
  }

  for (const [text, code] of Object.entries(messages)) {
    it(`finds "${code}" in the message ${JSON.stringify(text)}`, () => {
      assert.equal(readOneTimeCode(text), code);
    });
  }

  it('keeps every digit of a message that has nothing like a code', () => {
    assert.equal(readOneTimeCode('Call 1234567890123'), '1234567890123');
  });
});
