import { expect } from '@open-wc/testing';
import { deepActiveElement } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { readTotp } from '../support/browser/read-totp.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { addVirtualAuthenticator } from '../support/browser/virtual-authenticator.js';

const serverError = 'Something went wrong on our side';

describe('a proof that was accepted, while neither its answer nor the list arrives', () => {
  const { fetch: original } = globalThis;
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset('typical');
    manager = await openManager({ emulator });
  });

  afterEach(() => {
    globalThis.fetch = original;
  });

  /** Sends each proof twice, as Chromium does when a connection breaks, and has the list refused meanwhile. */
  async function loseAnswers(): Promise<void> {
    globalThis.fetch = async (input, init) => {
      if (String(input).endsWith('/verify')) await original(input, init);
      return original(input, init);
    };
    await emulator.faults({ failures: [{ operation: 'getAuthenticationMethods', as: 500 }] });
  }

  const mend = (): Promise<void> => emulator.faults({ failures: [] });

  const confirmed = async (type: string): Promise<number> =>
    (await manager.stored()).filter((method) => method.type === type && method.confirmed !== false).length;

  async function openRecoveryCode(): Promise<DialogHarness> {
    void manager.element.enrollMethod('recovery-code');
    const dialog = await manager.dialogOpened();
    await dialog.press('Replace');
    await dialog.proveKept();
    return dialog;
  }

  async function openPasskey(): Promise<DialogHarness> {
    const dialog = await manager.add('Passkey');
    await eventually(async () =>
      expect((await dialog.button('Create passkey')).getAttribute('aria-disabled')).to.equal('false'),
    );
    return dialog;
  }

  async function openApp(): Promise<DialogHarness> {
    const dialog = await manager.add('Authenticator app');
    await dialog.typeCode((await readTotp(dialog)).code());
    return dialog;
  }

  async function openPhone(): Promise<DialogHarness> {
    const dialog = await manager.add('Phone');
    await dialog.type('Phone number', '4155550132');
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    await dialog.typeCode((await emulator.outbox()).at(-1)!.code);
    return dialog;
  }

  const cases = [
    ['totp', openApp, 'Verify', 'Verify'],
    ['phone', openPhone, 'Verify', 'Verify'],
    ['recovery-code', openRecoveryCode, 'Done', 'Done'],
    ['passkey', openPasskey, 'Create passkey', 'Try again'],
  ] as const;
  for (const [type, open, send, again] of cases) {
    it(`is not said to have expired, and is found when the person tries again: ${type}`, async () => {
      const authenticator = type === 'passkey' ? await addVirtualAuthenticator() : undefined;
      const before = await confirmed(type);
      const dialog = await open();
      await loseAnswers();
      await dialog.press(send);
      await dialog.textWith(serverError);
      expect(dialog.text).not.to.contain('expired');
      expect(dialog.buttons).to.include(again).and.not.to.include('Start again');
      await mend();
      const { method } = await expectEvent(manager.element, 'auth-method-enrolled', async () => {
        await dialog.press(again);
        if (type === 'passkey') await dialog.press('Not now');
      });
      expect(method).to.include({ type, confirmed: true });
      await manager.dialogClosed();
      expect(await confirmed(type)).to.equal(type === 'recovery-code' ? 1 : before + 1);
      if (authenticator) expect(await authenticator.credentials()).to.have.length(1);
      await authenticator?.remove();
    });
  }

  it('keeps the recovery code in front of the person, who reads on leaving that it may work', async () => {
    const dialog = await openRecoveryCode();
    await loseAnswers();
    await dialog.press('Done');
    await dialog.textWith(serverError);
    await pressKeys('Escape');
    await dialog.textWith('Your new code may already work. Keep it.');
    expect(dialog.text).to.contain('Your earlier code may have stopped working.');
    expect(dialog.heading).to.equal('Save your recovery code');
    expect(dialog.buttons).to.deep.equal(['Leave anyway', 'Go back']);
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('Go back')));
    await pressKeys('Enter');
    await dialog.textWith(serverError);
    await mend();
    await dialog.press('Cancel');
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Leave anyway'),
    );
    expect(method).to.include({ type: 'recovery-code', confirmed: true });
    await manager.dialogClosed();
  });
});
