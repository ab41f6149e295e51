import { expect } from '@open-wc/testing';
import type { AuthsignalOptions } from '../../../src/backends/authsignal/index.js';
import type { AuthsignalEmulatorOptions } from '../../../src/emulator/authsignal/index.js';
import type { AuthMethodsStepUpEvent } from '../../../src/index.js';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { hurryTimers } from '../../support/browser/hurry-timers.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { readTotp } from '../../support/browser/read-totp.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';
import { connect, disconnect, type Connection } from './connect.js';
import type { HostServer } from './host-server.js';

interface Opened extends Connection {
  readonly manager: ManagerHarness;
}

async function open(
  options: Partial<AuthsignalOptions> | ((host: HostServer) => Partial<AuthsignalOptions>) = {},
  emulatorOptions: AuthsignalEmulatorOptions = {},
): Promise<Opened> {
  const connection = connect(options, { rpId: location.hostname, ...emulatorOptions });
  const manager = await openManager({ settings: { backend: connection.backend } });
  return { ...connection, manager };
}

const byProxy = (host: HostServer) => ({ proxyBase: host.address });

/** What the account has set up. */
const kinds = ({ emulator }: Connection): readonly string[] =>
  emulator.authenticators.flatMap(({ verificationMethod, verifiedAt }) =>
    verifiedAt === undefined ? [] : [verificationMethod],
  );

describe('<auth-methods-manager> with the Authsignal backend', () => {
  afterEach(disconnect);

  it('shows every method, masked, with what the vendor knows of it', async () => {
    const { manager } = await open();
    expect(manager.titles).to.deep.equal([
      ...['iCloud Keychain', 'Authenticator app', 'Ada’s iPhone', '+12*****100', 'a**@example.com'],
      ...['a**@example.org', 'Blue key', 'Recovery code', 'Device', 'Identity check'],
    ]);
    expect((await manager.row('Authenticator app')).badges).to.deep.equal(['Default']);
  });

  it('offers to look at methods and to add some, where the host has no way to remove', async () => {
    const { manager } = await open();
    for (const row of manager.rows) {
      expect(
        row.buttons.filter((name) => !/^(?:Details|Continue)/.test(name)),
        row.title,
      ).to.deep.equal([]);
    }
    expect(manager.buttons.join()).to.match(/Add/);
  });

  it('adds an authenticator app after a wrong code', async () => {
    const opened = await open({}, { account: 'empty' });
    const { manager } = opened;
    const dialog = await manager.add('Authenticator app');
    const { code, wrongCode } = await readTotp(dialog);
    await dialog.typeCode(wrongCode());
    await dialog.press('Verify');
    await dialog.textWith('That code isn’t right');
    await dialog.typeCode(code());
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).to.deep.equal(['Authenticator app']));
    expect(kinds(opened)).to.deep.equal(['AUTHENTICATOR_APP']);
  });

  it('adds a phone by WhatsApp, as the tenant has it', async () => {
    const { manager, emulator, sentCode } = await open({}, { account: 'empty' });
    const dialog = await manager.add('Phone');
    await dialog.type('Phone number', '+1 202 555 0177');
    (await dialog.field('WhatsApp')).click();
    await dialog.press('Send code');
    await eventually(() => expect(emulator.outbox.at(-1)?.channel).to.equal('whatsapp'));
    await dialog.typeCode(sentCode());
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
    await manager.dialogClosed();
  });

  it('waits until the link in the mail was opened', async () => {
    hurryTimers(20);
    const opened = await open({ emailDelivery: 'link' }, { account: 'empty' });
    const { manager, emulator, sentCode } = opened;
    const dialog = await manager.add('Email');
    await dialog.type('Email address', 'grace@example.com');
    await dialog.press('Send link');
    await dialog.textWith('Waiting for you to open the link');
    await eventually(() => expect(opened.requests.at(-1)?.path).to.contain('finalize'));
    await expectEvent(manager.element, 'auth-method-enrolled', async () => {
      await emulator.fetch(sentCode());
    });
    await manager.dialogClosed();
    expect(kinds(opened)).to.deep.equal(['EMAIL_MAGIC_LINK']);
  });

  for (const [title, button, transport, kind] of [
    ['Passkey', 'Create passkey', 'internal', 'PASSKEY'],
    ['Security key', 'Add security key', 'usb', 'SECURITY_KEY'],
  ] as const) {
    it(`adds with the browser: ${title}`, async () => {
      const authenticator = await addVirtualAuthenticator({ transport });
      const opened = await open({}, { account: 'empty' });
      const { manager } = opened;
      const dialog = await manager.add(title);
      await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press(button));
      await manager.dialogClosed();
      expect(kinds(opened)).to.deep.equal([kind]);
      await authenticator.remove();
    });
  }

  it('shows recovery codes that come with the first method', async () => {
    const { manager } = await open({}, { account: 'empty', faults: { recoveryCodes: true } });
    const dialog = await manager.add('Authenticator app');
    await dialog.typeCode((await readTotp(dialog)).code());
    await dialog.press('Verify');
    await dialog.textWith('Save your recovery codes');
  });

  it('has the person sign in again when the token may not add, and goes on', async () => {
    const opened = await open({}, { faults: { withheldScopes: ['add:authenticators'] } });
    const { manager, emulator, asked } = opened;
    const events: AuthMethodsStepUpEvent[] = [];
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      events.push(event);
      emulator.setFaults({ withheldScopes: [] });
      event.respondWith(Promise.resolve(true));
    });
    const dialog = await manager.add('Authenticator app');
    await readTotp(dialog);
    expect(events.map(({ reason }) => reason)).to.deep.equal(['enroll']);
    expect(asked.at(-1)).to.deep.include({ scopes: ['add:authenticators'], fresh: true });
  });

  it('removes through the host’s proxy', async () => {
    const opened = await open(byProxy);
    const { manager } = opened;
    const dialog = await manager.open('Authenticator app', 'Remove');
    await expectEvent(manager.element, 'auth-method-removed', () => dialog.press(/^Remove/));
    await manager.dialogClosed();
    expect(kinds(opened)).to.not.include('AUTHENTICATOR_APP');
  });

  it('has the person sign in again when the proxy asks for it, and goes on', async () => {
    const opened = await open(byProxy);
    const { manager, host } = opened;
    host.session = 'old';
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      host.session = 'open';
      event.respondWith(Promise.resolve(true));
    });
    const dialog = await manager.open('Authenticator app', 'Remove');
    await expectEvent(manager.element, 'auth-method-removed', () => dialog.press(/^Remove/));
    expect(host.requests.map(({ method }) => method)).to.deep.equal(['DELETE', 'DELETE']);
  });

  it('offers to remove the first method as soon as there is a second one', async () => {
    const { manager } = await open(byProxy, { account: 'empty' });
    for (const expected of [['Details'], ['Replace', 'Details', 'Remove']]) {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await dialog.press('Verify');
      await manager.dialogClosed();
      await eventually(async () => expect(await actionsOf(manager)).to.deep.equal(expected));
    }
  });

  it('removes what an abandoned enrollment has left', async () => {
    const { manager, emulator } = await open(byProxy, { account: 'empty' });
    const dialog = await manager.add('Authenticator app');
    await readTotp(dialog);
    expect(emulator.authenticators).to.have.length(1);
    await dialog.press('Cancel');
    await eventually(() => expect(emulator.authenticators).to.deep.equal([]));
  });

  it('sends the person to the vendor’s page to remove, and reads the list afterwards', async () => {
    const opened = await open((host) => ({ hostedPage: host.hostedPage }));
    const { manager, emulator } = opened;
    const dialog = await manager.open('Authenticator app', 'Remove');
    await dialog.press(/^Remove/);
    await dialog.textWith('This continues on another page');
    const [link] = deepQueryAll<HTMLAnchorElement>(dialog.element, 'a[target=_blank]');
    expect(link?.href).to.match(/^https:\/\/mfa\.authsignal\.com\//);
    emulator.reset('empty');
    await dialog.press('I’ve finished there');
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).to.deep.equal([]));
  });

  it('tells the developer what could not be read, and shows the rest', async () => {
    const errors = recordConsole('error');
    const { manager } = await open({}, { account: 'unknown-type', faults: { itemWithoutId: true } });
    expect(manager.titles).to.include('Authenticator app');
    await eventually(() => expect(errors.join()).to.contain('PALM_BIOMETRICS_BR'));
  });
});

/** What the first row offers. */
async function actionsOf(manager: ManagerHarness): Promise<readonly string[]> {
  const [row] = manager.rows;
  if (!row) return [];
  const menus = deepQueryAll(row.element, '[aria-haspopup=menu]');
  return menus.length > 0 ? row.menuItems() : row.buttons;
}
