import { expect } from '@open-wc/testing';
import type { MemoryBackend } from '../support/backends/memory-backend.js';
import { everyChallengeBackend } from '../support/backends/backends.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { openWithBackend } from './open-with-backend.js';

const withBarcode = (barcodeUri: string): MemoryBackend => ({
  ...everyChallengeBackend(),
  // A challenge with an address of its own; every other member is of no interest here.
  startEnrollment: () => Promise.resolve({ type: 'totp', id: 'totp|new', session: 'x', barcodeUri } as never),
});

describe('the link that opens an authenticator app', () => {
  for (const address of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'https://x.example/',
  ]) {
    it(`is not there for the address ${JSON.stringify(address)}`, async () => {
      const { dialog, manager } = await openWithBackend(withBarcode(address), 'totp');
      await dialog.textWith('Code from the app');
      expect(deepQueryAll(manager.element, 'a[href]')).to.be.empty;
    });
  }

  it('is there for an otpauth: address', async () => {
    const address = 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP';
    const { dialog, manager } = await openWithBackend(withBarcode(address), 'totp');
    await dialog.textWith('Code from the app');
    expect(deepQueryAll(manager.element, 'a').map((link) => link.getAttribute('href'))).to.deep.equal([
      address,
    ]);
  });
});
