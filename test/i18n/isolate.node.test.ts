import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isolate } from '../../src/i18n/isolate.js';

const isolated = (text: string): string => `\u2068${text}\u2069`;

describe('isolate', () => {
  it('does not change text that runs in the direction of the sentence', () => {
    assert.equal(isolate('Work phone', 'ltr'), 'Work phone');
  });

  it('isolates text that may run in another direction', () => {
    assert.equal(isolate('הטלפון שלי', 'ltr'), isolated('הטלפון שלי'));
    assert.equal(isolate('هاتفي', 'ltr'), isolated('هاتفي'));
    assert.equal(isolate('Work phone', 'rtl'), isolated('Work phone'));
    assert.equal(isolate('+1 202', 'rtl'), isolated('+1 202'));
  });
});
