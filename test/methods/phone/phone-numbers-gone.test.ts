import { expect } from '@open-wc/testing';
import { blockDownloads } from '../../support/browser/block-downloads.js';
import { eventually } from '../../support/browser/eventually.js';
import { openEnrollment } from '../sent-code-enrollment.js';

// In a file of its own, since a page keeps what it has downloaded.
describe('<auth-methods-phone-enroll> where what reads phone numbers is gone', () => {
  it('offers to reload the page, and says that the number would be lost', async () => {
    await blockDownloads('*phone-numbers*');
    const { dialog } = await openEnrollment({ type: 'phone', label: 'Phone number' });
    const field = await dialog.type('Phone number', '415 555 0132');
    await dialog.press('Send code');
    await eventually(() => expect(dialog.alerts).to.have.length(1));
    await dialog.press('Send code');
    await dialog.button('Reload page');
    expect(dialog.alerts).to.deep.equal([
      'Part of this page is missing. Reload it to go on. What you entered here will be lost.',
    ]);
    expect(field.value).to.equal('415 555 0132');
  });
});
