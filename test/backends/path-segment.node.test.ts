import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isPathSegment } from '../../src/backends/json-value.js';

describe('isPathSegment', () => {
  const usable = [
    ...['phone|dev_Hj6KlZ0xCvB7nM3q', 'password|dXNlci0xMjM=', 'passkey|new', 'plain', '__proto__'],
    ...['a b', 'ü', '100%', '5%zz', '...', '.a'],
  ];
  for (const id of usable) {
    it(`takes the id ${id}, which stays below its collection`, () => {
      assert.ok(isPathSegment(id));
      const { pathname } = new URL(`https://api.example/methods/${encodeURIComponent(id)}`);
      assert.equal(pathname.split('/').length, 3);
    });
  }

  const unusable = [
    ...['', '.', '..', '%2e', '%2e%2e', '%2E.', '.%252e', '%25252e%25252e', 'a%7Cb'],
    ...['a/b', '../factors', '/', 'a\\b', 'a?b', 'a#b', 'a%2fb', 'a%2Fb', 'a%255cb', 'a%3fb', 'a%23b'],
    ...['a\nb', '\t', '\0', 'a%00', 'a%0d%0ab', 'a\u007f', 'a\u0085b', '\ud800'],
  ];
  for (const id of unusable) {
    it(`refuses the id ${JSON.stringify(id)}, which may lead elsewhere`, () => {
      assert.equal(isPathSegment(id), false);
    });
  }
});
