import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../../src/index.js';
import { recoveryCodesBackend } from '../../support/backends/backends.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../../support/browser/expect-event.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { readTotp } from '../../support/browser/read-totp.js';
import { openWithBackend, type Opened } from '../open-with-backend.js';

/** The codes on screen, once there are any. */
const shownCodes = (dialog: DialogHarness): Promise<readonly string[]> =>
  found(() => {
    const [group] = deepQueryAll(dialog.element, '[role=group]');
    return group && [...group.children].map(renderedText);
  });

describe('several recovery codes', () => {
  it('are added when the person has stored them', async () => {
    const { manager, dialog } = await openWithBackend(recoveryCodesBackend(), 'recovery-code');
    await dialog.press('Replace');
    expect(await shownCodes(dialog)).to.have.length(10);
    expect(dialog.text).to.contain('these codes are the way back in');
    await eventually(() => expect(dialog.heading).to.equal('Save your recovery codes'));
    await dialog.proveKept();
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Done'));
    await manager.dialogClosed();
  });

  /** Adds an authenticator app, and waits for the codes that come with it. */
  async function addApp(): Promise<Opened & { readonly added: readonly AuthMethod[] }> {
    const opened = await openWithBackend(recoveryCodesBackend(), 'totp');
    const added: AuthMethod[] = [];
    opened.manager.element.addEventListener('auth-method-enrolled', ({ method }) => void added.push(method));
    const { code } = await readTotp(opened.dialog);
    await opened.dialog.typeCode(code());
    await opened.dialog.press('Verify');
    await shownCodes(opened.dialog);
    return { ...opened, added };
  }

  it('that come with another method are shown before its dialog closes', async () => {
    const { manager, dialog, added } = await addApp();
    await eventually(() => expect(added.map(({ type }) => type)).to.deep.equal(['totp']));
    await manager.row(added[0]!.id);
    expect(await shownCodes(dialog)).to.have.length(10);
    await dialog.textWith('Save your recovery codes');
    expect(dialog.codeInput).to.equal(undefined);
    await eventually(() =>
      expect(deepActiveElement()).to.equal(deepQueryAll(dialog.element, '[role=group]')[0]),
    );
    await dialog.proveKept();
    await pressKeys('Enter');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
    expect(added).to.have.length(1);
  });

  it('are proven by the end of any of them, with dashes or in small letters', async () => {
    const { manager, dialog } = await openWithBackend(recoveryCodesBackend(), 'recovery-code');
    await dialog.press('Replace');
    const code = (await shownCodes(dialog))[4]!.replaceAll(' ', '').toLowerCase();
    await dialog.press('Continue');
    await dialog.type('Last 4 characters of any code', `${code.slice(-4, -2)}-${code.slice(-2)}`);
    await expectEvent(manager.element, 'auth-method-enrolled', () => pressKeys('Enter'));
  });

  it('that the person does not store leave the method added all the same', async () => {
    const { manager, dialog, added } = await addApp();
    await dialog.press('Cancel');
    await dialog.textWith('Not saved yet');
    await dialog.textWith('You won’t see this again.');
    await dialog.press('Go back');
    await eventually(() =>
      expect(deepActiveElement()).to.equal(deepQueryAll(dialog.element, '[role=group]')[0]),
    );
    await dialog.press('Cancel');
    await dialog.press('Leave anyway');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
    expect(added.map(({ type }) => type)).to.deep.equal(['totp']);
  });

  it('keep what was typed of them when the person goes back from the question whether to leave', async () => {
    const { dialog } = await addApp();
    await dialog.press('Continue');
    const field = await dialog.type('Last 4 characters of any code', 'ABC');
    await dialog.press('Cancel');
    await dialog.textWith('You won’t see this again.');
    await dialog.press('Go back');
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    expect(field.value).to.equal('ABC');
  });

  it('that come without their method have the list read again, and the host told while they are shown', async () => {
    const backend = recoveryCodesBackend();
    const { manager, dialog } = await openWithBackend(backend, 'phone');
    await dialog.type('Phone number', '+1 202 555 0171');
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    await dialog.typeCode(backend.account.outbox.at(-1)!.code);
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', async () => {
      await dialog.press('Verify');
      await shownCodes(dialog);
    });
    const events = await recordEvents(manager.element, 'auth-method-enrolled', async () => {
      await dialog.proveKept();
      await dialog.press('Done');
      await manager.dialogClosed();
      await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
    });
    expect(events).to.deep.equal([]);
    const row = await manager.row(`+1 ••• ••• 0171`.replaceAll(' ', '\u00a0'));
    expect(row.id).to.equal(method.id);
  });
});
