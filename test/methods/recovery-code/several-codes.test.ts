import { expect } from '@open-wc/testing';
import { recoveryCodesBackend } from '../../support/backends/backends.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { readTotp } from '../../support/browser/read-totp.js';
import { openWithBackend, type Opened } from '../open-with-backend.js';

/** The codes on screen, once there are any. */
const shownCodes = (dialog: DialogHarness): Promise<readonly string[]> =>
  found(() => {
    const [group] = deepQueryAll(dialog.element, '[role=group]');
    return group && [...group.children].map(renderedText);
  });

async function tickStored(dialog: DialogHarness): Promise<HTMLInputElement> {
  const box = await found(() => deepQueryAll<HTMLInputElement>(dialog.element, 'input[name=stored]')[0]);
  box.click();
  await eventually(async () =>
    expect((await dialog.button('Done')).getAttribute('aria-disabled')).to.equal('false'),
  );
  return box;
}

describe('several recovery codes', () => {
  it('are added when the person has stored them', async () => {
    const { manager, dialog } = await openWithBackend(recoveryCodesBackend(), 'recovery-code');
    await dialog.press('Replace');
    expect(await shownCodes(dialog)).to.have.length(10);
    expect(dialog.text).to.contain('these codes are the way back in');
    await eventually(() => expect(dialog.heading).to.equal('Save your recovery codes'));
    await tickStored(dialog);
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Done'));
    await manager.dialogClosed();
  });

  /** Adds an authenticator app, and waits for the codes that come with it. */
  async function addApp(): Promise<Opened> {
    const opened = await openWithBackend(recoveryCodesBackend(), 'totp');
    const { code } = await readTotp(opened.dialog);
    await opened.dialog.typeCode(code());
    await opened.dialog.press('Verify');
    await shownCodes(opened.dialog);
    return opened;
  }

  it('that come with another method are shown before its dialog closes', async () => {
    const { manager, dialog } = await addApp();
    expect(await shownCodes(dialog)).to.have.length(10);
    await dialog.textWith('Save your recovery codes');
    expect(dialog.codeInput).to.equal(undefined);
    await eventually(() =>
      expect(deepActiveElement()).to.equal(deepQueryAll(dialog.element, '[role=group]')[0]),
    );
    await dialog.press('Done');
    expect(dialog.dialog.open).to.equal(true);
    const box = await tickStored(dialog);
    box.focus();
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => pressKeys('Enter'));
    expect(method?.type).to.equal('totp');
    await manager.dialogClosed();
  });

  it('that the person does not store leave the method added all the same', async () => {
    const { manager, dialog } = await addApp();
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Cancel'),
    );
    expect(method?.type).to.equal('totp');
    await manager.dialogClosed();
  });

  it('that come without their method have the list read again', async () => {
    const backend = recoveryCodesBackend();
    const { manager, dialog } = await openWithBackend(backend, 'phone');
    await dialog.type('Phone number', '+1 202 555 0171');
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    await dialog.typeCode(backend.account.outbox.at(-1)!.code);
    await dialog.press('Verify');
    await shownCodes(dialog);
    await tickStored(dialog);
    await dialog.press('Done');
    await manager.dialogClosed();
    await manager.row(`+1 ••• ••• 0171`.replaceAll(' ', '\u00a0'));
  });
});
