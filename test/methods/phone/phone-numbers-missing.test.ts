import { expect } from '@open-wc/testing';
import { blockDownloads } from '../../support/browser/block-downloads.js';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { recordApiRequests } from '../../support/browser/manager-harness.js';
import { openEnrollment } from '../sent-code-enrollment.js';

// In a file of its own, since a page keeps what it has downloaded.
describe('<auth-methods-phone-enroll> before phone numbers can be read', () => {
  it('can be filled in, says what is missing, and sends the code once the download has finished', async () => {
    await blockDownloads('*phone-numbers*');
    const { manager, dialog } = await openEnrollment({ type: 'phone', label: 'Phone number' });
    const requests = recordApiRequests(manager.emulator);
    const field = await dialog.type('Phone number', '415 555 0132');
    (await dialog.field('Text message')).click();
    await dialog.press('Send code');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal([
        'A part of this page couldn’t be loaded. Check your connection and try again.',
      ]),
    );
    expect(field.value).to.equal('415 555 0132');
    expect(requests).to.be.empty;

    await blockDownloads();
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal(['+14155550132']);
    expect(deepQueryAll(dialog.element, 'select')).to.be.empty;
  });
});
