import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatEdit, isDialable, toDialled } from '../../../src/methods/phone/phone-typing.js';

const dialable = [
  '',
  '415 555 0132',
  '(415) 555-0132',
  '+1.415.555.0132',
  '415/555·0132',
  '٠١٢٣',
  '+49',
  'tel:+1-415',
];
const notDialable = [
  '1-800-FLOWERS',
  '415 555 0132 ext. 5',
  '4155550132x5',
  '4155550132#5',
  '4155550132,5',
  '+49★',
];

const dialled: Readonly<Record<string, string>> = {
  '(415) 555-0132': '4155550132',
  '+1 (415) 555-0132': '+14155550132',
  '(+44) 7911 123456': '+447911123456',
  '+49 30': '+4930',
  '۰۹۱۲': '0912',
  '\u202a+1 415\u202c': '+1415',
  'tel:+1-415': '+1415',
  '415+1': '4151',
  '++1': '+1',
};

/** Formats roughly like North American numbers. */
const format = (number: string): string =>
  number.length > 3
    ? `(${number.slice(0, 3)}) ${number.slice(3, 6)}${number.length > 6 ? `-${number.slice(6)}` : ''}`
    : number;

/** "|" is the caret. */
const at = (text: string): { text: string; caret: number } => ({
  text: text.replace('|', ''),
  caret: text.indexOf('|'),
});

function edit(before: string, after: string, inputType = 'insertText'): string {
  const { text, caret } = formatEdit({ ...at(after), before: before.replace('|', ''), inputType }, format);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('isDialable', () => {
  for (const text of dialable) it(`takes "${text}"`, () => assert.equal(isDialable(text), true));
  for (const text of notDialable) it(`refuses "${text}"`, () => assert.equal(isDialable(text), false));
});

describe('toDialled', () => {
  for (const [text, number] of Object.entries(dialled)) {
    it(`dials ${JSON.stringify(text)} as ${number}`, () => assert.equal(toDialled(text), number));
  }
});

describe('formatEdit', () => {
  it('formats while the person types at the end', () => {
    assert.equal(edit('415|', '4155|'), '(415) 5|');
    assert.equal(edit('(415) 555|', '(415) 5550|'), '(415) 555-0|');
  });

  it('keeps the caret behind the digit that was typed in the middle', () => {
    assert.equal(edit('(4|15) 555-0132', '(49|15) 555-0132'), '(49|1) 555-50132');
    assert.equal(edit('|(415) 555', '9|(415) 555'), '(9|41) 555-5');
  });

  it('keeps the caret where something was deleted in the middle', () => {
    assert.equal(edit('(415) 5|55-0132', '(415) |55-0132', 'deleteContentBackward'), '(415|) 550-132');
  });

  it('deletes the digit beside punctuation, which formatting would restore', () => {
    assert.equal(edit('(415)| 555', '(415| 555', 'deleteContentBackward'), '(41|5) 55');
    assert.equal(edit('(415) 555|-0132', '(415) 555|0132', 'deleteContentForward'), '(415) 555|-132');
    assert.equal(edit('(|415) 555', '|415) 555', 'deleteContentBackward'), '|(415) 555');
  });

  it('deletes only the selection when it contains digits', () => {
    assert.equal(edit('(415) 555', '(4|55', 'deleteContentBackward'), '4|55');
  });

  it('leaves text with letters alone, and formats again once they are gone', () => {
    assert.equal(edit('(415) 5', '(415) 5x|'), '(415) 5x|');
    assert.equal(edit('(415) 5x', '(415) 5|', 'deleteContentBackward'), '(415) 5|');
  });

  it('formats a pasted number, however it is written', () => {
    assert.equal(edit('', '\u202a415.555.0132\u202c|', 'insertFromPaste'), '(415) 555-0132|');
  });
});
