import { expect } from '@open-wc/testing';
import type { MethodsBackend } from '../../src/model/methods-backend.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found, nextFrame } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { setUpApp } from '../support/browser/set-up-app.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const old = 'totp|dev_Rt5YuI8oP2aSdF4g';
const landline = 'phone|dev_Zx9Cv8Bn7Mm6Lk5J';
const recoveryCode = 'recovery-code|dev_We4RtY6uIoP8aSdF';
const worksAlready = 'The new one works. The old one is still there.';

describe('replacing a method', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset('typical');
    manager = await openManager({ emulator });
  });

  afterEach(() => sessionStorage.clear());

  /** The dialog that removes the old one. */
  async function removing(name = 'Work phone'): Promise<DialogHarness> {
    await eventually(() => expect(manager.dialog?.heading).to.equal(`Remove “${name}”?`));
    return manager.dialogOpened();
  }

  /** Removes a method as another tab does. */
  async function removeElsewhere(id: string): Promise<void> {
    const headers = { authorization: `Bearer ${await emulator.token()}` };
    const address = `${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(id)}`;
    await fetch(address, { method: 'DELETE', headers });
  }

  const storedIds = async (): Promise<readonly string[]> => (await manager.stored()).map(({ id }) => id);

  const storedApps = async (): Promise<readonly string[]> =>
    (await manager.stored())
      .filter(({ type, confirmed }) => type === 'totp' && confirmed)
      .map(({ id }) => id);

  it('says what is replaced, adds the new one, and only then removes the old one', async () => {
    const order: string[] = [];
    for (const name of ['auth-method-enrolled', 'auth-method-removed'] as const)
      manager.element.addEventListener(name, ({ type, method }) =>
        order.push(`${type} ${method.id === old ? 'old' : 'new'}`),
      );
    const dialog = await manager.open(old, 'Replace');
    expect(dialog.text).to.contain('This replaces “Work phone”.');
    expect(await storedApps()).to.deep.equal([old]);
    await setUpApp(dialog);
    await eventually(() =>
      expect(order).to.deep.equal(['auth-method-enrolled new', 'auth-method-removed old']),
    );
    await manager.dialogClosed();
    const left = await storedApps();
    expect(left).to.have.length(1);
    expect(left).not.to.include(old);
    expect(manager.rows.map(({ id }) => id)).not.to.include(old);
  });

  it('keeps the old one when the person closes the dialog', async () => {
    const events = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await (await manager.open(old, 'Replace')).press('Cancel');
      await manager.dialogClosed();
    });
    expect(events).to.be.empty;
    expect(await storedApps()).to.deep.equal([old]);
  });

  it('waits out a rate limit, claims nothing before, and goes on by itself', async () => {
    await emulator.faults({
      failures: [{ operation: 'deleteAuthenticationMethod', as: 429, retryAfter: 2, times: 1 }],
    });
    await setUpApp(await manager.open(old, 'Replace'));
    const dialog = await removing();
    await dialog.textWith(worksAlready);
    await dialog.textWith('That was a lot in a short time.');
    expect(await storedApps()).to.have.length(2);
    expect(manager.announcement).not.to.contain('removed');
    await manager.dialogClosed();
    expect(await storedApps()).to.have.length(1);
  });

  it('says honestly that the old one is still there, and can be tried again or left', async () => {
    await emulator.faults({ deleteConflict: 'always' });
    await setUpApp(await manager.open(old, 'Replace'));
    const dialog = await removing();
    await eventually(() => expect(dialog.alerts).to.deep.equal(['This can’t be removed right now.']));
    expect(dialog.text).to.contain(worksAlready);
    await dialog.press('Keep authenticator app');
    await manager.dialogClosed();
    expect(await storedApps()).to.have.length(2);
  });

  it('does not claim that the old one is there where an answer was lost', async () => {
    recordConsole('error');
    const opened = await manager.open(old, 'Replace');
    await emulator.faults({
      failures: [
        { operation: 'deleteAuthenticationMethod', as: 'lost' },
        { operation: 'getAuthenticationMethods', as: 'drop' },
      ],
    });
    await setUpApp(opened);
    const dialog = await removing();
    await eventually(() => expect(dialog.alerts[0]).to.contain('There’s no connection'));
    expect(dialog.text).to.contain('The new one works.');
    expect(dialog.text).not.to.contain('The old one is still there.');
  });

  it('asks before the last way in goes, which the new one is not, and warns as a removal does', async () => {
    await emulator.reset('everything');
    manager = await openManager({ emulator });
    for (const id of await storedIds()) if (![landline, recoveryCode].includes(id)) await removeElsewhere(id);
    manager = await openManager({ emulator });
    const opened = await manager.open(landline, 'Replace');
    await opened.type('Phone number', '4155550132');
    await opened.press('Send code');
    await found(() => opened.codeInput);
    await opened.typeCode((await emulator.outbox()).at(-1)!.code);
    await opened.press('Verify');
    const dialog = await removing('Landline at home');
    await dialog.textWith('This is your only way to sign in.');
    for (let frame = 0; frame < 30; frame += 1) await nextFrame();
    expect(await storedIds()).to.include(landline);
    expect(dialog.text).not.to.contain('The new one works.');
    await dialog.press('Keep phone number');
    await manager.dialogClosed();
    expect(await storedIds()).to.have.length(3);
    expect(sessionStorage.length).to.equal(0);
  });

  it('asks before the old one goes where the new one is not confirmed yet', async () => {
    const methods = [makeMethod({ type: 'password', id: 'word' }), makeMethod({ type: 'totp', id: 'app' })];
    const added = { ...makeMethod({ type: 'totp', id: 'new' }), confirmed: false };
    const account = memoryBackend({
      methods,
      operations: ['remove', 'startEnrollment'],
      capabilities: { enroll: ['totp'] },
    });
    const backend: MethodsBackend = {
      ...account,
      list: async () => ({ methods: [...account.account.methods, added], factors: [], problems: [] }),
      startEnrollment: () => Promise.resolve({ result: { method: added } }),
    };
    manager = await openManager({ settings: { backend } });
    await (await manager.row('app')).choose('Replace');
    await eventually(() => expect(manager.dialog?.heading).to.match(/^Remove/));
    const dialog = await manager.dialogOpened();
    await dialog.textWith('Afterwards a stolen password is enough to get in.');
    for (let frame = 0; frame < 30; frame += 1) await nextFrame();
    expect(account.account.methods.map(({ id }) => id)).to.include('app');
    await dialog.press(/^Remove/);
    await manager.dialogClosed();
    expect(account.account.methods.map(({ id }) => id)).not.to.include('app');
  });

  it('is done when another tab has removed the old one meanwhile', async () => {
    const dialog = await manager.open(old, 'Replace');
    await removeElsewhere(old);
    await setUpApp(dialog);
    await eventually(() => expect(manager.rows.map(({ id }) => id)).not.to.include(old));
    await manager.dialogClosed();
    expect(manager.alerts).to.deep.equal([]);
  });

  it('removes nothing where the backend has put the new one in the old one’s place', async () => {
    const method = makeMethod({ type: 'totp', id: 'app' });
    const account = memoryBackend({
      methods: [method],
      operations: ['remove', 'startEnrollment'],
      capabilities: { enroll: ['totp'] },
    });
    const backend: MethodsBackend = {
      ...account,
      startEnrollment: () => Promise.resolve({ result: { method } }),
    };
    manager = await openManager({ settings: { backend } });
    const row = await manager.row('app');
    await expectEvent(manager.element, 'auth-method-enrolled', () => row.choose('Replace'));
    for (let frame = 0; frame < 30; frame += 1) await nextFrame();
    expect(manager.dialog).to.equal(undefined);
    expect(account.account.methods).to.deep.equal([method]);
  });

  it('is not offered for what the account has only one of, or what is changed in place', async () => {
    for (const title of ['Password', 'Recovery code'])
      expect(await (await manager.row(title)).menuItems()).not.to.include('Replace');
  });
});
