import { expect } from '@open-wc/testing';
import { blockDownloads } from '../../support/browser/block-downloads.js';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { recordApiRequests } from '../../support/browser/manager-harness.js';
import { openEnrollment } from '../sent-code-enrollment.js';

// A file of its own: what has been downloaded once stays in the page.
describe('<auth-methods-phone-enroll> without what is known of numbers', () => {
  it('is filled in already, says what is missing, and sends the code as soon as that has come', async () => {
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
