import { expect } from '@open-wc/testing';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { everyChallengeBackend } from '../support/backends/backends.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { openWithBackend } from './open-with-backend.js';

describe('copying that the browser refuses', () => {
  const { writeText: original } = Clipboard.prototype;

  beforeEach(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
  });

  afterEach(() => {
    Clipboard.prototype.writeText = original;
  });

  it('is said, too, when the browser never answers', async () => {
    Clipboard.prototype.writeText = () => new Promise(() => undefined);
    const { dialog } = await openWithBackend(everyChallengeBackend(), 'recovery-code');
    await dialog.press('Copy');
    await dialog.textWith('Copying didn’t work. Copy the selected text yourself.');
  });

  const cases: readonly (readonly [EnrollableType, readonly (string | RegExp)[]])[] = [
    ['totp', [/^Can’t scan/, 'Copy key']],
    ['recovery-code', ['Copy']],
  ];
  for (const [type, presses] of cases) {
    it(`selects the secret, which is copied without spaces, and says so: ${type}`, async () => {
      const { dialog } = await openWithBackend(everyChallengeBackend(), type);
      for (const name of presses) await dialog.press(name);
      await dialog.textWith('Copying didn’t work. Copy the selected text yourself.');
      const secret = deepQueryAll(dialog.element, '.secret')[0]!;
      const bare = (text: string): string => text.replace(/\s/g, '');
      await eventually(() => expect(bare(getSelection()!.toString())).to.equal(bare(renderedText(secret))));
      const clipboardData = new DataTransfer();
      secret.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
      expect(clipboardData.getData('text/plain')).to.match(/^[^ ]{16,}$/);
    });
  }
});
