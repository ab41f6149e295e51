import { expect } from '@open-wc/testing';
import { AuthMethodsSignOutElsewhereEvent } from '../../src/index.js';
import { signOutBackend } from '../support/backends/backends.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { deferred } from '../support/deferred.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const offer = 'Sign out everywhere else';
const eventName = 'auth-methods-sign-out-elsewhere';

describe('signing out everywhere else, by the page', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset());

  const open = (canSignOutElsewhere = true): Promise<ManagerHarness> =>
    openManager({ emulator, settings: { canSignOutElsewhere } });

  const openDialog = async (manager: ManagerHarness) => {
    await manager.press(offer);
    return manager.dialogOpened();
  };

  it('is offered only where the page says that it can, as soon as it says so', async () => {
    const manager = await open(false);
    expect(manager.buttons).not.to.include(offer);
    manager.element.setAttribute('can-sign-out-elsewhere', '');
    await manager.button(offer);
    manager.element.canSignOutElsewhere = false;
    await eventually(() => expect(manager.buttons).not.to.include(offer));
  });

  it('asks the page once, after the person has confirmed, and tells when it is done', async () => {
    const manager = await open();
    const dialog = await openDialog(manager);
    const done = deferred<Response>();
    manager.element.addEventListener(eventName, (event) => event.respondWith(done.promise));
    const events = await recordEvents(document, eventName, async () => {
      await dialog.press('Sign out');
      await dialog.button('One moment…');
      expect(manager.announcement).not.to.contain('Signed out');
      done.resolve(new Response(null, { status: 204 }));
      await manager.dialogClosed();
    });
    expect(events.map((event) => event instanceof AuthMethodsSignOutElsewhereEvent)).to.deep.equal([true]);
    expect([events[0]?.bubbles, events[0]?.composed, events[0]?.cancelable]).to.deep.equal([
      true,
      true,
      false,
    ]);
    await eventually(() => expect(manager.announcement).to.equal('Signed out everywhere else.'));
    const [note] = deepQueryAll(manager.element, '.note');
    expect(renderedText(note!)).to.equal('Signed out everywhere else. Your account is well protected Close');
  });

  it('counts the first answer where there are two, and tells the developer', async () => {
    const errors = recordConsole('error');
    const manager = await open();
    const dialog = await openDialog(manager);
    manager.element.addEventListener(eventName, (event) => {
      event.respondWith(Promise.resolve());
      event.respondWith(Promise.resolve(false));
    });
    await dialog.press('Sign out');
    await manager.dialogClosed();
    expect(errors.filter((error) => error.includes('answered twice'))).to.have.length(1);
  });

  const failures: Readonly<Record<string, () => Promise<unknown>>> = {
    rejects: () => Promise.reject(new Error('offline')),
    'resolves to false': () => Promise.resolve(false),
    'is a response that is not ok': () => Promise.resolve(new Response(null, { status: 503 })),
  };
  for (const [how, answer] of Object.entries(failures)) {
    it(`claims nothing when the page’s answer ${how}, and can be tried again`, async () => {
      recordConsole('error');
      const manager = await open();
      const dialog = await openDialog(manager);
      const answers = [answer, () => Promise.resolve()];
      manager.element.addEventListener(eventName, (event) => event.respondWith(answers.shift()!()));
      const failed = await expectEvent(manager.element, 'auth-methods-error', () => dialog.press('Sign out'));
      expect(failed.error.code).to.equal('unknown');
      await eventually(() => expect(dialog.alerts.join()).to.contain('Something went wrong'));
      expect(manager.announcement).not.to.contain('Signed out');
      await dialog.press('Sign out');
      await manager.dialogClosed();
      expect(manager.announcement).to.equal('Signed out everywhere else.');
    });
  }

  it('says that it takes long while the page does not answer, and can be closed', async () => {
    const manager = await open();
    const dialog = await openDialog(manager);
    manager.element.addEventListener(eventName, (event) => event.respondWith(new Promise(() => undefined)));
    await dialog.press('Sign out');
    await dialog.textWith('This is taking longer than usual.');
    expect(dialog.alerts).to.be.empty;
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(manager.announcement).not.to.contain('Signed out');
  });

  it('tells the person and the developer where no listener answers', async () => {
    const errors = recordConsole('error');
    const manager = await open();
    const dialog = await openDialog(manager);
    await dialog.press('Sign out');
    await eventually(() => expect(dialog.alerts.join()).to.contain('This page isn’t set up completely.'));
    expect(dialog.buttons).to.deep.equal(['Cancel']);
    expect(errors.join()).to.contain('no listener of auth-methods-sign-out-elsewhere calls respondWith()');
  });

  it('is the backend’s own matter where that can do it: the page is not asked', async () => {
    const backend = signOutBackend();
    const manager = await openManager({ settings: { backend, canSignOutElsewhere: true } });
    const events = await recordEvents(document, eventName, async () => {
      await (await openDialog(manager)).press('Sign out');
      await manager.dialogClosed();
    });
    expect(events).to.be.empty;
    expect(backend.account.otherSessions).to.equal(0);
  });

  it('is offered with the message after a method was removed, and opens the same question', async () => {
    const manager = await open();
    await (await manager.open('+1 ••• ••• 0143', 'Remove')).press('Remove phone number');
    await manager.dialogClosed();
    await eventually(() =>
      expect(manager.announcement).to.contain('removed. Other devices may still be signed in.'),
    );
    const [, offered] = manager.buttons.filter((name) => name === offer);
    expect(offered).to.equal(offer);
    const [region] = deepQueryAll(manager.element, 'auth-methods-live-region');
    region!.shadowRoot!.querySelector('button')!.click();
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal('Sign out everywhere else?');
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(manager.announcement).to.equal('');
  });

  const withoutOffer: Readonly<Record<string, (manager: ManagerHarness) => Promise<void>>> = {
    'the recovery code was removed': async (manager) =>
      (await manager.open('Recovery code', 'Remove')).press('Remove recovery code'),
    'a method was renamed': async (manager) => {
      const dialog = await manager.open('Work phone', 'Rename');
      await dialog.type('Name', 'Pocket');
      await dialog.press('Save name');
    },
  };
  for (const [what, change] of Object.entries(withoutOffer)) {
    it(`is not offered after ${what}`, async () => {
      const manager = await open();
      await change(manager);
      await manager.dialogClosed();
      await eventually(() => expect(manager.announcement).to.match(/(removed|updated)\.$/));
      expect(manager.announcement).not.to.contain('Other devices');
    });
  }

  it('is not offered after a removal where nobody can', async () => {
    const manager = await open(false);
    await (await manager.open('+1 ••• ••• 0143', 'Remove')).press('Remove phone number');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.match(/removed\.$/));
    expect(manager.buttons).not.to.include(offer);
  });
});
