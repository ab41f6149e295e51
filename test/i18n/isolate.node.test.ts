import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isolate, shownText } from '../../src/i18n/isolate.js';

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

  it('isolates letters of ancient and rare scripts, and marks that act like letters', () => {
    for (const name of ['\u{10900}', '\u{1e900}', 'abc\u200f', '\u061cabc'])
      assert.equal(isolate(name, 'ltr'), isolated(name));
  });
});

describe('shownText', () => {
  it('leaves out what would turn the words around it', () => {
    assert.equal(shownText('abc\u202egnp.exe'), 'abcgnp.exe');
    assert.equal(shownText('\u2069\u2066a\u202ab\u2067c\u202c\u2068d\u2069'), 'abcd');
    assert.equal(shownText('one\u2028two\u2029three'), 'onetwothree');
  });

  it('keeps an ordinary name as it is, in any script', () => {
    for (const name of ['Work phone', 'הטלפון שלי', '👩‍👩‍👧', 'a'.repeat(120)])
      assert.equal(shownText(name), name);
  });

  it('cuts a long text, and no character in two', () => {
    assert.equal(shownText('a'.repeat(1_000_000)), `${'a'.repeat(120)}…`);
    assert.equal(shownText('a'.repeat(121)), `${'a'.repeat(120)}…`);
    assert.equal(shownText(`${'a'.repeat(119)}😀😀`), `${'a'.repeat(119)}…`);
    assert.ok(shownText('\u202e'.repeat(1_000_000)).length < 121);
  });
});
