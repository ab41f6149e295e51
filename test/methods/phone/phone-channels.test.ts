import { expect } from '@open-wc/testing';
import { resendingBackend } from '../../support/backends/backends.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import { openWithBackend } from '../open-with-backend.js';

const radios = (root: Element): readonly HTMLInputElement[] =>
  deepQueryAll<HTMLInputElement>(root, 'input[type=radio]');

describe('the channels of a new phone', () => {
  it('are those of the backend, with the first one chosen', async () => {
    const { dialog } = await openWithBackend(resendingBackend(), 'phone');
    await dialog.field('WhatsApp');
    await dialog.field('Text message');
    expect(radios(dialog.element).map(({ checked }) => checked)).to.deep.equal([true, false]);
  });

  it('decide how the code is sent', async () => {
    const backend = resendingBackend();
    const { dialog } = await openWithBackend(backend, 'phone');
    (await dialog.field('WhatsApp')).click();
    await dialog.type('Phone number', '+1 202 555 0171');
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    expect(backend.account.outbox.map(({ channel }) => channel)).to.deep.equal(['whatsapp']);
  });

  it('are not asked for when there is only one', async () => {
    const backend = resendingBackend({ capabilities: { enroll: ['phone'], phoneChannels: ['voice'] } });
    const { dialog } = await openWithBackend(backend, 'phone');
    await dialog.type('Phone number', '+1 202 555 0171');
    expect(radios(dialog.element)).to.deep.equal([]);
    await dialog.press('Send code');
    await eventually(() =>
      expect(backend.account.outbox.map(({ channel }) => channel)).to.deep.equal(['voice']),
    );
  });
});
