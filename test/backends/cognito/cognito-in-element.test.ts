import { expect } from '@open-wc/testing';
import { cognitoBackend, type CognitoOptions } from '../../../src/backends/cognito/index.js';
import {
  createCognitoEmulator,
  type CognitoEmulator,
  type CognitoFaults,
} from '../../../src/emulator/cognito/index.js';
import type { AccountName } from '../../../src/emulator/backend-emulator.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { readTotp } from '../../support/browser/read-totp.js';
import { addVirtualAuthenticator } from '../../support/browser/virtual-authenticator.js';

interface Page {
  readonly emulator: CognitoEmulator;
  readonly manager: ManagerHarness;
  /** The operations since the last time that this was called. */
  operations(): readonly string[];
}

async function open(
  account: AccountName = 'typical',
  options: Partial<CognitoOptions> = {},
  pool: Partial<CognitoFaults> = {},
  unloaded = false,
): Promise<Page> {
  const emulator = createCognitoEmulator({
    origin: 'https://cognito.test',
    account,
    relyingParty: { id: location.hostname, name: 'Harbour' },
  });
  emulator.setFaults(pool);
  const token = emulator.issueToken();
  const sent: string[] = [];
  const backend = cognitoBackend({
    endpoint: emulator.origin,
    enroll: ['passkey', 'password', 'totp', 'phone', 'email'],
    issuer: 'Harbour',
    fetcher: (input, init) => {
      sent.push(new Headers(init.headers).get('x-amz-target')?.split('.')[1] ?? '');
      const fields = JSON.parse(String(init.body)) as object;
      return emulator.fetch(input, { ...init, body: JSON.stringify({ ...fields, AccessToken: token }) });
    },
    ...options,
  });
  const manager = await openManager({ settings: { backend }, unloaded });
  return { emulator, manager, operations: () => sent.splice(0) };
}

const newPhone = async ({ manager }: Page): Promise<DialogHarness> => {
  void manager.element.enrollMethod('phone');
  const dialog = await manager.dialogOpened();
  if (dialog.buttons.includes('Replace')) await dialog.press('Replace');
  await dialog.type(/Phone number/, '+1 202 555 0177');
  await dialog.press('Send code');
  return dialog;
};

const sentCode = ({ emulator }: Page): Promise<string> => found(() => emulator.outbox.at(-1)?.code);

describe('<auth-methods-manager> with the Cognito backend', () => {
  it('shows what the person has, the default, and what can be changed of it', async () => {
    const { manager } = await open();
    expect(manager.titles).to.deep.equal([
      ...[
        'Roaming passkey',
        'Passkey',
        'Password',
        'Authenticator app',
        '+1 ••• ••• 0100',
        'a•••@example.com',
      ],
    ]);
    expect((await manager.row('Authenticator app')).badges).to.include('Default');
    const items = await (await manager.row('+1 ••• ••• 0100')).menuItems();
    expect(items).to.deep.equal(['Use by default', 'Turn off', 'Details']);
    expect(await (await manager.row('Passkey')).menuItems()).to.deep.equal(['Replace', 'Details', 'Remove']);
    expect(manager.buttons.join()).not.to.match(/rename/i);
  });

  it('moves the default, and switches off and on, with one operation each', async () => {
    const { manager, operations, emulator } = await open();
    const phone = await manager.row('+1 ••• ••• 0100');
    operations();
    await phone.choose('Use by default');
    await eventually(() => expect(phone.badges).to.include('Default'));
    const app = await manager.row('Authenticator app');
    expect(app.badges).not.to.include('Default');
    await app.choose('Turn off');
    await eventually(() => expect(app.badges).to.include('Off'));
    expect(emulator.account.app?.isOn).to.equal(false);
    await app.choose('Turn on');
    await eventually(() => expect(app.badges).not.to.include('Off'));
    expect(operations()).to.deep.equal(Array(3).fill('SetUserMFAPreference'));
  });

  it('reads the list again when the default is switched off', async () => {
    const { manager } = await open();
    const app = await manager.row('Authenticator app');
    await app.choose('Turn off');
    await eventually(() => expect(app.badges).to.include('Off'));
    expect(manager.rows.flatMap(({ badges }) => badges)).not.to.include('Default');
  });

  it('sets an authenticator app up, which shows the host’s name', async () => {
    const { manager } = await open('empty');
    const dialog = await manager.add('Authenticator app');
    const app = await readTotp(dialog);
    expect(decodeURIComponent(app.uri.pathname)).to.match(/Harbour:ada$/);
    await dialog.typeCode(app.wrongCode());
    await dialog.press('Verify');
    await eventually(() => expect(dialog.alerts.join()).to.contain('That code isn’t right'));
    await dialog.typeCode(app.code());
    await dialog.press('Verify');
    await manager.dialogClosed();
    expect((await manager.row('Authenticator app')).badges).to.not.include('Off');
  });

  it('replaces the number, with a code that can be sent again', async () => {
    const page = await open();
    const dialog = await newPhone(page);
    const code = await sentCode(page);
    await dialog.typeCode(code);
    await dialog.press('Verify');
    await page.manager.dialogClosed();
    await page.manager.row('+1 ••• ••• 0177');
    expect(page.manager.titles).not.to.include('+1 ••• ••• 0100');
  });

  it('shows a number that could not be switched on as unfinished, and finishes it without another code', async () => {
    const page = await open('empty');
    recordConsole('error');
    const dialog = await newPhone(page);
    page.emulator.setFaults({ lacking: { SetUserMFAPreference: 'InternalErrorException' } });
    await dialog.typeCode(await sentCode(page));
    await dialog.press('Verify');
    await eventually(() => expect(dialog.alerts.join()).to.contain('Something went wrong'));
    page.emulator.setFaults({ lacking: {} });
    await dialog.press('Verify');
    await page.manager.dialogClosed();
    await page.manager.row('+1 ••• ••• 0177');
    expect(page.emulator.account.isSmsOn).to.equal(true);
    expect(page.operations().filter((name) => name === 'VerifyUserAttribute')).to.have.length(1);
  });

  it('creates a passkey in the browser, and removes it', async () => {
    const authenticator = await addVirtualAuthenticator();
    try {
      const { manager, emulator } = await open('empty');
      const dialog = await manager.add('Passkey');
      const { method } = await expectEvent(document, 'auth-method-enrolled', () =>
        dialog.press('Create passkey'),
      );
      await manager.dialogClosed();
      expect(method.type).to.equal('passkey');
      expect(emulator.account.passkeys.map(({ id }) => id)).to.deep.equal([method.id]);
      const removal = await manager.open('Passkey', 'Remove');
      await expectEvent(manager.element, 'auth-method-removed', () => removal.press(/^Remove/));
      expect(emulator.account.passkeys).to.be.empty;
    } finally {
      await authenticator.remove();
    }
  });

  it('changes the password after a wrong current one', async () => {
    const { manager } = await open();
    const dialog = await manager.open('Password', 'Change');
    await dialog.type('Current password', 'wrong');
    await dialog.type('New password', 'Larch-Otter-58!');
    await dialog.press('Save password');
    await eventually(() => expect(dialog.alerts.join()).to.contain('That’s not your current password'));
    await dialog.type('Current password', 'Correct-Horse-9');
    await dialog.press('Save password');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
  });

  it('does not offer again what the pool has refused', async () => {
    const { manager } = await open('empty', {}, { secondSteps: ['sms', 'email'] });
    const errors = recordConsole('error');
    const dialog = await manager.add('Authenticator app');
    await eventually(() => expect(dialog.alerts.join()).to.contain('This isn’t available for your account'));
    await eventually(() => expect(errors.join()).to.contain('Turn authenticator apps on'));
    await dialog.press('Cancel');
    await manager.dialogClosed();
    await manager.element.refresh();
    await manager.loaded();
    expect(manager.text).not.to.contain('Authenticator app');
  });

  it('tells the developer the line that a token without the scope needs', async () => {
    const errors = recordConsole('error');
    const { manager } = await open('typical', {}, { withheldScope: true }, true);
    await manager.textWith('can’t be shown right now');
    await eventually(() => expect(errors.join()).to.contain('"openid aws.cognito.signin.user.admin"'));
  });
});
