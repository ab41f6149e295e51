import { expect } from '@open-wc/testing';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { accessibilityProblems, openOnPage } from '../support/browser/accessibility-problems.js';
import { blockDownloads } from '../support/browser/block-downloads.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

// What has been downloaded once stays in the page: these go from what comes first to what comes last.
describe('<auth-methods-manager>, when a part of its code does not arrive', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  beforeEach(() => recordConsole('error'));
  afterEach(async () => {
    delete (navigator as { onLine?: boolean }).onLine;
    await blockDownloads();
  });

  it('says that the list could not be loaded, and loads it', async () => {
    // The focus, which goes to the heading, would download the dialogs, which others of these tests miss.
    await blockDownloads('*/manager/load-failure*', '*/manager/dialogs.*');
    await emulator.faults({ offline: true });
    const manager = await openOnPage({ emulator, unloaded: true });
    await manager.textWith('Your sign-in methods can’t be shown right now Check your connection');
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
    await emulator.faults({ offline: false });
    deepQueryAll(manager.element, 'auth-methods-load-failure button')[0]!.click();
    await manager.loaded();
    expect(manager.rows).to.have.length(1);
  });

  it('says so too where a menu does not open', async () => {
    await blockDownloads('*/menu-popup*');
    const manager = await openOnPage({ emulator });
    const errors = await recordEvents(manager.element, 'auth-methods-error', async () => {
      await manager.press('Add a second step');
      await eventually(() => expect(manager.alerts).to.deep.equal(['Check your connection and try again.']));
    });
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['chunk_load_failed']);

    // Older browsers keep the failure as long as the page.
    await manager.press('Add a second step');
    await manager.button('Reload page');
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
  });

  it('stops saying so once there is a connection again', async () => {
    await blockDownloads('*/manager/dialogs.*');
    const manager = await openManager({ emulator });
    void manager.element.enrollMethod('email');
    await eventually(() => expect(manager.alerts).to.deep.equal(['Check your connection and try again.']));
    await blockDownloads();
    dispatchEvent(new Event('online'));
    await eventually(() => expect(manager.alerts).to.deep.equal([]));
  });

  it('says in the list that nothing can be done with it, and does it at the next click', async () => {
    await blockDownloads('*/manager/dialogs.*');
    const manager = await openOnPage({ emulator });
    const errors = await recordEvents(manager.element, 'auth-methods-error', async () => {
      await manager.press('Add a second step');
      await eventually(() => deepQueryAll(manager.element, '[popover]:popover-open').length > 0);
      deepQueryAll(manager.element, '[role=menuitem]')[0]!.click();
      await eventually(() => expect(manager.alerts).to.deep.equal(['Check your connection and try again.']));
    });
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['chunk_load_failed']);
    expect(await accessibilityProblems(manager)).to.deep.equal([]);

    await blockDownloads();
    void manager.element.enrollMethod('email');
    await manager.dialogOpened();
    expect(manager.alerts).to.deep.equal([]);
  });

  it('says in a dialog that it can’t be shown, and shows it when tried again', async () => {
    await blockDownloads('*/totp-enroll*');
    const manager = await openOnPage({ emulator });
    const { error } = await expectEvent(manager.element, 'auth-methods-error', () =>
      manager.chooseOffer('Authenticator app'),
    );
    expect(error.code).to.equal('chunk_load_failed');
    const dialog = await found(() => manager.dialog);
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal([
        'A part of this page couldn’t be loaded. Check your connection and try again.',
      ]),
    );
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Try again']);
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
    const [cancel, again] = deepQueryAll(dialog.element, 'button').map((button) => getComputedStyle(button));
    expect(again!.backgroundColor).not.to.equal(cancel!.backgroundColor);

    await blockDownloads();
    deepQueryAll(dialog.element, 'button.primary')[0]!.click();
    await found(() => dialog.codeInput);
  });

  it('offers to reload the page when a dialog was tried again in vain, unless the browser is offline', async () => {
    await blockDownloads('*/push-notification-enroll*');
    const manager = await openOnPage({ emulator });
    await manager.chooseOffer('Push notification');
    const dialog = await found(() => manager.dialog);
    await dialog.press('Try again');
    await dialog.button('Reload page');
    expect(dialog.alerts).to.deep.equal(['Part of this page is missing. Reload it to go on.']);
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Reload page']);
    await dialog.press('Cancel');

    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    await manager.chooseOffer('Push notification');
    await (await found(() => manager.dialog)).button('Try again');
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
  });

  it('shows a dialog by itself once there is a connection again', async () => {
    await blockDownloads('*/recovery-code-enroll*');
    const manager = await openOnPage({ emulator });
    await manager.chooseOffer('Recovery code');
    const dialog = await found(() => manager.dialog);
    await eventually(() => expect(dialog.alerts).to.have.length(1));

    await blockDownloads();
    dispatchEvent(new Event('online'));
    await dialog.textWith('this code is the way back in');
    expect(dialog.alerts).to.deep.equal([]);
  });

  it('goes on in a dialog with a change that one click could not make', async () => {
    await blockDownloads('*/row-changes*');
    const phone = makeMethod({ type: 'phone', id: 'phone|1', name: 'Work', channel: 'sms' });
    const backend = memoryBackend({ methods: [phone], operations: ['setPhoneChannel'] });
    const manager = await openManager({ settings: { backend } });
    const row = await manager.row('Work');
    const errors = await recordEvents(manager.element, 'auth-methods-error', async () => {
      await row.choose('Send codes by voice call');
      await (await found(() => manager.dialog)).button('Try again');
    });
    expect(errors.map(({ error }) => error.code)).to.include('chunk_load_failed');

    await blockDownloads();
    const dialog = await found(() => manager.dialog);
    await dialog.press('Try again');
    await dialog.press('Send codes by voice call');
    await manager.dialogClosed();
    await eventually(() => expect(row.badges).to.deep.equal(['Voice call']));
  });

  it('says that the password manager may still offer a removed passkey', async () => {
    await blockDownloads('*/passkey-after-removal*');
    const methods = [
      makeMethod({ type: 'passkey', id: 'passkey|1', name: 'First' }),
      makeMethod({ type: 'totp', id: 'totp|1' }),
    ];
    const backend = memoryBackend({ methods, operations: ['remove'] });
    const manager = await openManager({ settings: { backend } });
    await (await manager.open('First', 'Remove')).press(/^Remove/);
    await eventually(() =>
      expect(manager.announcement).to.equal(
        'First removed. If your password manager still offers this passkey, delete it there.',
      ),
    );
  });

  it('offers to reload the page when the list was tried again in vain', async () => {
    const cause = new TypeError(
      'Failed to fetch dynamically imported module: https://example.com/errors-1.js',
    );
    const backend = {
      ...memoryBackend(),
      list: () => Promise.reject(new AuthMethodsError('chunk_load_failed', 'Not downloaded', { cause })),
    };
    const manager = await openManager({ settings: { backend }, unloaded: true });
    await manager.textWith('A part of this page couldn’t be loaded.');
    await manager.press('Try again');
    await manager.button('Reload page');
    await manager.textWith('Part of this page is missing. Reload it to go on.');
  });
});
