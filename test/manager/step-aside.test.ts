import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('a dialog of <auth-methods-manager>, while the host signs the person in again', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let dialog: DialogHarness;
  let overlay: HTMLElement;
  let field: HTMLInputElement;

  before(async () => {
    emulator = await startEmulator({ scenario: 'step-up' });
  });

  beforeEach(async () => {
    await emulator.reset();
    manager = await openManager({ emulator });
    dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Desk');
    overlay = document.createElement('div');
    field = document.createElement('input');
    overlay.append(field);
    overlay.style.cssText = 'position: fixed; inset: 0; z-index: 1; background: white';
  });

  afterEach(() => overlay.remove());

  /** Whether our own dialog is shown, above everything. */
  const isShown = (): boolean =>
    deepQueryAll(manager.element, 'dialog').some((each) => each.matches(':modal'));

  /** Shows the host's overlay at the event, with the focus in its field. */
  function answerWith(answer: Promise<unknown>): void {
    manager.element.addEventListener(
      'auth-methods-step-up',
      (event) => {
        document.body.append(overlay);
        field.focus();
        event.respondWith(answer.finally(() => overlay.remove()));
      },
      { once: true },
    );
  }

  const name = async (): Promise<string> => (await dialog.field('Name')).value;

  it('lets the host’s overlay be used, then does what was interrupted', async () => {
    const signedIn = deferred<void>();
    answerWith(signedIn.promise);
    await dialog.press('Save name');
    await eventually(() => overlay.isConnected);
    expect(isShown()).to.equal(false);
    expect(document.activeElement, 'the host has moved the focus').to.equal(field);
    const { left, top } = field.getBoundingClientRect();
    expect(document.elementFromPoint(left + 5, top + 5), 'it can be clicked').to.equal(field);
    signedIn.resolve();
    await manager.dialogClosed();
    await manager.row('Desk');
  });

  for (const [how, answer] of [
    ['says no', (): Promise<unknown> => Promise.resolve(false)],
    ['fails', (): Promise<unknown> => Promise.reject(new Error('captcha'))],
  ] as const) {
    it(`comes back with what was typed, and the focus, when the host ${how}`, async () => {
      const waiting = deferred<void>();
      answerWith(waiting.promise.then(answer));
      (await dialog.button('Save name')).focus();
      await dialog.press('Save name');
      await eventually(() => overlay.isConnected);
      expect(isShown()).to.equal(false);
      waiting.resolve();
      await dialog.textWith('Confirm it’s you');
      expect(isShown()).to.equal(true);
      expect(await name()).to.equal('Desk');
      const frame = deepQueryAll(manager.element, 'auth-methods-dialog-frame')[0]!;
      expect(deepQueryAll(frame, ':focus')).not.to.be.empty;
    });
  }

  it('stays where nobody answers', async () => {
    await dialog.press('Save name');
    await dialog.textWith('Confirm it’s you');
    expect(isShown()).to.equal(true);
    // A closed dialog is heard of in a task of its own.
    await nextFrame();
    await nextFrame();
    expect(isShown()).to.equal(true);
    expect(await name()).to.equal('Desk');
  });

  it('comes back at a click in the list when the host never answers', async () => {
    answerWith(new Promise(() => undefined));
    await dialog.press('Save name');
    await eventually(() => overlay.isConnected);
    overlay.remove();
    await (await manager.row('Authenticator app')).choose('Rename');
    await eventually(isShown);
    expect(await name()).to.equal('Desk');
    await dialog.press('Cancel');
    await manager.dialogClosed();
  });
});
