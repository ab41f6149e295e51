import { expect } from '@open-wc/testing';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend, type MemoryBackend } from '../support/backends/memory-backend.js';
import { accessibilityProblems, openOnPage } from '../support/browser/accessibility-problems.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const phone = '+1 ••• ••• 0143';

/** What is shown after a change, and where it can be read: `undefined` where nothing is. */
const note = ({ element }: ManagerHarness): string | undefined => {
  const [box] = deepQueryAll(element, '.note');
  return box && renderedText(box);
};

/** What screen readers hear of the account. */
const heardVerdict = ({ element }: ManagerHarness): string =>
  deepQueryAll(element, '[role=status]')
    .filter((region) => region.closest('.text'))
    .at(-1)
    ?.textContent.trim() ?? '';

const account = (...methods: Parameters<typeof makeMethod>[0][]): MemoryBackend =>
  memoryBackend({
    methods: methods.map(makeMethod),
    operations: ['remove', 'rename', 'startEnrollment', 'completeEnrollment'],
    capabilities: { enroll: ['totp', 'recovery-code', 'passkey', 'email'] },
  });

async function addRecoveryCode(manager: ManagerHarness): Promise<void> {
  const dialog = await manager.add('Recovery code');
  const code = await found(() => deepQueryAll(dialog.element, '[role=group]').map(renderedText)[0]);
  await dialog.press('Continue');
  await dialog.type('Last 4 characters of the code', code.slice(-4));
  await dialog.press('Done');
  await manager.dialogClosed();
}

describe('what follows a change in <auth-methods-manager>', () => {
  it('says after a removal what it means, and offers one next step', async () => {
    const backend = account({ type: 'password' }, { type: 'totp', id: 'app', name: 'App' });
    const manager = await openManager({ settings: { backend } });
    await (await manager.open('App', 'Remove')).press(/^Remove/);
    await manager.dialogClosed();
    await eventually(() =>
      expect(note(manager)).to.equal('App removed. A stolen password is enough to get in Add passkey Close'),
    );
    expect(manager.announcement).to.equal('App removed.');
    expect(heardVerdict(manager)).to.equal('A stolen password is enough to get in');
    const [add] = deepQueryAll(manager.element, '.note button');
    add!.click();
    expect((await manager.dialogOpened()).heading).to.equal('Create a passkey');
    expect(note(manager)).to.equal(undefined);
  });

  it('says after adding a method what it means', async () => {
    const manager = await openOnPage({ scenario: 'single-factor' });
    await addRecoveryCode(manager);
    await eventually(() =>
      expect(note(manager)).to.equal(
        'Recovery code added. A stolen password is enough to get in Add passkey Close',
      ),
    );
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
  });

  it('puts the focus on the row that was added when the person closes the message', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    await addRecoveryCode(manager);
    await eventually(() => expect(note(manager)).to.contain('Close'));
    const close = deepQueryAll(manager.element, '.note button').at(-1)!;
    close.focus();
    close.click();
    await eventually(async () => expect((await manager.row('Recovery code')).hasFocus).to.equal(true));
    expect(note(manager)).to.equal(undefined);
  });

  it('announces a verdict that has changed elsewhere, and none when the list is loaded first', async () => {
    const backend = account({ type: 'password' });
    const manager = await openManager({ settings: { backend } });
    // The live region comes with the dialogs.
    await (await manager.open('Password', 'Details')).press('Close');
    await manager.dialogClosed();
    expect(heardVerdict(manager)).to.equal('');
    await manager.element.refresh();
    expect(heardVerdict(manager)).to.equal('');
    backend.account.methods = [...backend.account.methods, makeMethod({ type: 'totp', id: 'app' })];
    await manager.element.refresh();
    await eventually(() =>
      expect(heardVerdict(manager)).to.equal('If you lose your devices, you’re locked out'),
    );
    expect(note(manager)).to.equal(undefined);
  });

  it('says nothing of an account whose summary the host hides', async () => {
    const backend = account({ type: 'password' }, { type: 'totp', id: 'app', name: 'App' });
    const manager = await openManager({ settings: { backend, hideSummary: true } });
    await (await manager.open('App', 'Remove')).press(/^Remove/);
    await manager.dialogClosed();
    await eventually(() => expect(note(manager)).to.equal('App removed. Close'));
  });

  it('says nothing of an account whose summary the host has replaced', async () => {
    const backend = account({ type: 'password' }, { type: 'totp', id: 'app', name: 'App' });
    const manager = await openManager({ settings: { backend } });
    manager.element.innerHTML = '<p slot="summary">All in order</p>';
    await (await manager.open('App', 'Remove')).press(/^Remove/);
    await manager.dialogClosed();
    await eventually(() => expect(note(manager)).to.equal('App removed. Close'));
    await manager.element.refresh();
    expect(heardVerdict(manager)).to.equal('');
  });
});

describe('undoing in <auth-methods-manager>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    manager = await openManager({ emulator });
  });

  async function rename(to: string): Promise<void> {
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', to);
    await dialog.press('Save name');
    await manager.dialogClosed();
    await eventually(() => expect(note(manager)).to.equal(`${to} updated. Undo Close`));
  }

  const undo = async (): Promise<void> => {
    const button = await manager.button('Undo');
    button.focus();
    button.click();
  };

  it('restores the earlier name, and leaves the focus on the row', async () => {
    await rename('Desk');
    const requests = recordApiRequests(emulator);
    await undo();
    await eventually(() => expect(manager.titles).to.include('Work phone'));
    await eventually(() => expect(manager.announcement).to.equal('Work phone updated.'));
    expect(requests.map(({ body }) => body)).to.deep.equal(['{"name":"Work phone"}']);
    expect((await manager.row('Work phone')).hasFocus).to.equal(true);
    expect(note(manager)).to.equal(undefined);
  });

  it('restores the earlier channel', async () => {
    const row = await manager.row(phone);
    await row.choose('Send codes by voice call');
    await eventually(() => expect(row.badges).to.deep.equal(['Voice call']));
    await undo();
    await eventually(() => expect(row.badges).to.deep.equal(['Text message']));
    await eventually(() => expect(note(manager)).to.equal(undefined));
  });

  it('goes on in a dialog with what one click could not restore', async () => {
    await rename('Desk');
    await emulator.faults({ failures: [{ operation: 'updateAuthenticationMethod', as: 500, times: 1 }] });
    await undo();
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal('Desk');
    await dialog.textWith('Something went wrong on our side. Please try again.');
    await dialog.press('Rename');
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).to.include('Work phone'));
    expect(note(manager)).to.equal(undefined);
  });

  it('is offered until the next action, and not where there was no name', async () => {
    await rename('Desk');
    const dialog = await manager.open(phone, 'Rename');
    expect(note(manager)).to.equal(undefined);
    await dialog.type('Name', 'Laptop');
    await dialog.press('Save name');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Laptop updated.'));
    expect(note(manager)).to.equal(undefined);
    expect(deepActiveElement()).not.to.equal(document.body);
  });
});
