import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isolate } from '../../src/i18n/isolate.js';

const isolated = (text: string): string => `\u2068${text}\u2069`;

describe('isolate', () => {
  it('leaves a text alone that runs as the sentence does', () => {
    assert.equal(isolate('Work phone', 'ltr'), 'Work phone');
  });

  it('isolates what runs the other way, so that it can’t turn the words around it', () => {
    assert.equal(isolate('הטלפון שלי', 'ltr'), isolated('הטלפון שלי'));
    assert.equal(isolate('هاتفي', 'ltr'), isolated('هاتفي'));
    assert.equal(isolate('Work phone', 'rtl'), isolated('Work phone'));
    assert.equal(isolate('+1 202', 'rtl'), isolated('+1 202'));
  });
});
