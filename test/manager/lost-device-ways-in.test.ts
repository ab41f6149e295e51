import { expect } from '@open-wc/testing';
import { AuthMethodsError } from '../../src/index.js';
import { FailingAccount } from '../support/backends/failing-account.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import { chooseLost } from '../support/browser/choose-lost.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { taskStates } from '../support/browser/task-states.js';
import { sample } from './method-samples.js';

const password = sample('password', 'w');
const totp = sample('totp', 't');
const number = sample('phone', 'p');
const code = sample('recovery-code', 'c');
const here = sample('passkey', 'here', { name: 'Laptop', deviceType: 'single-device', backedUp: false });
const there = sample('passkey', 'there', { name: 'Tablet', deviceType: 'single-device', backedUp: false });
const unclear = { ...sample('unknown', 'u'), usage: [] };

describe('what a person who has lost a device still gets in with', () => {
  /** The ids of what was removed, or asked to be. */
  let asked: string[];

  beforeEach(() => {
    asked = [];
    recordConsole('error');
  });

  afterEach(() => sessionStorage.clear());

  function openAccount(account: FailingAccount): Promise<ManagerHarness> {
    const { answerRemoval } = account;
    account.answerRemoval = (id) => {
      asked.push(id);
      return answerRemoval(id);
    };
    return openManager({ settings: { backend: account.backend, canSignOutElsewhere: true } });
  }

  const ended = (dialog: DialogHarness, heading: string): Promise<void> =>
    eventually(() => expect(dialog.heading).to.equal(heading));

  /** Everything that was on a computer, of which one passkey is certain. */
  async function loseTheLaptop(manager: ManagerHarness): Promise<DialogHarness> {
    const dialog = await chooseLost(manager, /^A computer/);
    const box = (await dialog.field(/Laptop/)) as HTMLInputElement;
    if (!box.checked) box.click();
    return dialog;
  }

  it('stays when another window has removed the rest meanwhile', async () => {
    const account = new FailingAccount(here, there, code);
    const dialog = await loseTheLaptop(await openAccount(account));
    account.drop('there');
    advanceClock(20_000);
    await dialog.press('Remove these');
    await dialog.button('Sign out everywhere else');
    await dialog.press('Skip');
    await ended(dialog, 'Not everything is done');
    expect(taskStates(dialog)[0]).to.equal('Laptop: Kept, so that you can still sign in.');
    expect(asked).to.deep.equal([]);
  });

  it('stays until the list can be read again after a wait', async () => {
    const account = new FailingAccount(here, there, code);
    account.answerRemoval = () => {
      account.drop('there');
      const wait = (): AuthMethodsError => new AuthMethodsError('rate_limited', 'wait', { retryAfter: 1 });
      account.listFailures.push(wait());
      return Promise.reject(wait());
    };
    const dialog = await loseTheLaptop(await openAccount(account));
    await dialog.press('Remove these');
    await eventually(() => expect(taskStates(dialog)[0]).to.contain('Kept'));
    expect(asked).to.deep.equal(['here']);
    expect(account.listFailures).to.be.empty;
  });

  it('is what is known to sign in, and not what may', async () => {
    const dialog = await loseTheLaptop(await openAccount(new FailingAccount(here, unclear)));
    await dialog.press('Remove these');
    await dialog.button('Sign out everywhere else');
    await dialog.press('Skip');
    await ended(dialog, 'Not everything is done');
    expect(taskStates(dialog)[0]).to.contain('Kept');
    expect(dialog.text).not.to.contain('You can sign in with');
    expect(asked).to.deep.equal([]);
  });

  it('is not claimed of a list with gaps', async () => {
    const account = new FailingAccount(password, totp);
    account.incomplete = true;
    account.answerRemoval = (id) => Promise.resolve(account.drop(id));
    const dialog = await chooseLost(await openAccount(account), /^My phone/);
    await dialog.press('Remove these');
    await dialog.button('Sign out everywhere else');
    await dialog.press('Skip');
    await ended(dialog, 'Not everything is done');
    expect(dialog.text).not.to.contain('You can sign in with');
    expect(dialog.text).not.to.contain('stolen password');
  });

  it('comes with the verdict on the account', async () => {
    const account = new FailingAccount(password, totp, code);
    account.answerRemoval = (id) => Promise.resolve(account.drop(id));
    const manager = await openManager({ settings: { backend: account.backend } });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await ended(dialog, 'All done');
    expect(dialog.text).to.contain('You can sign in with: Password.');
    expect(dialog.text).to.contain('A stolen password is enough to get in');
  });

  it('comes with what helps most', async () => {
    const account = new FailingAccount(password, totp, code);
    account.offers = ['totp'];
    account.answerRemoval = (id) => Promise.resolve(account.drop(id));
    const manager = await openManager({ settings: { backend: account.backend } });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.press('Add authenticator app');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Set up authenticator app'));
  });

  it('is not held up by a removal that is never answered: that one can be skipped', async () => {
    const account = new FailingAccount(password, totp, number);
    account.answerRemoval = (id) =>
      id === 't' ? new Promise(() => undefined) : Promise.resolve(account.drop(id));
    const dialog = await chooseLost(await openAccount(account), /^My phone/);
    await dialog.press('Remove these');
    await eventually(() => expect(asked).to.deep.equal(['t']));
    await dialog.press('Skip');
    await dialog.button('Sign out everywhere else');
    expect(asked).to.deep.equal(['t', 'p']);
    expect(taskStates(dialog).map((state) => state.split(': ')[1])).to.deep.equal([
      'Skipped',
      'Removed',
      'Whoever is signed in elsewhere has to sign in again.',
    ]);
  });

  it('is not removed while nobody knows whether the other one is gone', async () => {
    const account = new FailingAccount(here, there);
    account.answerRemoval = () => new Promise(() => undefined);
    const dialog = await loseTheLaptop(await openAccount(account));
    const other = (await dialog.field(/Tablet/)) as HTMLInputElement;
    if (!other.checked) other.click();
    await dialog.press('Remove these');
    await eventually(() => expect(asked).to.have.length(1));
    await dialog.press('Skip');
    await dialog.button('Sign out everywhere else');
    expect(asked).to.have.length(1);
    expect(taskStates(dialog).join()).to.contain('Kept');
  });
});
