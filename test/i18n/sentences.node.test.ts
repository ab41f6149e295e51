import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentences } from '../../src/i18n/sentences.js';

describe('sentences of one paragraph', () => {
  it('have a space between them, but none after a full-width mark', () => {
    assert.equal(sentences('It is new.', 'Keep it.'), 'It is new. Keep it.');
    assert.equal(sentences('هل هذا أنت؟', 'احتفظ به.'), 'هل هذا أنت؟ احتفظ به.');
    assert.equal(
      sentences('覚える必要がありません。', 'SMS は', '安全？', 'はい！'),
      '覚える必要がありません。SMS は 安全？はい！',
    );
  });

  it('may be missing', () => {
    assert.equal(sentences(false, 'Keep it.', ''), 'Keep it.');
    assert.equal(sentences(), '');
  });
});
