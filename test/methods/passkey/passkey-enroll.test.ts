import { expect } from '@open-wc/testing';
import {
  accessibleName,
  deepActiveElement,
  deepQueryAll,
  renderedText,
} from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from '../../support/browser/virtual-authenticator.js';

const intro =
  'Sign in with your fingerprint, face or screen lock. Nothing to remember, and nothing a fake website can steal.';

describe('<auth-methods-passkey-enroll>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let authenticator: VirtualAuthenticator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
    authenticator = await addVirtualAuthenticator({
      defaultBackupEligibility: true,
      defaultBackupState: true,
    });
  });

  beforeEach(async () => {
    await emulator.reset('single-factor');
    await authenticator.clearCredentials();
    await authenticator.setUserVerified(true);
    await authenticator.setAutomaticPresence(true);
    manager = await openManager({ emulator });
  });

  after(() => authenticator.remove());

  const open = async (): Promise<DialogHarness> => {
    await manager.press('Add passkey');
    return manager.dialogOpened();
  };

  /** Records calls of `navigator.credentials.create()`, and whether the user gesture was active. */
  function watchPrompts(): readonly {
    readonly isActive: boolean;
    readonly signal: AbortSignal | undefined;
  }[] {
    const prompts: { isActive: boolean; signal: AbortSignal | undefined }[] = [];
    const { create } = CredentialsContainer.prototype;
    CredentialsContainer.prototype.create = function (options) {
      prompts.push({ isActive: navigator.userActivation.isActive, signal: options?.signal });
      return create.call(this, options);
    };
    undo.push(() => {
      CredentialsContainer.prototype.create = create;
    });
    return prompts;
  }
  const undo: (() => void)[] = [];
  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
  });

  it('says what a passkey is, with the focus on its button', async () => {
    const dialog = await open();
    expect(dialog.heading).to.equal('Create a passkey');
    await dialog.textWith(intro);
    await dialog.button('Create passkey');
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Create passkey']);
    await eventually(() => expect(accessibleName(deepActiveElement()!)).to.equal('Create passkey'));
  });

  it('creates a passkey, marks its row as new and seen in this browser, announces it, and focuses it', async () => {
    const dialog = await open();
    const { method } = await expectEvent(document, 'auth-method-enrolled', () =>
      dialog.press('Create passkey'),
    );
    expect(method.type).to.equal('passkey');
    await manager.dialogClosed();
    const row = await found(() => manager.rows.find(({ id }) => id === method.id));
    expect(row.badges).to.include.members(['On your devices', 'Seen in this browser', 'New']);
    await eventually(() => row.hasFocus);
    await eventually(() => expect(manager.announcement).to.match(/ added\.$/));
    const [credential] = await authenticator.credentials();
    expect(credential!.rpId).to.equal('localhost');
    expect((await manager.stored()).map(({ type }) => type)).to.deep.equal(['password', 'passkey']);
  });

  it('is repeated as the list shows it before it is removed', async () => {
    await (await open()).press('Create passkey');
    await manager.dialogClosed();
    const row = await manager.row('Passkey');
    const removal = await manager.open('Passkey', 'Remove');
    expect(deepQueryAll(removal.element, '.badge').map(renderedText)).to.deep.equal(row.badges);
    expect(row.badges).to.include('Seen in this browser');
  });

  it('loads the challenge before the click, so that the click opens the prompt at once', async () => {
    const requests = recordApiRequests(emulator);
    const prompts = watchPrompts();
    const dialog = await open();
    await eventually(() => requests.length === 1);
    expect(requests[0]!.body).to.contain('"type":"passkey"');
    await eventually(
      async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
    );
    const button = await dialog.button('Create passkey');
    button.click();
    expect(prompts).to.have.length(1);
    await manager.dialogClosed();
  });

  it('opens the prompt while the user gesture is active', async () => {
    const prompts = watchPrompts();
    const dialog = await open();
    await eventually(
      async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
    );
    await dialog.clickWithMouse('Create passkey');
    await manager.dialogClosed();
    expect(prompts.map(({ isActive }) => isActive)).to.deep.equal([true]);
  });

  it('asks for a passkey of the account that the host names', async () => {
    manager.element.connection = 'Username-Password-Authentication';
    manager.element.identityUserId = 'auth0|507f1f77bcf86cd799439011';
    const requests = recordApiRequests(emulator);
    await open();
    await eventually(() => requests.length === 1);
    expect(JSON.parse(requests[0]!.body)).to.include({
      connection: 'Username-Password-Authentication',
      identity_user_id: '507f1f77bcf86cd799439011',
    });
  });

  it('lets the person try again with the same challenge after they cancelled', async () => {
    await authenticator.setUserVerified(false);
    const dialog = await open();
    await dialog.press('Create passkey');
    await dialog.textWith('No passkey was created. You can try again whenever you like.');
    expect(dialog.alerts).to.be.empty;
    expect(await manager.stored()).to.have.length(1);

    await authenticator.setUserVerified(true);
    const requests = recordApiRequests(emulator);
    await dialog.press('Try again');
    await manager.dialogClosed();
    expect(requests.map(({ path }) => path)).to.deep.equal(['/authentication-methods/passkey%7Cnew/verify']);
  });

  it('says that the device already has a passkey, and names it when there is only one', async () => {
    await (await open()).press('Create passkey');
    await manager.dialogClosed();
    const dialog = await open();
    await dialog.press('Create passkey');
    await dialog.textWith(/This device already has a passkey for this account: .+\./);
    expect(await authenticator.credentials()).to.have.length(1);
    // On another device, or on a security key.
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Try again']);
  });

  it('lets the browser judge the domain, and explains its refusal to the developer only', async () => {
    const other = await startEmulator({ scenario: 'single-factor', rpId: 'login.example.com' });
    manager = await openManager({ emulator: other });
    const errors = recordConsole('error');
    const prompts = watchPrompts();
    const dialog = await open();
    await dialog.press('Create passkey');
    await dialog.textWith('Passkeys can’t be created on this page.');
    expect(dialog.text).not.to.contain('example.com');
    expect(dialog.buttons).to.deep.equal(['Cancel']);
    expect(prompts).to.have.length(1);
    expect(errors.join('\n')).to.contain(
      'creates credentials for "login.example.com", but this page is on "localhost"',
    );
    expect(errors.join('\n')).to.contain('https://login.example.com/.well-known/webauthn');
  });

  it('shows that the prompt is open, and closes it together with the dialog', async () => {
    await authenticator.setAutomaticPresence(false);
    const prompts = watchPrompts();
    const dialog = await open();
    await dialog.press('Create passkey');
    await dialog.textWith('Follow the steps your browser shows.');
    expect((await dialog.button('Create passkey')).getAttribute('aria-disabled')).to.equal('true');
    await dialog.press('Cancel');
    await manager.dialogClosed();
    await eventually(() => prompts[0]!.signal!.aborted);
    expect(manager.alerts).to.be.empty;
    expect(await manager.stored()).to.have.length(1);
  });

  it('creates nothing after the element was removed', async () => {
    await authenticator.setAutomaticPresence(false);
    const dialog = await open();
    await dialog.press('Create passkey');
    await dialog.textWith('Follow the steps your browser shows.');
    const requests = recordApiRequests(emulator);
    manager.element.remove();
    await authenticator.setAutomaticPresence(true);
    expect(await authenticator.credentials()).to.be.empty;
    expect(requests).to.be.empty;
  });

  it('starts again when the challenge has expired', async () => {
    const dialog = await open();
    await eventually(
      async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
    );
    await emulator.faults({ clockOffset: 20 * 60_000 });
    await dialog.press('Create passkey');
    await dialog.textWith('This took too long and has expired. Start again.');
    await emulator.faults({ clockOffset: 0 });
    await authenticator.clearCredentials();
    await dialog.press('Start again');
    await dialog.press('Create passkey');
    await manager.dialogClosed();
  });

  it('says so when the limit of passkeys is reached', async () => {
    await emulator.faults({ maxPasskeys: 0 });
    const dialog = await open();
    await dialog.textWith('You’ve reached the limit for this kind of method. Remove one first.');
  });

  for (const as of ['html', 'lost', 'drop', 500, 429] as const) {
    it(`sends the same passkey again when its verification failed with ${as}, and creates no second one`, async () => {
      recordConsole('error');
      const prompts = watchPrompts();
      const dialog = await open();
      await dialog.button('Create passkey');
      await emulator.faults({ failures: [{ operation: 'confirmAuthenticationMethod', as, retryAfter: 1 }] });
      await dialog.press('Create passkey');
      await eventually(() => dialog.alerts.length === 1);
      await emulator.faults({ failures: [] });
      const again = await dialog.button('Try again');
      await eventually(() => again.getAttribute('aria-disabled') === 'false');
      const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => again.click());
      await manager.dialogClosed();
      expect(prompts).to.have.length(1);
      const [created, ...others] = (await manager.stored()).filter(({ type }) => type === 'passkey');
      expect([created!.id, others]).to.deep.equal([method.id, []]);
      expect(await authenticator.credentials()).to.have.length(1);
    });
  }

  it('creates another passkey when the backend refused the first', async () => {
    const prompts = watchPrompts();
    const dialog = await open();
    await dialog.button('Create passkey');
    await emulator.faults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 400, times: 1 }] });
    await dialog.press('Create passkey');
    await dialog.press('Try again');
    await manager.dialogClosed();
    expect(prompts).to.have.length(2);
  });
});
