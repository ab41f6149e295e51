import { expect } from '@open-wc/testing';
import { blockDownloads } from '../../support/browser/block-downloads.js';
import { expectEvent, recordEvents } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { openManager } from '../../support/browser/manager-harness.js';
import { startEmulator } from '../../support/browser/start-emulator.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';

// What has been downloaded once stays in the page: only the first test goes without.
describe('<auth-methods-passkey-enroll>, when the connection is lost as the browser refuses', () => {
  const { create } = CredentialsContainer.prototype;

  before(async () => {
    await addVirtualAuthenticator();
  });

  beforeEach(() => recordConsole('error'));

  afterEach(async () => {
    CredentialsContainer.prototype.create = create;
    await blockDownloads();
  });

  it('goes by the name of the error, and creates the passkey when asked again', async () => {
    await blockDownloads('*/webauthn-refusals*');
    const manager = await openManager({ emulator: await startEmulator({ scenario: 'single-factor' }) });
    CredentialsContainer.prototype.create = () =>
      Promise.reject(new DOMException('Not today', 'NotAllowedError'));
    await manager.press('Add passkey');
    const dialog = await manager.dialogOpened();
    const errors = await recordEvents(manager.element, 'auth-methods-error', async () => {
      await dialog.press('Create passkey');
      await dialog.textWith('No passkey was created.');
    });
    expect(errors).to.deep.equal([]);
    expect(dialog.alerts).to.deep.equal([]);

    CredentialsContainer.prototype.create = create;
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Try again'));
  });
});
