import { expect } from '@open-wc/testing';
import { managementBackend, type ManagementOptions } from '../../../src/backends/management/index.js';
import {
  createManagementEmulator,
  type ManagementAccountName,
} from '../../../src/emulator/management/index.js';
import type { ManagementProxyOptions } from '../../../src/proxy/management/index.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { readTotp } from '../../support/browser/read-totp.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';
import { HostServer } from './host-server.js';
import { apiBase } from './pass-through-proxy.js';

interface OpenOptions {
  readonly account?: ManagementAccountName;
  readonly backend?: Partial<ManagementOptions>;
  readonly proxy?: Partial<ManagementProxyOptions>;
  readonly isDesk?: boolean;
}

interface Opened {
  readonly manager: ManagerHarness;
  readonly server: HostServer;
  /** Ids that the tenant holds of Ada. */
  readonly stored: () => readonly string[];
}

/** The element with the backend, the real proxy behind it, and a tenant behind that. */
async function open({ account, backend, proxy, isDesk }: OpenOptions = {}): Promise<Opened> {
  const emulator = createManagementEmulator({
    origin: 'https://tenant.example',
    ...(account && { account }),
  });
  const server = new HostServer(emulator, proxy);
  const authenticatedAt = new Date();
  if (isDesk) server.session = { userId: 'auth0|desk', authenticatedAt, mayAdminister: () => true };
  const manager = await openManager({
    settings: {
      backend: managementBackend({
        apiBase,
        fetcher: (input, init) => server.fetch(input, init),
        ...backend,
      }),
    },
  });
  const stored = () => emulator.user(emulator.userId).methods.map(({ id }) => id);
  return { manager, server, stored };
}

const codeSentTo = async ({ server }: Opened, to: string): Promise<string> =>
  (await found(() => server.messages.findLast((message) => message.to === to))).code;

describe('<auth-methods-manager> with the Management backend, for one’s own account', () => {
  it('shows everything that the account holds', async () => {
    const { manager } = await open();
    await eventually(() =>
      expect(manager.titles).to.have.members([
        ...['Passkey', 'Password', 'WebAuthn with security keys', 'Ada’s phone', 'Authenticator app'],
        ...['Work phone', 'Email Factor', 'Recovery code', 'a•••@example.com'],
      ]),
    );
  });

  it('adds a phone with the code that the host sent, after a wrong one and a new one', async () => {
    const opened = await open();
    const { manager, server } = opened;
    const dialog = await manager.add('Phone');
    await dialog.type('Phone number', '+1 415 555 0132');
    await dialog.press('Send code');
    const code = await codeSentTo(opened, '+14155550132');
    await dialog.typeCode(code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10));
    await dialog.press('Verify');
    await eventually(() => expect(dialog.alerts).to.not.be.empty);
    await dialog.typeCode(await codeSentTo(opened, '+14155550132'));
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Verify'),
    );
    expect(method).to.include({ type: 'phone', phoneNumber: '+14155550132' });
    await manager.dialogClosed();
    expect(server.messages.map(({ channel }) => channel)).to.deep.equal(['sms']);
  });

  it('adds an authenticator app, whose secret the proxy made', async () => {
    const { manager, stored } = await open({ account: 'empty' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await dialog.typeCode((await readTotp(dialog)).code());
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Verify'),
    );
    await manager.dialogClosed();
    expect(stored()).to.deep.equal([method.id]);
    // It is the last one now.
    expect((await manager.row('Authenticator app')).buttons.join()).to.not.contain('Remove');
  });

  it('adds a security key', async () => {
    const authenticator = await addVirtualAuthenticator({ transport: 'usb', hasResidentKey: false });
    try {
      const { manager, stored } = await open({ account: 'no-passkey' });
      await manager.element.enrollMethod('webauthn-roaming');
      const dialog = await manager.dialogOpened();
      const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
        dialog.press(/key/i),
      );
      await manager.dialogClosed();
      expect(method.type).to.equal('webauthn-roaming');
      expect(stored()).to.include(method.id);
    } finally {
      await authenticator.remove();
    }
  });

  it('renames, and switches the channel of a phone', async () => {
    const { manager, server } = await open();
    const dialog = await manager.open('Work phone', 'Rename');
    await dialog.type('Name', 'Küche');
    const { method } = await expectEvent(manager.element, 'auth-method-updated', () =>
      dialog.press('Save name'),
    );
    expect(method.name).to.equal('Küche');
    await manager.dialogClosed();
    await expectEvent(manager.element, 'auth-method-updated', async () =>
      (await manager.row('Küche')).choose('Send codes by voice call'),
    );
    const { emulator } = server;
    const phone = emulator.user(emulator.userId).methods.find(({ id }) => id === method.id);
    expect(phone).to.include({ name: 'Küche', preferred_authentication_method: 'voice' });
  });

  it('removes a method with the one linked to it, which the question names', async () => {
    const { manager, stored } = await open();
    const dialog = await manager.open('Ada’s phone', 'Remove');
    expect(dialog.text).to.contain('Authenticator app');
    await expectEvent(manager.element, 'auth-method-removed', () => dialog.press(/^Remove/));
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).to.not.include('Authenticator app'));
    expect(stored()).to.not.include.members(['push|dev_D1', 'totp|dev_D2']);
  });

  it('does not offer what the proxy would refuse: the last way to sign in', async () => {
    const { manager, server } = await open();
    const { emulator } = server;
    const user = emulator.user(emulator.userId);
    user.methods = user.methods.filter(({ type }) => ['password', 'totp'].includes(type));
    await manager.element.refresh();
    await eventually(() => expect(manager.rows).to.have.length(2));
    expect((await manager.row('Password')).buttons.join()).to.not.contain('Remove');
    const app = await manager.row('Authenticator app');
    expect(await app.menuItems()).to.include('Remove');
  });

  it('goes on with what was interrupted when the sign-in is too old', async () => {
    const { manager, server, stored } = await open();
    server.session = { userId: server.emulator.userId, authenticatedAt: new Date(0) };
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      expect(event.challenge).to.deep.equal({ maxAge: 300 });
      server.session = { userId: server.emulator.userId, authenticatedAt: new Date() };
      event.respondWith(Promise.resolve());
    });
    const dialog = await manager.open('Work phone', 'Remove');
    await expectEvent(manager.element, 'auth-method-removed', () => dialog.press(/^Remove/));
    expect(stored()).to.not.include('phone|dev_C3');
  });

  it('signs out everywhere else', async () => {
    const { manager, server } = await open({ backend: { signOutElsewhere: true } });
    await manager.press('Sign out everywhere else');
    const dialog = await manager.dialogOpened();
    await dialog.press('Sign out');
    await manager.dialogClosed();
    const { emulator } = server;
    expect(emulator.user(emulator.userId).sessions).to.be.empty;
  });

  it('shows every one of many methods', async () => {
    const { manager } = await open({ account: 'many' });
    await eventually(() => expect(manager.titles).to.include('Phone 115'));
    await eventually(() => expect(manager.rows).to.have.length(125));
  });

  it('tells the developer where the proxy is missing, and offers the person no button', async () => {
    const errors = recordConsole('error');
    const backend = managementBackend({
      apiBase,
      fetcher: () => Promise.resolve(new Response('<p>Nothing here', { status: 404 })),
    });
    const manager = await openManager({ settings: { backend }, unloaded: true });
    await manager.textWith('can’t be shown right now');
    await eventually(() => expect(errors.join()).to.contain('Is `apiBase` where your server has the proxy'));
    await eventually(() => expect(manager.buttons).to.deep.equal([]));
  });
});

describe('<auth-methods-manager> with the Management backend, at a support desk', () => {
  const ada = { userId: 'auth0|507f1f77bcf86cd799439011', ownerName: 'Ada' };
  const desk: OpenOptions = {
    isDesk: true,
    backend: ada,
    proxy: { administration: true, operations: { removeAll: true, replaceAll: true } },
  };

  it('names the person, and offers no passkey', async () => {
    const { manager } = await open(desk);
    expect(manager.text).to.match(/^Ada’s sign-in methods/);
    expect(manager.buttons.join()).to.not.contain('passkey');
  });

  it('adds an address at once, without a code', async () => {
    const { manager, server, stored } = await open(desk);
    await manager.element.enrollMethod('email');
    const dialog = await manager.dialogOpened();
    await dialog.type('Email address', 'ada@example.net');
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Add'));
    await manager.dialogClosed();
    expect(stored()).to.include(method.id);
    expect(server.messages).to.be.empty;
  });

  it('empties the account after the passkey is gone and the name was typed', async () => {
    const { manager, stored } = await open(desk);
    await manager.press('Remove all methods');
    const refused = await manager.dialogOpened();
    await refused.textWith('This isn’t possible while the account has: Passkey.');
    await refused.press('Cancel');
    await manager.dialogClosed();
    await (await manager.open('Passkey', 'Remove')).press('Remove passkey');
    await manager.dialogClosed();
    await manager.press('Remove all methods');
    const dialog = await manager.dialogOpened();
    await dialog.type('To confirm, type Ada.', 'Ada');
    await dialog.press('Remove all');
    await manager.dialogClosed();
    await eventually(() => expect(manager.rows).to.be.empty);
    expect(stored()).to.deep.equal([]);
  });

  it('puts one address in place of everything', async () => {
    const { manager } = await open({ ...desk, account: 'no-passkey' });
    await manager.press('Replace all methods');
    const dialog = await manager.dialogOpened();
    await dialog.type('To confirm, type Ada.', 'Ada');
    await dialog.type('Email address', 'ada@work.example');
    await dialog.press('Replace all');
    await manager.dialogClosed();
    await eventually(() => expect(manager.rows).to.have.length(1));
    expect((await manager.row('Email')).text).to.contain('a•••@work.example');
  });

  it('is told that the proxy does not let it', async () => {
    const errors = recordConsole('error');
    const { manager, server, stored } = await open({ ...desk, account: 'no-passkey' });
    server.session = { userId: 'auth0|desk', authenticatedAt: new Date(), mayAdminister: () => false };
    const dialog = await manager.open('Work phone', 'Remove');
    await dialog.press(/^Remove/);
    await eventually(() => expect(dialog.alerts).to.not.be.empty);
    expect(stored()).to.include('phone|dev_C3');
    expect(errors.join()).to.contain('The proxy answered DELETE with 403');
  });
});
