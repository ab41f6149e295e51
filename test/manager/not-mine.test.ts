import { expect } from '@open-wc/testing';
import { axeViolations } from '../support/browser/axe-violations.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { taskStates } from '../support/browser/task-states.js';
import { FailingAccount } from '../support/backends/failing-account.js';
import type { AuthMethod } from '../../src/model/auth-method.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { sample } from './method-samples.js';

const action = 'Wasn’t you?';
/** Added three days ago in the scenario "everything". */
const newKey = 'webauthn-roaming|dev_Re6Tw5Qy4Ui3Op2L';

describe('a person who sees a method that is not theirs', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'everything' });
  });

  beforeEach(() => emulator.reset());

  afterEach(() => sessionStorage.clear());

  const open = (): Promise<ManagerHarness> =>
    openManager({ emulator, settings: { canSignOutElsewhere: true } });

  it('finds help in the row of a new method, and in no other', async () => {
    const manager = await open();
    expect((await manager.row(newKey)).buttons).to.include(action);
    expect((await manager.row('Work phone')).buttons).not.to.include(action);
  });

  it('has its numbers within their circles, however large the text is', async () => {
    const manager = await open();
    manager.element.style.setProperty('--auth-methods-small-font-size', '26px');
    const dialog = await manager.open(newKey, action);
    const [mark] = deepQueryAll(dialog.element, '.mark');
    const { width, height } = mark!.getBoundingClientRect();
    expect(width).to.equal(height);
    expect(height).to.be.at.least(1.5 * 26);
  });

  it('removes it, changes the password, and is signed out elsewhere, in that order', async () => {
    const manager = await open();
    manager.element.addEventListener('auth-methods-sign-out-elsewhere', (event) =>
      event.respondWith(Promise.resolve()),
    );
    const dialog = await manager.open(newKey, action);
    expect(dialog.heading).to.equal(action);
    expect(dialog.text).to.contain('If you didn’t add “Security key”, do this in order.');
    expect(taskStates(dialog)).to.deep.equal([
      'Security key: Waiting',
      'Change your password: Waiting',
      'Sign out everywhere else: Waiting',
    ]);
    expect(renderedText(deepActiveElement()!)).to.contain('If you didn’t add “Security key”');
    expect(await axeViolations()).to.deep.equal([]);

    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Remove security key');
      await dialog.button('Change your password');
    });
    expect(removed.map(({ method }) => method.id)).to.deep.equal([newKey]);
    await dialog.press('Change your password');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Change password'));
    const password = await manager.dialogOpened();
    await password.type('New password', 'Another-Harbour-42');
    await password.press('Save password');
    await eventually(() => expect(manager.dialog?.heading).to.equal(action));
    const back = await manager.dialogOpened();
    expect(taskStates(back).slice(0, 2)).to.deep.equal([
      'Security key: Removed',
      'Change your password: Done',
    ]);
    await back.press('Sign out everywhere else');
    await eventually(() => expect(back.heading).to.equal('All done'));
    expect(await axeViolations()).to.deep.equal([]);
    await back.press('Done');
    await manager.dialogClosed();
    expect((await manager.stored()).map(({ id }) => id)).not.to.include(newKey);
  });

  it('is not told that all is done where only the removal was', async () => {
    const manager = await open();
    const dialog = await manager.open(newKey, action);
    await dialog.press('Remove security key');
    await dialog.button('Change your password');
    for (let step = 0; step < 2; step++) await dialog.press('Skip');
    await eventually(() => expect(dialog.heading).to.equal('Not everything is done'));
    expect(taskStates(dialog)).to.deep.equal([
      'Security key: Removed',
      'Change your password: Skipped',
      'Sign out everywhere else: Skipped',
    ]);
  });

  it('can skip each step, and reads what is not done', async () => {
    const manager = await open();
    const dialog = await manager.open(newKey, action);
    for (let step = 0; step < 3; step++) await dialog.press('Skip');
    await eventually(() => expect(dialog.heading).to.equal('Not everything is done'));
    expect(taskStates(dialog)).to.deep.equal([
      'Security key: Not removed',
      'Change your password: Skipped',
      'Sign out everywhere else: Skipped',
    ]);
    await dialog.press('Done');
    await manager.dialogClosed();
    expect((await manager.stored()).map(({ id }) => id)).to.include(newKey);
  });

  it('is asked to add another way in first where the stranger’s is the only one', async () => {
    const createdAt = new Date().toISOString();
    const passkey = {
      id: 'theirs',
      type: 'passkey',
      confirmed: true,
      usage: ['primary'],
      linkedIds: [],
      transports: [],
      createdAt,
    } as const;
    const manager = await openManager({
      settings: {
        backend: {
          capabilities: { enroll: ['password'] },
          list: () => Promise.resolve({ methods: [passkey], factors: undefined, problems: [] }),
          startEnrollment: () => new Promise(() => undefined),
          remove: () => Promise.resolve(),
        },
      },
    });
    const dialog = await manager.open('theirs', action);
    expect(taskStates(dialog)).to.deep.equal([
      'Add another way to sign in: Without it, you’d be locked out.',
      'Passkey: Waiting',
    ]);
  });

  describe('and it is a password', () => {
    const password = sample('password', 'w', { createdAt: new Date(Date.now() - 3_600_000).toISOString() });
    const passkey = sample('passkey', 'k');

    async function openPassword(...methods: readonly AuthMethod[]): Promise<DialogHarness> {
      const account = new FailingAccount(...methods);
      account.answerRemoval = (id) => Promise.resolve(account.drop(id));
      const { backend } = account;
      const capabilities = { enroll: ['password'] } as const;
      const manager = await openManager({ settings: { backend: { ...backend, capabilities } } });
      return manager.open('Password', action);
    }

    it('removes it, and does not change what is gone', async () => {
      expect(taskStates(await openPassword(password, passkey))).to.deep.equal(['Password: Waiting']);
    });

    it('changes it where it is the only way in', async () => {
      const dialog = await openPassword(password);
      expect(dialog.text).to.contain('If you didn’t add “Password”, do this in order.');
      expect(taskStates(dialog).map((state) => state.split(': ')[0])).to.deep.equal(['Change your password']);
    });
  });
});
