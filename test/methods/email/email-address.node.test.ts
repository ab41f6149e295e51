import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressIn, isEmailAddress } from '../../../src/methods/email/email-address.js';

/** All of them mean ada@example.com. */
const same = [
  'ada@example.com\u200b',
  '\ufeff\u200bada\u200c@exam\u00adple.com\u2060',
  '\u202aada@example.com\u202c',
  'ada\ufe0f@example.com',
  '\tada@example.com\u00a0\n',
  'mailto:ada@example.com',
  'mailto:ada@example.com?subject=Hi',
  'MAILTO:ada%40example.com?body=x',
  'mailto://ada@example.com',
  'mailto:?to=ada@example.com&subject=Hi',
  'Ada <mailto:ada@example.com>',
  'ada@example.com?subject=Hi',
  'Ada <ada@example.com>',
  '"Ada L." <ada@example.com>,',
  '<ada@example.com>',
  '"ada@example.com"',
  "'ada@example.com'",
  '“ada@example.com”',
  '„ada@example.com“',
  '«ada@example.com»',
  '(ada@example.com)',
  '[ada@example.com]',
  '{ada@example.com}',
  '`ada@example.com`.',
  'ada@example.com.',
  'ada@example.com,',
  'ada@example.com;',
  'ada@example.com>',
  'ada@example.com (work)',
  'Email: ada@example.com',
  'ada＠example.com',
  'ada﹫example.com',
  'ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
  'ada@example。com',
  'MAILTO: ada@example.com',
  'mailto:ada@example.com&subject=Hi',
  'mailto:ada@example.com#top',
  'https://ada@example.com/inbox',
  'ada@example.com%20',
  'ada@example.com | Ada',
  'Ada (ada@example.com)',
  'Ada L. [ada@example.com], work',
  '• ada@example.com',
  '✉ ada@example.com',
  '*ada@example.com*',
  '_ada@example.com_',
  'ada@example.com\ufffc\u0000',
  'ada @ example.com',
  'ada@ example.com',
];

/** Odd, and somebody's address for all we know. */
const kept = [
  'ada@example.com',
  'ada+tag@example.com',
  "o'brien@example.com",
  "'ada@example.com",
  '{x}@example.com',
  '#x!@example.com',
  'ada%40x@example.com',
  '"ada lovelace"@example.com',
  '"a@b"@example.com',
  '_ada_@example.com',
  '*ada@example.com',
  'a..b@example.com',
  'ada@[192.0.2.1]',
  'ada@[IPv6:2001:db8::1]',
  '用户@例え.jp',
  'root@localhost',
];

/** Which of them is meant, or where one ends, can't be told: a code must not go to somebody else. */
const unclear = [
  'Ada ada@example.com',
  'a da@example.com',
  'ada@exam ple.com',
  'ada@example.com bob@example.com',
  'ada@example.com, bob@example.com',
  'mailto:ada@example.com,bob@example.com',
  'Ada <ada@example.com>, Bob <bob@example.com>',
  'ada@@example.com',
  'ada@example.com/bob@example.com',
  'ada@example.com (bob@example.com)',
];

describe('addressIn', () => {
  for (const text of same) {
    it(`finds the address in ${JSON.stringify(text)}`, () => {
      assert.equal(addressIn(text), 'ada@example.com');
    });
  }

  for (const text of kept) {
    it(`keeps ${JSON.stringify(text)} as it is`, () => {
      assert.equal(addressIn(text), text);
      assert.equal(isEmailAddress(text), true);
    });
  }

  for (const text of unclear) {
    it(`takes no part of ${JSON.stringify(text)} for the whole`, () => {
      assert.equal(isEmailAddress(addressIn(text)), false);
    });
  }

  for (const text of ['', ' ', '<>', 'mailto:', '"', '\u200b']) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => assert.equal(addressIn(text), ''));
  }
});
