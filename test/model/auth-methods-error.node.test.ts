import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { otherCopy } from '../support/other-copy.js';

describe('AuthMethodsError.from', () => {
  it('returns an error of its own class unchanged', () => {
    const error = new AuthMethodsError('forbidden', 'Not today');
    assert.equal(AuthMethodsError.from(error), error);
  });

  it('returns an error of another copy of the class unchanged, in both directions', async () => {
    const { AuthMethodsError: OtherError } = await otherCopy();
    assert.notEqual(OtherError, AuthMethodsError);
    const error = new AuthMethodsError('rate_limited', 'Slow down', { retryAfter: 7 });
    const otherError = new OtherError('rate_limited', 'Slow down', { retryAfter: 7 });
    assert.ok(!(otherError instanceof AuthMethodsError));
    assert.equal(AuthMethodsError.from(otherError), otherError);
    assert.equal(OtherError.from(error), error);
  });

  it('turns an AbortError into aborted', () => {
    const cause = new DOMException('The operation was aborted.', 'AbortError');
    const { code, cause: kept } = AuthMethodsError.from(cause);
    assert.deepEqual([code, kept], ['aborted', cause]);
  });

  const others: readonly unknown[] = [
    undefined,
    null,
    'forbidden',
    new Error('Boom'),
    { code: 'forbidden' },
    { name: 'AuthMethodsError' },
    { name: 'AuthMethodsError', code: 403 },
    Object.assign(new Error('Boom'), { code: 'ECONNRESET' }),
  ];
  for (const cause of others) {
    it(`turns ${inspect(cause).split('\n')[0]} into unknown, with it as the cause`, () => {
      const error = AuthMethodsError.from(cause);
      assert.equal(error.code, 'unknown');
      assert.equal(error.cause, cause);
      assert.ok(error instanceof AuthMethodsError);
    });
  }
});
