import { expect } from '@open-wc/testing';
import type { Faults, ScenarioName } from '../../src/emulator/index.js';
import { axeViolations } from '../support/browser/axe-violations.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { chooseLost } from '../support/browser/choose-lost.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { scatteredMasks } from '../support/browser/layout-problems.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { taskStates } from '../support/browser/task-states.js';

const key = 'auth-methods-help';
const title = 'Lost a device?';
const phone = 'phone|dev_Hj6KlZ0xCvB7nM3q';
const app = 'totp|dev_Rt5YuI8oP2aSdF4g';

describe('a person who has lost a device', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  afterEach(() => sessionStorage.clear());

  async function open(scenario: ScenarioName = 'typical', faults: Partial<Faults> = {}) {
    await emulator.reset(scenario);
    await emulator.faults(faults);
    const manager = await openManager({ emulator, settings: { canSignOutElsewhere: true } });
    // The names of passkeys' providers come after the list.
    if (scenario === 'typical') await manager.row('Windows Hello');
    return manager;
  }

  const ticks = (dialog: DialogHarness): Readonly<Record<string, boolean>> =>
    Object.fromEntries(
      deepQueryAll<HTMLInputElement>(dialog.element, 'input').map((input) => [
        renderedText(input.parentElement!.querySelector('.name')!),
        input.checked,
      ]),
    );

  const stored = async (manager: ManagerHarness): Promise<readonly string[]> =>
    (await manager.stored()).map(({ id }) => id);

  it('is asked what was lost, and sees all that lived on it, ticked where that is certain', async () => {
    const manager = await open();
    await manager.press(title);
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal(title);
    expect(dialog.buttons).to.deep.equal([
      'My phone Work phone and +1 ••• ••• 0143',
      'Only my phone number +1 ••• ••• 0143',
      'A computer or tablet Windows Hello',
      'Something else',
      'Cancel',
    ]);
    expect(scatteredMasks()).to.deep.equal([]);
    expect(await axeViolations()).to.deep.equal([]);

    await dialog.press(/^My phone/);
    expect(ticks(dialog)).to.deep.equal({
      'Apple Passwords': false,
      'Work phone': true,
      '+1 ••• ••• 0143': true,
    });
    expect(await axeViolations()).to.deep.equal([]);
    await dialog.press('Back');
    await dialog.press(/^A computer/);
    expect(ticks(dialog)).to.deep.equal({ 'Apple Passwords': false, 'Windows Hello': true });
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(sessionStorage.length).to.equal(0);
  });

  it('removes what was on the phone, replaces the code, is signed out elsewhere, and reads how it ended', async () => {
    const manager = await open();
    const dialog = await chooseLost(manager, /^My phone/);
    const requests = recordApiRequests(emulator);
    manager.element.addEventListener('auth-methods-sign-out-elsewhere', (event) =>
      event.respondWith(Promise.resolve()),
    );
    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Remove these');
      await dialog.textWith('Replace your recovery code');
      await dialog.button('Replace your recovery code');
    });
    expect(removed.map(({ method }) => method.id)).to.deep.equal([app, phone]);
    expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(2);
    expect(taskStates(dialog)).to.deep.equal([
      'Work phone: Removed',
      '+1 ••• ••• 0143: Removed',
      'Replace your recovery code: Needed only if your code is lost, too.',
      'Sign out everywhere else: Waiting',
    ]);
    expect(await axeViolations()).to.deep.equal([]);

    await dialog.press('Replace your recovery code');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Replace your code?'));
    const codes = await manager.dialogOpened();
    await codes.press('Cancel');
    await eventually(() => expect(manager.dialog?.heading).to.equal(title));
    const back = await manager.dialogOpened();
    await back.press('Skip');
    await back.press('Sign out everywhere else');
    await eventually(() => expect(back.heading).to.equal('All done'));
    expect(taskStates(back)).to.deep.equal([
      'Work phone: Removed',
      '+1 ••• ••• 0143: Removed',
      'Replace your recovery code: Skipped',
      'Sign out everywhere else: Done',
    ]);
    expect(back.text).to.contain('You can sign in with: Password, Apple Passwords, and Windows Hello.');
    expect(back.text).to.contain('block the SIM card');
    expect(await axeViolations()).to.deep.equal([]);
    expect(sessionStorage.length).to.equal(0);
    await back.press('Done');
    await manager.dialogClosed();
    expect(await stored(manager)).not.to.include.members([app, phone]);
  });

  it('can do all of it with the keyboard', async () => {
    const manager = await open();
    (await manager.button(title)).focus();
    await pressKeys('Enter');
    const dialog = await manager.dialogOpened();
    expect(renderedText(deepActiveElement()!)).to.contain('My phone');
    await pressKeys('Enter');
    await eventually(() =>
      expect(renderedText(deepActiveElement()!)).to.contain('Tick everything you lost.'),
    );
    await pressKeys('Tab', 'Space');
    expect(ticks(dialog)['Work phone']).to.equal(false);
    await pressKeys('Enter');
    await dialog.textWith('Removed');
    await eventually(() => expect(renderedText(deepActiveElement()!)).to.equal('Replace your recovery code'));
    await pressKeys('Escape');
    await manager.dialogClosed();
    expect(await stored(manager)).to.include(app);
    expect(await stored(manager)).not.to.include(phone);
    expect(renderedText(deepActiveElement()!)).to.equal(title);
  });

  it('resumes by itself when a rate limit has passed', async () => {
    recordConsole('error');
    const manager = await open('typical', {
      failures: [{ operation: 'deleteAuthenticationMethod', as: 429, retryAfter: 1, times: 1 }],
    });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.textWith('Goes on in 1 second.');
    await dialog.button('Replace your recovery code');
    expect(await stored(manager)).not.to.include.members([app, phone]);
  });

  it('waits for the rate limit of the Free plan, with two writes a minute', async () => {
    const manager = await open('typical', { plan: 'free' });
    const dialog = await chooseLost(manager, 'Something else');
    for (const name of ['Work phone', '+1 ••• ••• 0143', 'Windows Hello'])
      deepQueryAll<HTMLInputElement>(dialog.element, 'input')
        .find((input) => renderedText(input.parentElement!).includes(name))!
        .click();
    await dialog.press('Remove these');
    await dialog.textWith(/Goes on in \d+ seconds\./);
    expect(taskStates(dialog).filter((state) => state.endsWith('Removed'))).to.have.length(2);
    expect((await dialog.button('Removing…')).getAttribute('aria-disabled')).to.equal('true');
    expect(await stored(manager)).to.include('passkey|dev_Lp9Ws3DfGh6JkQ2x');
  });

  it('says which removal failed and why, goes on with the others, and tries again', async () => {
    recordConsole('error');
    const manager = await open('typical', {
      failures: [{ operation: 'deleteAuthenticationMethod', as: 409, times: 1 }],
    });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await dialog.button('Try again');
    expect(taskStates(dialog).slice(0, 2)).to.deep.equal([
      'Work phone: Not removed: This can’t be removed right now.',
      '+1 ••• ••• 0143: Removed',
    ]);
    await dialog.press('Try again');
    await dialog.button('Replace your recovery code');
    expect(taskStates(dialog)[0]).to.equal('Work phone: Removed');
  });

  it('waits for the connection, looks up what became of a removal, and resumes', async () => {
    recordConsole('error');
    const manager = await open();
    const dialog = await chooseLost(manager, /^My phone/);
    await emulator.faults({ failures: [{ operation: '*', as: 'lost' }] });
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
      await dialog.press('Remove these');
      await dialog.textWith('Waiting for a connection…');
      await emulator.faults({ failures: [] });
      const requests = recordApiRequests(emulator);
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      await dialog.button('Replace your recovery code');
      expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(1);
    });
    expect(removed.map(({ method }) => method.id)).to.deep.equal([app, phone]);
  });

  it('confirms that it’s them where a removal asks for it, and the flow resumes', async () => {
    recordConsole('error');
    const manager = await open('step-up');
    const dialog = await chooseLost(manager, /^Only my phone number/);
    await dialog.press('Remove these');
    await dialog.textWith('Confirm it’s you');
    expect(taskStates(dialog)[0]).to.equal('+1 ••• ••• 0143: Waiting');
    await dialog.press('Continue');
    await dialog.button('Sign out everywhere else');
    expect(taskStates(dialog)[0]).to.equal('+1 ••• ••• 0143: Removed');
    expect(await stored(manager)).not.to.include(phone);
  });

  it('keeps what the host does not let go, after the host was asked for each', async () => {
    const manager = await open();
    const answer = deferred<void>();
    manager.element.addEventListener('auth-method-before-remove', (event) => {
      if (event.method.id === app) event.preventDefault();
      else event.waitUntil(answer.promise);
    });
    const dialog = await chooseLost(manager, /^My phone/);
    await dialog.press('Remove these');
    await eventually(() => expect(dialog.dialog.open).to.equal(false));
    answer.resolve();
    await eventually(() => expect(dialog.dialog.open).to.equal(true));
    await dialog.button('Replace your recovery code');
    expect(taskStates(dialog).slice(0, 2)).to.deep.equal([
      'Work phone: Not removed: This site didn’t allow it.',
      '+1 ••• ••• 0143: Removed',
    ]);
    expect(await stored(manager)).to.include(app);
  });

  it('is never locked out: another way in comes first, and without it the last one is kept', async () => {
    const manager = await open();
    for (const id of ['password|dXNlci0xMjM', 'passkey|dev_7hXc2QmRzT4vBn1K'])
      await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(id)}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${await emulator.token()}` },
      });
    await manager.element.refresh();
    const dialog = await chooseLost(manager, /^A computer/);
    await dialog.press('Continue');
    expect(taskStates(dialog).slice(0, 2)).to.deep.equal([
      'Add another way to sign in: Without it, you’d be locked out.',
      'Windows Hello: Waiting',
    ]);
    await dialog.press('Add another way to sign in');
    await eventually(() => expect(manager.dialog?.heading).to.equal('Create a passkey'));
    await (await manager.dialogOpened()).press('Cancel');
    await eventually(() => expect(manager.dialog?.heading).to.equal(title));
    const back = await manager.dialogOpened();
    await back.press('Skip');
    await back.press('Remove these');
    await back.textWith('Kept, so that you can still sign in.');
    expect(await stored(manager)).to.include('passkey|dev_Lp9Ws3DfGh6JkQ2x');
  });

  it('counts what another tab has removed as removed', async () => {
    const manager = await open();
    const dialog = await chooseLost(manager, /^My phone/);
    await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(app)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await emulator.token()}` },
    });
    await dialog.press('Remove these');
    await dialog.button('Replace your recovery code');
    expect(taskStates(dialog)[0]).to.equal('Work phone: Removed');
  });

  it('can skip a sign-out that never ends, and reads that it is not done', async () => {
    const manager = await open();
    manager.element.addEventListener('auth-methods-sign-out-elsewhere', (event) =>
      event.respondWith(new Promise(() => undefined)),
    );
    const dialog = await chooseLost(manager, /^Only my phone number/);
    await dialog.press('Remove these');
    await dialog.press('Sign out everywhere else');
    await dialog.button('One moment…');
    await dialog.press('Skip');
    await eventually(() => expect(dialog.heading).to.equal('Not everything is done'));
    expect(taskStates(dialog).at(-1)).to.equal('Sign out everywhere else: Not done');
  });

  it('can try a sign-out again that has failed', async () => {
    recordConsole('error');
    const manager = await open();
    let answers = 0;
    manager.element.addEventListener('auth-methods-sign-out-elsewhere', (event) =>
      event.respondWith(Promise.resolve(answers++ > 0)),
    );
    const dialog = await chooseLost(manager, /^Only my phone number/);
    await dialog.press('Remove these');
    await dialog.press('Sign out everywhere else');
    await dialog.textWith('Not done: Something went wrong. Please try again.');
    await dialog.press('Try again');
    await eventually(() => expect(dialog.heading).to.equal('All done'));
  });

  describe('and is interrupted', () => {
    /** Removes one of two, and leaves; a new element is what a reload brings. */
    async function interrupt(): Promise<void> {
      recordConsole('error');
      const manager = await open();
      const dialog = await chooseLost(manager, /^My phone/);
      await fetch(`${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(app)}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${await emulator.token()}` },
      });
      await emulator.faults({ failures: [{ operation: 'deleteAuthenticationMethod', as: 500 }] });
      await dialog.press('Remove these');
      await dialog.button('Try again');
      manager.element.remove();
      await emulator.faults({ failures: [] });
    }

    it('can continue where they stopped, and is asked again before anything is removed', async () => {
      await interrupt();
      const kept = sessionStorage.getItem(key)!;
      expect(kept).not.to.match(/Work phone|0143|2025550143/);
      const manager = await openManager({ emulator, settings: { canSignOutElsewhere: true } });
      await manager.textWith('You stopped halfway.');
      // The whole page has what the interrupted one has left.
      const rules = ['color-contrast', 'target-size', 'button-name', 'label-content-name-mismatch'];
      expect(await axeViolations(rules)).to.deep.equal([]);
      expect(manager.dialog).to.equal(undefined);
      manager.element.style.width = '358px';
      const tops = deepQueryAll(manager.element, 'button')
        .filter((button) => ['Close', 'Continue'].includes(renderedText(button)))
        .map((button) => button.getBoundingClientRect().top);
      expect(tops).to.have.length(2);
      expect(new Set(tops).size).to.equal(1);
      await manager.press('Continue');
      const dialog = await manager.dialogOpened();
      expect(dialog.text).to.contain('Removed before: 1');
      expect(ticks(dialog)['+1 ••• ••• 0143']).to.equal(true);
      expect(await stored(manager)).to.include(phone);
      await dialog.press('Remove these');
      await dialog.button('Replace your recovery code');
      expect(await stored(manager)).not.to.include(phone);
    });

    it('can close the note for good', async () => {
      await interrupt();
      const manager = await openManager({ emulator });
      await manager.press('Close');
      await eventually(() => expect(manager.text).not.to.contain('You stopped halfway.'));
      expect(sessionStorage.length).to.equal(0);
    });

    it('is not thrown back to the top of the page when the note goes', async () => {
      await interrupt();
      const manager = await openManager({ emulator });
      (await manager.button('Close')).focus();
      await manager.press('Close');
      await eventually(() => expect(manager.text).not.to.contain('You stopped halfway.'));
      await eventually(() => expect(deepActiveElement()?.className).to.equal('heading'));
    });

    it('is not thrown back to the top of the page when the resumed help ends', async () => {
      await interrupt();
      const manager = await openManager({ emulator });
      (await manager.button('Continue')).focus();
      await manager.press('Continue');
      const dialog = await manager.dialogOpened();
      for (const input of deepQueryAll<HTMLInputElement>(dialog.element, 'input:checked')) input.click();
      await dialog.press('Continue');
      await dialog.press('Skip');
      await dialog.press('Done');
      await manager.dialogClosed();
      await eventually(() => expect(manager.text).not.to.contain('You stopped halfway.'));
      await eventually(() => expect(deepActiveElement()?.className).to.equal('heading'));
    });

    it('can continue after the code was replaced, which leaves the list without the old one', async () => {
      const manager = await open();
      const dialog = await chooseLost(manager, /^My phone/);
      await dialog.press('Remove these');
      await dialog.press('Replace your recovery code');
      await eventually(() => expect(manager.dialog?.heading).to.equal('Replace your code?'));
      const codes = await manager.dialogOpened();
      await codes.press('Replace');
      await codes.proveKept();
      await codes.press('Done');
      await eventually(() => expect(manager.dialog?.heading).to.equal(title));
      await (await manager.dialogOpened()).button('Sign out everywhere else');
      manager.element.remove();

      const again = await openManager({ emulator, settings: { canSignOutElsewhere: true } });
      await again.press('Continue');
      const resumed = await again.dialogOpened();
      expect(taskStates(resumed)).to.deep.equal([
        'Replace your recovery code: Done',
        'Sign out everywhere else: Whoever is signed in elsewhere has to sign in again.',
      ]);
    });

    for (const [what, change] of [
      ['is of another account', { others: ['password|somebody-else'] }],
      ['is more than an hour old', { savedAt: Date.now() - 3_700_000 }],
      ['is damaged', { chosen: 'all' }],
    ] as const) {
      it(`hears nothing of what ${what}`, async () => {
        await interrupt();
        const kept = JSON.parse(sessionStorage.getItem(key)!) as object;
        sessionStorage.setItem(key, JSON.stringify({ ...kept, ...change }));
        const manager = await openManager({ emulator });
        await eventually(() => expect(sessionStorage.length).to.equal(0));
        expect(manager.text).not.to.contain('You stopped halfway.');
      });
    }
  });

  it('is helped with methods of unknown types, without dates and usage', async () => {
    const manager = await openManager({
      settings: {
        backend: {
          list: () =>
            Promise.resolve({
              methods: [
                {
                  id: 'a',
                  type: 'unknown',
                  rawType: 'palm-print',
                  confirmed: true,
                  usage: [],
                  linkedIds: [],
                },
                {
                  id: 'b',
                  type: 'unknown',
                  rawType: 'palm-print',
                  confirmed: true,
                  usage: [],
                  linkedIds: [],
                },
              ],
              factors: [],
              problems: [],
            }),
          remove: () => Promise.resolve(),
        },
      },
    });
    const dialog = await chooseLost(manager, 'Something else');
    expect(Object.values(ticks(dialog))).to.deep.equal([false, false]);
    for (const input of deepQueryAll<HTMLInputElement>(dialog.element, 'input')) input.click();
    await dialog.press('Remove these');
    await eventually(() => expect(dialog.heading).to.equal('Not everything is done'));
    expect(taskStates(dialog).map((state) => state.split(': ')[1])).to.deep.equal([
      'Removed',
      'Kept, so that you can still sign in.',
    ]);
  });

  it('is not helped where nothing can be removed, or the account is somebody else’s', async () => {
    const list = () =>
      Promise.resolve({
        methods: [{ id: 'a', type: 'totp', confirmed: true, usage: ['secondary'], linkedIds: [] }] as const,
        factors: [],
        problems: [],
      });
    const remove = () => Promise.resolve();
    for (const backend of [{ list }, { list, remove, accountOwner: { name: 'Ada' } }]) {
      const manager = await openManager({ settings: { backend } });
      expect(manager.buttons).not.to.include(title);
    }
  });
});
