import { expect } from '@open-wc/testing';
import type { TokenRequest } from '../../src/model/methods-backend.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, tokenFor, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('deep links to the dialogs of <auth-methods-manager>', () => {
  const page = location.pathname + location.search;
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset('typical'));

  afterEach(() => history.replaceState(null, '', page));

  async function open(hash: string, deepLinkPrefix?: string): Promise<ManagerHarness> {
    history.replaceState({ router: 'state' }, '', page + hash);
    const settings = deepLinkPrefix === undefined ? {} : { deepLinkPrefix };
    return openManager({ emulator, settings });
  }

  /** Waits as long as a dialog may take to open. */
  async function settled(): Promise<void> {
    for (let frame = 0; frame < 20; frame += 1) await nextFrame();
  }

  it('opens the dialog once the list is there, and takes the link out of the address when it is closed', async () => {
    const manager = await open('#add-passkey', '');
    const { length } = history;
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal('Create a passkey');
    expect(location.hash).to.equal('#add-passkey');
    await pressKeys('Escape');
    await manager.dialogClosed();
    await eventually(() => expect(location.hash).to.equal(''));
    expect(location.pathname + location.search).to.equal(page);
    expect(history.state).to.deep.equal({ router: 'state' });
    expect(history.length).to.equal(length);
    await settled();
    expect(manager.dialog).to.equal(undefined);
  });

  it('changes what an account has already', async () => {
    const manager = await open('#account-change-password', 'account-');
    expect((await manager.dialogOpened()).heading).to.equal('Change password');
  });

  it('knows a prefix by letters that browsers write otherwise', async () => {
    const manager = await open('#größe-add-totp', 'größe-');
    expect(location.hash).to.contain('%C3%B6');
    await manager.dialogOpened();
  });

  for (const prefix of ['my account-', 'my account ', 'my"account-', '<b>'])
    it(`knows a prefix by signs that browsers write otherwise: ${prefix}`, async () => {
      const manager = await open(`#${prefix}add-totp`, prefix);
      expect((await manager.dialogOpened()).heading).to.equal('Set up authenticator app');
    });

  it('opens in a part of the page that is shown because of the same address', async () => {
    const manager = await open('', '');
    await manager.loaded();
    // The dialogs are there already.
    await (await manager.open('Password', 'Details')).press('Close');
    await manager.dialogClosed();
    manager.element.hidden = true;
    addEventListener('hashchange', () => (manager.element.hidden = false), { once: true });
    location.hash = '#add-totp';
    expect((await manager.dialogOpened()).heading).to.equal('Set up authenticator app');
  });

  it('opens when the fragment changes, by a link or by a router', async () => {
    const manager = await open('', '');
    location.hash = 'add-passkey';
    await manager.dialogOpened();
    await pressKeys('Escape');
    await manager.dialogClosed();
    await eventually(() => expect(location.hash).to.equal(''));
    history.pushState(null, '', '#change-password');
    expect((await manager.dialogOpened()).heading).to.equal('Change password');
  });

  it('opens when the prefix is set late, and stops when it is taken away', async () => {
    const manager = await open('#add-passkey');
    await settled();
    expect(manager.dialog).to.equal(undefined);
    manager.element.setAttribute('deep-link-prefix', '');
    await manager.dialogOpened();
    await pressKeys('Escape');
    await manager.dialogClosed();
    manager.element.removeAttribute('deep-link-prefix');
    await manager.element.updateComplete;
    location.hash = 'add-passkey';
    await settled();
    expect(manager.dialog).to.equal(undefined);
  });

  it('leaves a hash router its path', async () => {
    for (const [prefix, hash] of [
      ['/account/', '#/account/change-password'],
      ['/account?open=', '#/account?open=change-password'],
    ] as const) {
      const manager = await open(hash, prefix);
      await manager.dialogOpened();
      await pressKeys('Escape');
      await manager.dialogClosed();
      await eventually(() => expect(location.hash).to.equal('#/account'));
      manager.element.remove();
    }
  });

  it('takes the link out of the address when another element of the page has opened the dialog', async () => {
    const getAccessToken = (request: TokenRequest): Promise<string> => tokenFor(emulator, request);
    const second = await openManager({ emulator, settings: { getAccessToken, types: 'totp phone' } });
    history.replaceState(null, '', `${page}#add-totp`);
    const settings = { getAccessToken, types: 'password', deepLinkPrefix: '' };
    await openManager({ emulator, settings });
    const dialog = await second.dialogOpened();
    expect(location.hash).to.equal('#add-totp');
    await dialog.press('Cancel');
    await second.dialogClosed();
    await eventually(() => expect(location.hash).to.equal(''));
  });

  it('does not touch the address of a page that has moved on', async () => {
    const manager = await open('#change-password', '');
    await manager.dialogOpened();
    history.replaceState(null, '', '#elsewhere');
    await pressKeys('Escape');
    await manager.dialogClosed();
    await settled();
    expect(location.hash).to.equal('#elsewhere');
  });

  for (const hash of [
    '#add-passkeys',
    '#add-device',
    '#add-constructor',
    '#change-totp',
    '#remove-password',
    '#details-password',
    '#password',
    '#%E0',
  ])
    it(`does nothing at all for ${hash}`, async () => {
      const errors = recordConsole('error');
      const manager = await open(hash, '');
      await settled();
      expect(manager.dialog).to.equal(undefined);
      expect(errors).to.deep.equal([]);
      expect(location.hash).to.equal(hash);
    });

  it('does nothing for a link with another prefix', async () => {
    const manager = await open('#add-passkey', 'account-');
    await settled();
    expect(manager.dialog).to.equal(undefined);
  });

  it('tells the developer when the list does not offer what a link names', async () => {
    const errors = recordConsole('error');
    const manager = await open('#add-webauthn-roaming', '');
    await eventually(() =>
      expect(errors).to.deep.equal([
        '<auth-methods-manager> #add-webauthn-roaming does nothing: the list does not offer it.',
      ]),
    );
    expect(manager.dialog).to.equal(undefined);
  });
});
