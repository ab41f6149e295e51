import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messages } from '../../../src/i18n/locales/en/index.js';
import { createLocalization } from '../../../src/i18n/localization.js';
import { recoveryCodeMethod } from '../../../src/methods/recovery-code/recovery-code-method.js';
import type { PlainMethod } from '../../../src/model/auth-method.js';

const row = { localization: createLocalization('en', messages), seenHere: false };
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

const factsOf = (method: Partial<PlainMethod>): readonly string[] | undefined =>
  recoveryCodeMethod.facts?.(
    { id: 'recovery-code|1', type: 'recovery-code', confirmed: true, usage: [], linkedIds: [], ...method },
    row,
  );

describe('the row of a recovery code', () => {
  const question = ['Do you still have a code that works?'];

  it('asks about a code that is older than a year', () => {
    assert.deepEqual(factsOf({ createdAt: daysAgo(366) }), question);
    assert.deepEqual(factsOf({ createdAt: daysAgo(364) }), []);
  });

  it('asks about a code that was used', () => {
    assert.deepEqual(factsOf({ createdAt: daysAgo(9), lastUsedAt: daysAgo(2) }), question);
  });

  it('asks nothing where the dates are missing or wrong, or the code is not set up', () => {
    assert.deepEqual(factsOf({}), []);
    assert.deepEqual(factsOf({ createdAt: 'soon' }), []);
    assert.deepEqual(factsOf({ createdAt: daysAgo(400), confirmed: false }), []);
  });
});
