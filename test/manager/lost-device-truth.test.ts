import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AuthMethodsError } from '../../src/index.js';
import { FailingAccount } from '../support/backends/failing-account.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { chooseLost } from '../support/browser/choose-lost.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { taskStates } from '../support/browser/task-states.js';
import { sample } from './method-samples.js';

const password = sample('password', 'w');
const totp = sample('totp', 't');
const number = sample('phone', 'p');

describe('what a person who has lost a device is told', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => {
    recordConsole('error');
    return emulator.reset('typical');
  });

  afterEach(() => sessionStorage.clear());

  const openAccount = ({ backend }: FailingAccount): Promise<ManagerHarness> =>
    openManager({ settings: { backend, canSignOutElsewhere: true } });

  it('that the recovery code which they have just created is there, and not to replace it', async () => {
    const manager = await openManager({ emulator });
    const code = (await manager.stored()).find(({ type }) => type === 'recovery-code')!;
    const removal = await manager.open(code.id, 'Remove');
    await removal.press('Remove recovery code');
    await manager.dialogClosed();
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.press('Create a recovery code');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Save your recovery code'));
    const codes = await manager.dialogOpened();
    await codes.proveKept();
    await codes.press('Done');
    await eventually(() => expect(manager.dialog?.heading).to.equal('All done'));
    expect(taskStates(manager.dialog!).at(-1)).to.equal('Create a recovery code: Done');
  });

  it('that it was replaced, however long the list takes, and nothing else opens meanwhile', async () => {
    const manager = await openManager({ emulator });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.press('Replace your recovery code');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Replace your code?'));
    const codes = await manager.dialogOpened();
    await codes.press('Replace');
    await codes.proveKept();
    await emulator.faults({ latency: 600 });
    await codes.press('Done');
    await manager.dialogClosed();
    await manager.element.removeMethod('password|dXNlci0xMjM');
    await eventually(() => expect(manager.dialog?.heading).to.equal('All done'));
    expect(taskStates(manager.dialog!).at(-1)).to.equal('Replace your recovery code: Done');
  });

  it('not that a method stays whose removal nobody has confirmed; and the list is read when they leave', async () => {
    const account = new FailingAccount(password, totp);
    account.answerRemoval = async (id) => {
      account.drop(id);
      account.listFailures.push(new AuthMethodsError('network', 'lost'));
      throw new AuthMethodsError('network', 'lost');
    };
    const manager = await openAccount(account);
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.textWith('no connection');
    expect(dialog.text).not.to.contain('Not removed');
    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Close');
      await eventually(() => expect(manager.titles).to.deep.equal(['Password']));
    });
    expect(removed.map(({ method }) => method.id)).to.deep.equal(['t']);
  });

  it('and their host once, when they leave while the list is read after a wait', async () => {
    const account = new FailingAccount(password, totp);
    account.answerRemoval = () =>
      Promise.reject(new AuthMethodsError('rate_limited', 'wait', { retryAfter: 1 }));
    const manager = await openAccount(account);
    const dialog = await chooseLost(manager, /^My phone/);
    const list = deferred<void>();
    let isRead = false;
    account.listDelay = { then: (...args) => ((isRead = true), list.promise.then(...args)) } as Promise<void>;
    await dialog.press('Remove these');
    await dialog.textWith('Goes on in');
    await eventually(() => expect(isRead).to.equal(true));
    account.drop('t');
    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Close');
      list.resolve();
      await eventually(() => expect(manager.titles).to.deep.equal(['Password']));
      await nextFrame();
    });
    expect(removed).to.have.length(1);
  });

  it('where they stopped, also when a method that goes with another one is gone by then', async () => {
    const account = new FailingAccount(
      password,
      { ...totp, name: 'Linked', linkedIds: ['q'] },
      { ...number, id: 'q', name: 'Second', linkedIds: ['t'] },
    );
    account.answerRemoval = (id) => {
      account.drop(id);
      account.drop('q');
      return new Promise(() => undefined);
    };
    const manager = await openAccount(account);
    const dialog = await chooseLost(manager, 'Something else');
    const tick = deepQueryAll<HTMLElement>(dialog.element, '.tick').find((one) =>
      renderedText(one).includes('Linked'),
    );
    tick!.click();
    await dialog.press('Remove these');
    await eventually(() => expect(taskStates(dialog)[0]).to.contain('Removing'));
    await pressKeys('Escape');
    await manager.dialogClosed();
    await manager.button('Continue');
  });

  it('nothing more of a step that they have skipped', async () => {
    const account = new FailingAccount(password, totp);
    account.answerRemoval = () => Promise.reject(new AuthMethodsError('unauthorized', 'ended'));
    const dialog = await chooseLost(await openAccount(account), /^My phone/);
    await dialog.press('Remove these');
    await dialog.textWith('Your session has ended');
    await dialog.press('Skip');
    await dialog.button('Sign out everywhere else');
    expect(dialog.text).not.to.contain('Your session has ended');
  });

  it('that a method is gone which somebody else has removed, also where the list can’t be read', async () => {
    const account = new FailingAccount(password, totp);
    account.answerRemoval = () => {
      account.listFailures.push(new AuthMethodsError('rate_limited', 'wait', { retryAfter: 60 }));
      return Promise.reject(new AuthMethodsError('not_found', 'gone', { status: 404 }));
    };
    const manager = await openAccount(account);
    const dialog = await chooseLost(manager, /^My phone/);
    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Remove these');
      await dialog.button('Sign out everywhere else');
    });
    expect(removed.map(({ method }) => method.id)).to.deep.equal(['t']);
    expect(manager.titles).to.deep.equal(['Password']);
  });

  it('not that all is done where there was nothing to do', async () => {
    const manager = await openManager({ settings: { backend: new FailingAccount(password, totp).backend } });
    const dialog = await chooseLost(manager, /^A computer/);
    await dialog.button('Done');
    expect(dialog.heading).to.equal('Lost a device?');
  });

  it('what is left when they leave the ticks of a flow that goes on', async () => {
    const account = new FailingAccount(password, totp, number);
    account.answerRemoval = (id) => {
      if (id === 'p') return new Promise(() => undefined);
      account.drop(id);
      return Promise.resolve();
    };
    const manager = await openAccount(account);
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await eventually(() => expect(taskStates(dialog)[0]).to.contain('Removed'));
    await pressKeys('Escape');
    await manager.dialogClosed();
    await manager.press('Continue');
    await (await manager.dialogOpened()).textWith('Removed before');
    await pressKeys('Escape');
    await manager.dialogClosed();
    await manager.press('Continue');
    await (await manager.dialogOpened()).textWith('Removed before');
  });

  it('and asked once: the second press of a double click does nothing', async () => {
    const dialog = await chooseLost(await openManager({ emulator }), /^My phone/);
    const ticks = (): readonly boolean[] =>
      deepQueryAll<HTMLInputElement>(dialog.element, 'input').map(({ checked }) => checked);
    const [label] = deepQueryAll<HTMLElement>(dialog.element, '.tick');
    const before = ticks();
    const click = (detail: number): boolean =>
      label!.dispatchEvent(
        new MouseEvent('click', { detail, bubbles: true, composed: true, cancelable: true }),
      );
    click(2);
    expect(ticks()).to.deep.equal(before);
    click(1);
    expect(ticks()).not.to.deep.equal(before);
  });

  it('and asked once: Enter that is held down does not press the button of the next step', async () => {
    const account = new FailingAccount(password, totp, number);
    account.answerRemoval = (id) => Promise.resolve(account.drop(id));
    const manager = await openAccount(account);
    let signOuts = 0;
    manager.element.addEventListener('auth-methods-sign-out-elsewhere', () => (signOuts += 1));
    const dialog = await chooseLost(manager, /^My phone/);
    (await dialog.button('Remove these')).focus();
    await sendKeys({ down: 'Enter' });
    const next = await dialog.button('Sign out everywhere else');
    expect(deepActiveElement()).to.equal(next);
    for (let repeats = 0; repeats < 3; repeats += 1) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    expect(signOuts).to.equal(0);
    expect(taskStates(dialog).at(-1)).to.contain('Sign out');
    await pressKeys('Enter');
    await eventually(() => signOuts === 1);
  });
});
