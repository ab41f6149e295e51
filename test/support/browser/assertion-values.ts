import { expect } from '@open-wc/testing';

/**
 * Keeps elements, rows and promises out of the errors of failed assertions: the reporter writes out what they hold, and
 * what that holds, until the browser gives up, so that the test would hang instead of failing. The message stays.
 */
interface Assertable {
  assert(...values: unknown[]): void;
}

interface AssertionFailure extends Error {
  actual?: unknown;
  expected?: unknown;
  showDiff?: boolean;
}

const prototype = Object.getPrototypeOf(expect(0)) as Assertable;
const original = prototype.assert;

prototype.assert = function (...values) {
  try {
    original.apply(this, values);
  } catch (error) {
    const failure = error as AssertionFailure;
    if (!isPlain(failure.actual) || !isPlain(failure.expected))
      Object.assign(failure, { actual: undefined, expected: undefined, showDiff: false });
    throw failure;
  }
};

/** Whether it is made of texts, numbers, lists and plain objects only. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  const prototypeOfValue: unknown = Object.getPrototypeOf(value);
  const isSimple = Array.isArray(value) || prototypeOfValue === Object.prototype || prototypeOfValue === null;
  return isSimple && depth < 20 && Object.values(value).every((member) => isPlain(member, depth + 1));
}
