import { expect } from '@open-wc/testing';
import {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodRemovedEvent,
} from '../../src/index.js';
import { deferred } from '../support/deferred.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('the events and methods of <auth-methods-manager>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    manager = await openManager({ emulator });
  });

  const phone = '+1 ••• ••• 0143';

  it('asks the host before a removal, with the method', async () => {
    const event = await expectEvent(document, 'auth-method-before-remove', () =>
      manager.open(phone, 'Remove'),
    );
    expect(event).to.be.instanceOf(AuthMethodBeforeRemoveEvent);
    expect(event.method.type === 'phone' && event.method.phoneNumber).to.equal('+12025550143');
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
  });

  it('fires the before-event of an enrollment with its type', async () => {
    const event = await expectEvent(document, 'auth-method-before-enroll', () =>
      manager.add('Authenticator app'),
    );
    expect(event).to.be.instanceOf(AuthMethodBeforeEnrollEvent);
    expect(event.methodType).to.equal('totp');
  });

  it('opens nothing when the host prevents the event', async () => {
    const requests = recordApiRequests(emulator);
    for (const name of ['auth-method-before-remove', 'auth-method-before-enroll'] as const) {
      manager.element.addEventListener(name, (event) => event.preventDefault());
    }
    await expectEvent(manager.element, 'auth-method-before-remove', async () =>
      (await manager.row(phone)).choose('Remove'),
    );
    await expectEvent(manager.element, 'auth-method-before-enroll', () =>
      manager.chooseOffer('Authenticator app'),
    );
    await nextFrame();
    expect(manager.dialog).to.equal(undefined);
    expect(requests).to.be.empty;
  });

  it('holds the dialog until the host’s promise settles, and fires one event for two clicks', async () => {
    const answer = deferred<boolean>();
    manager.element.addEventListener('auth-method-before-remove', (event) => event.waitUntil(answer.promise));
    const events = await recordEvents(manager.element, 'auth-method-before-remove', async () => {
      await expectEvent(manager.element, 'auth-method-before-remove', () => {
        void manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
      });
      await (await manager.row('Password')).choose('Remove');
      await nextFrame();
      await nextFrame();
    });
    expect(events).to.have.length(1);
    expect(manager.dialog).to.equal(undefined);
    answer.resolve(true);
    expect((await manager.dialogOpened()).heading).to.equal(`Remove “${phone}”?`);
  });

  const refusals: Readonly<Record<string, (event: Event) => Promise<unknown>>> = {
    'prevents the event while it holds it': async (event) => {
      await nextFrame();
      event.preventDefault();
    },
    'passes a function in place of a promise': () => (() => false) as unknown as Promise<boolean>,
    rejects: () => Promise.reject(new Error('No')),
  };
  for (const [how, answer] of Object.entries(refusals)) {
    it(`opens nothing when a listener ${how}`, async () => {
      recordConsole('error');
      manager.element.addEventListener('auth-method-before-remove', (event) => {
        event.waitUntil(Promise.resolve(true));
        event.waitUntil(answer(event));
      });
      await manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
      await nextFrame();
      expect(manager.dialog).to.equal(undefined);
      // And it can be asked for again.
      const next = await expectEvent(manager.element, 'auth-method-before-remove', () =>
        manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q'),
      );
      expect(next).to.be.instanceOf(AuthMethodBeforeRemoveEvent);
    });
  }

  it('opens the dialog whatever a listener’s promise resolves to: only preventDefault() vetoes', async () => {
    manager.element.addEventListener('auth-method-before-remove', (event) =>
      event.waitUntil(Promise.resolve(false)),
    );
    await manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
    expect((await manager.dialogOpened()).heading).to.equal(`Remove “${phone}”?`);
  });

  it('does not open another account’s dialog when the host turned to that account meanwhile', async () => {
    const other = await startEmulator({ scenario: 'single-factor' });
    const answer = deferred<boolean>();
    const hold = (event: AuthMethodBeforeRemoveEvent): void => event.waitUntil(answer.promise);
    manager.element.addEventListener('auth-method-before-remove', hold);
    let asked: Promise<void> | undefined;
    await expectEvent(manager.element, 'auth-method-before-remove', () => {
      asked = manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
    });
    await expectEvent(manager.element, 'auth-methods-loaded', () => {
      manager.element.getAccessToken = ({ scopes }) => other.token(scopes.join(' '));
      manager.element.domain = other.domain;
    });
    answer.resolve(true);
    await asked;
    await nextFrame();
    expect(manager.dialog).to.equal(undefined);
    manager.element.removeEventListener('auth-method-before-remove', hold);
    await manager.open('Password', 'Remove');
  });

  it('drops a request that a host holds forever when the element is moved', async () => {
    const hold = (event: AuthMethodBeforeRemoveEvent): void => event.waitUntil(new Promise(() => undefined));
    manager.element.addEventListener('auth-method-before-remove', hold);
    await expectEvent(manager.element, 'auth-method-before-remove', () => {
      void manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
    });
    manager.element.removeEventListener('auth-method-before-remove', hold);
    const place = manager.element.parentElement!;
    place.append(manager.element);
    await manager.open('Password', 'Remove');
  });

  it('warns the developer when waitUntil() is called too late', async () => {
    const errors = recordConsole('error');
    const late: AuthMethodBeforeEnrollEvent[] = [];
    manager.element.addEventListener('auth-method-before-enroll', (event) => late.push(event));
    await manager.add('Authenticator app');
    for (const event of [...late, ...late]) event.waitUntil(Promise.resolve(false));
    expect(errors).to.deep.equal([
      '<auth-methods-manager> auth-method-before-enroll: waitUntil() takes a promise, ' +
        "before the listener's first await.",
    ]);
    expect(manager.dialog).not.to.equal(undefined);
  });

  it('opens the dialog within the click when no listener holds the event', async () => {
    await (await manager.row('Password')).openMenu();
    await manager.open(phone, 'Details').then((dialog) => dialog.press('Close'));
    await manager.dialogClosed();
    const row = await manager.row(phone);
    const menu = await row.openMenu();
    [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')].at(-1)!.click();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(manager.dialog).not.to.equal(undefined);
  });

  it('removes a method with the same dialog when the host’s code asks for it', async () => {
    await manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
    const dialog = await manager.dialogOpened();
    const removed = await expectEvent(document, 'auth-method-removed', () =>
      dialog.press('Remove phone number'),
    );
    expect(removed).to.be.instanceOf(AuthMethodRemovedEvent);
    expect(removed.method.id).to.equal('phone|dev_Hj6KlZ0xCvB7nM3q');
    expect([removed.bubbles, removed.composed, removed.cancelable]).to.deep.equal([true, true, false]);
  });

  it('adds a method with the same dialog when the host’s code asks for it', async () => {
    await manager.element.enrollMethod('totp');
    expect((await manager.dialogOpened()).heading).to.equal('Set up authenticator app');
  });

  it('changes the password when the host’s code asks for one', async () => {
    await manager.element.enrollMethod('password');
    expect((await manager.dialogOpened()).heading).to.equal('Change password');
  });

  it('opens nothing from code where it is `readonly` or the type is not shown', async () => {
    const errors = recordConsole('error');
    manager.element.types = ['totp'];
    await manager.element.updateComplete;
    await manager.element.enrollMethod('password');
    manager.element.types = undefined;
    manager.element.readonly = true;
    await manager.element.updateComplete;
    for (const type of ['password', 'totp'] as const) await manager.element.enrollMethod(type);
    await manager.element.removeMethod('phone|dev_Hj6KlZ0xCvB7nM3q');
    await nextFrame();
    expect(manager.dialog).to.equal(undefined);
    expect(errors.join('\n')).to.match(
      /enrollMethod\('password'\) does.*\n.*enrollMethod\('totp'\) does.*\n.*removeMethod\('phone/,
    );
  });

  it('leaves the page when remove() is called, like every element', async () => {
    manager.element.remove();
    expect(manager.element.isConnected).to.equal(false);
  });

  it('opens one dialog at a time', async () => {
    await manager.open(phone, 'Remove');
    await manager.element.enrollMethod('totp');
    await manager.element.removeMethod('password|dXNlci0xMjM');
    await nextFrame();
    expect(manager.dialog!.heading).to.equal(`Remove “${phone}”?`);
  });

  it('resolves refresh() when the list has been loaded, or has failed', async () => {
    const loaded = await recordEvents(manager.element, 'auth-methods-loaded', () =>
      manager.element.refresh(),
    );
    expect(loaded).to.have.length(1);
    await emulator.faults({ offline: true });
    const failed = await recordEvents(manager.element, 'auth-methods-error', () => manager.element.refresh());
    expect(failed).to.have.length(1);
    await eventually(() => manager.alerts.length === 1);
  });
});
