import { expect } from '@open-wc/testing';
import { advanceClock } from '../support/browser/advance-clock.js';
import type { Failure } from '../../src/emulator/failure.js';
import type { MethodsBackend } from '../../src/model/methods-backend.js';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found, nextFrame } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';
import { sample } from './method-samples.js';
import { readTotp } from '../support/browser/read-totp.js';

const phone = '+1 ••• ••• 0143';
const offline = 'There’s no connection to the service right now. Please try again.';

describe('a change in <auth-methods-manager> that is interrupted', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    manager = await openManager({ emulator });
  });

  /** Not just once: a browser sends by itself what was cut off on a connection that had worked before. */
  const fail = (operation: Failure['operation'], as: Failure['as']): Promise<void> =>
    emulator.faults({ failures: [{ operation, as }] });

  const mend = (): Promise<void> => emulator.faults({ failures: [] });

  /** The types of what is stored and not set up. */
  const unfinished = async (): Promise<readonly string[]> =>
    (await manager.stored()).filter(({ confirmed }) => confirmed === false).map(({ type }) => type);

  const unfinishedRow = () =>
    found(() => manager.rows.find(({ badges }) => badges.includes('Setup not finished')));

  const storedTypes = async (): Promise<readonly string[]> =>
    (await manager.stored()).map(({ type }) => type);

  describe('while a method is removed', () => {
    for (const as of ['lost', 'html'] as const) {
      it(`is done when the list says so, if the answer was ${as}`, async () => {
        await fail('deleteAuthenticationMethod', as);
        const dialog = await manager.open(phone, 'Remove');
        const requests = recordApiRequests(emulator);
        const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
          await dialog.press('Remove phone number');
          await manager.dialogClosed();
        });
        expect(removed).to.have.length(1);
        expect(manager.titles).not.to.include(phone);
        expect(requests.filter(({ method }) => method === 'DELETE')).to.not.be.empty;
      });
    }

    it('is done when it is tried again, if nothing could be looked up', async () => {
      const dialog = await manager.open(phone, 'Remove');
      await fail('*', 'lost');
      await dialog.press('Remove phone number');
      await dialog.textWith(offline);
      expect(manager.titles).to.include(phone);
      expect(await storedTypes()).not.to.include('phone');

      await mend();
      const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
        await dialog.press('Remove phone number');
        await manager.dialogClosed();
      });
      expect(removed).to.have.length(1);
      expect(manager.titles).not.to.include(phone);
      expect(manager.alerts).to.be.empty;
    });

    it('is done when it is tried again, if it never arrived', async () => {
      await fail('deleteAuthenticationMethod', 'drop');
      const dialog = await manager.open(phone, 'Remove');
      await dialog.press('Remove phone number');
      await dialog.textWith(offline);
      expect(await storedTypes()).to.include('phone');
      await mend();
      await dialog.press('Remove phone number');
      await manager.dialogClosed();
      expect(await storedTypes()).not.to.include('phone');
    });

    it('shows the truth when the person gives up after a lost answer', async () => {
      const dialog = await manager.open(phone, 'Remove');
      await fail('*', 'lost');
      await dialog.press('Remove phone number');
      await dialog.textWith(offline);
      await mend();
      await dialog.press('Keep phone number');
      await eventually(() => expect(manager.titles).not.to.include(phone));
      await manager.textWith(' removed.');
      await manager.textWith('Your account is well protected');
    });

    it('claims no removal when the dialog is closed and the list still has the method', async () => {
      const dialog = await manager.open(phone, 'Remove');
      await fail('deleteAuthenticationMethod', 'drop');
      await dialog.press('Remove phone number');
      await dialog.textWith(offline);
      await mend();
      const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
        await expectEvent(manager.element, 'auth-methods-loaded', () => dialog.press('Keep phone number'));
        await nextFrame();
      });
      expect(removed).to.be.empty;
      expect(manager.titles).to.include(phone);
    });

    it('claims no removal when the dialog is closed and the list has gaps', async () => {
      const methods = [sample('password'), sample('phone')];
      let isAsked = false;
      const backend: MethodsBackend = {
        list: () =>
          Promise.resolve({
            methods: isAsked ? methods.slice(0, 1) : methods,
            factors: undefined,
            problems: [],
            incomplete: isAsked,
          }),
        remove: () => {
          isAsked = true;
          return new Promise<undefined>(() => {});
        },
      };
      const withGaps = await openManager({ settings: { backend } });
      const dialog = await withGaps.open('phone', 'Remove');
      const removed = await recordEvents(withGaps.element, 'auth-method-removed', async () => {
        await dialog.press('Remove phone number');
        await eventually(() => isAsked);
        await dialog.press('Keep phone number');
        await eventually(() => expect(withGaps.rows).to.have.length(1));
        await nextFrame();
      });
      expect(removed).to.be.empty;
    });

    it('shows the truth when the dialog is closed meanwhile', async () => {
      const dialog = await manager.open(phone, 'Remove');
      const requests = recordApiRequests(emulator);
      await emulator.faults({ latency: 1000 });
      await dialog.press('Remove phone number');
      await eventually(async () => expect(await storedTypes()).not.to.include('phone'));
      await emulator.faults({ latency: 0 });
      expect(manager.titles).to.include(phone);
      const { method: removed } = await expectEvent(manager.element, 'auth-method-removed', async () => {
        await dialog.press('Keep phone number');
        await manager.dialogClosed();
      });
      expect(removed.type).to.equal('phone');
      await eventually(() => expect(manager.titles).not.to.include(phone));
      expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE', 'GET', 'GET']);
    });

    it('is asked for once, however often the button is pressed', async () => {
      await emulator.faults({ latency: 100 });
      const dialog = await manager.open(phone, 'Remove');
      const requests = recordApiRequests(emulator);
      const button = await dialog.button('Remove phone number');
      const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
        button.click();
        button.click();
        await nextFrame();
        button.click();
        await manager.dialogClosed();
      });
      expect(removed).to.have.length(1);
      expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    });

    it('shows the truth when the element left the page meanwhile, and came back', async () => {
      const dialog = await manager.open(phone, 'Remove');
      const place = manager.element.parentElement!;
      await emulator.faults({ latency: 1000 });
      const events = await recordEvents(document, 'auth-method-removed', async () => {
        await dialog.press('Remove phone number');
        await eventually(async () => expect(await storedTypes()).not.to.include('phone'));
        await emulator.faults({ latency: 0 });
        manager.element.remove();
        await nextFrame();
        place.append(manager.element);
        await eventually(() => expect(manager.titles).not.to.include(phone));
      });
      expect(manager.dialog).to.equal(undefined);
      expect(events).to.be.empty;
      expect(manager.titles).to.include('Password');
    });

    it('is done when another tab was first', async () => {
      const other = await openManager({ emulator });
      await (await other.open(phone, 'Remove')).press('Remove phone number');
      await other.dialogClosed();
      await (await manager.open(phone, 'Remove')).press('Remove phone number');
      await manager.dialogClosed();
      expect(manager.titles).not.to.include(phone);
      expect(manager.alerts).to.be.empty;
    });
  });

  describe('while a method is renamed', () => {
    for (const as of ['lost', 'html', 'truncated'] as const) {
      it(`is done when the list says so, if the answer was ${as}`, async () => {
        recordConsole('error');
        const dialog = await manager.open('Authenticator app', 'Rename');
        await dialog.type('Name', 'Desk');
        await fail('updateAuthenticationMethod', as);
        const updated = await recordEvents(manager.element, 'auth-method-updated', async () => {
          await dialog.press('Save name');
          await manager.dialogClosed();
        });
        expect(updated.map(({ method }) => method.name)).to.deep.equal(['Desk']);
        expect((await manager.row('Authenticator app')).title).to.equal('Desk');
      });

      it(`shows the truth when the answers are ${as} and the person gives up`, async () => {
        recordConsole('error');
        const dialog = await manager.open('Authenticator app', 'Rename');
        await dialog.type('Name', 'Desk');
        await fail('*', as);
        await dialog.press('Save name');
        await eventually(() => dialog.alerts.length === 1);
        await mend();
        expect((await dialog.field('Name')).value).to.equal('Desk');
        const { method } = await expectEvent(manager.element, 'auth-method-updated', () =>
          dialog.press('Cancel'),
        );
        expect(method.name).to.equal('Desk');
        await eventually(async () => expect((await manager.row('Authenticator app')).title).to.equal('Desk'));
      });
    }
  });

  describe('while a method is added', () => {
    const confirmedApps = async (): Promise<number> =>
      (await manager.stored()).filter(({ type, confirmed }) => type === 'totp' && confirmed).length;

    it('finds what a lost answer hid, and sends no second code', async () => {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await fail('confirmAuthenticationMethod', 'lost');
      const requests = recordApiRequests(emulator);
      await dialog.press('Verify');
      await dialog.textWith(offline);
      await mend();
      const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
        dialog.press('Verify'),
      );
      expect(method.confirmed).to.equal(true);
      await manager.dialogClosed();
      expect(requests.map(({ method: verb }) => verb)).to.deep.equal(['POST', 'GET', 'GET']);
      expect(manager.rows.filter(({ kind }) => kind === 'Authenticator app')).to.have.length(2);
      expect(await confirmedApps()).to.equal(2);
    });

    it('shows the truth when the person gives up after a lost answer', async () => {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await fail('confirmAuthenticationMethod', 'lost');
      await dialog.press('Verify');
      await dialog.textWith(offline);
      await mend();
      await dialog.press('Cancel');
      await manager.dialogClosed();
      await eventually(() => {
        const apps = manager.rows.filter(({ kind }) => kind === 'Authenticator app');
        expect(apps.map(({ badges }) => badges)).to.deep.equal([[], ['New']]);
      });
      await manager.textWith(' added.');
    });

    it('shows the truth when the dialog is closed while the code is checked', async () => {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await emulator.faults({ latency: 1000 });
      await dialog.press('Verify');
      await eventually(async () => expect(await confirmedApps()).to.equal(2));
      await emulator.faults({ latency: 0 });
      const { method } = await expectEvent(manager.element, 'auth-method-enrolled', async () => {
        await dialog.press('Cancel');
        await manager.dialogClosed();
      });
      expect([method.type, method.confirmed]).to.deep.equal(['totp', true]);
      await eventually(() =>
        expect(manager.rows.filter(({ kind }) => kind === 'Authenticator app')).to.have.length(2),
      );
    });

    it('is done although the browser sent the code twice, after its connection broke', async () => {
      const dialog = await manager.add('Authenticator app');
      const { code } = await readTotp(dialog);
      await dialog.typeCode(code());
      const headers = {
        authorization: `Bearer ${await emulator.token()}`,
        'content-type': 'application/json',
      };
      const { fetch: original } = globalThis;
      // What Chromium does on a connection that it had used before: the server hears it twice.
      globalThis.fetch = async (input, init) => {
        if (String(input).endsWith('/verify')) await original(input, { ...init, headers });
        return original(input, init);
      };
      try {
        await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
      } finally {
        globalThis.fetch = original;
      }
      await manager.dialogClosed();
      expect(await confirmedApps()).to.equal(2);
    });

    it('verifies once, however often Enter is pressed', async () => {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await emulator.faults({ latency: 100 });
      const requests = recordApiRequests(emulator);
      const button = await dialog.button('Verify');
      button.click();
      button.click();
      await nextFrame();
      button.click();
      await manager.dialogClosed();
      expect(requests.map(({ method }) => method)).to.deep.equal(['POST']);
    });

    it('leaves no second unfinished method when the first answer was lost', async () => {
      await fail('createAuthenticationMethod', 'lost');
      const dialog = await manager.add('Authenticator app');
      await dialog.textWith(offline);
      await mend();
      await dialog.press('Try again');
      await dialog.typeCode((await readTotp(dialog)).code());
      await dialog.press('Verify');
      await manager.dialogClosed();
      await eventually(async () => expect(await unfinished()).to.deep.equal([]));
      expect((await manager.stored()).filter(({ type }) => type === 'totp')).to.have.length(2);
    });

    it('leaves nothing behind when the person gives up after a lost answer', async () => {
      await fail('createAuthenticationMethod', 'lost');
      const dialog = await manager.add('Authenticator app');
      await dialog.textWith(offline);
      expect(await unfinished()).to.deep.equal(['totp']);
      await mend();
      await dialog.press('Cancel');
      await eventually(async () => expect(await unfinished()).to.deep.equal([]));
      expect(manager.rows.flatMap(({ badges }) => badges)).not.to.include('Setup not finished');
    });

    it('leaves a quiet row to continue from where what is left can’t be removed', async () => {
      const dialog = await manager.add('Authenticator app');
      await readTotp(dialog);
      await fail('deleteAuthenticationMethod', 500);
      const requests = recordApiRequests(emulator);
      await dialog.press('Cancel');
      const row = await unfinishedRow();
      expect(row.buttons).to.deep.equal(['Continue', 'Remove']);
      expect(deepQueryAll(row.element, '.attention')).to.deep.equal([]);
      expect(manager.alerts).to.deep.equal([]);
      expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(1);
    });

    it('leaves that row, too, when the list can’t be read', async () => {
      const dialog = await manager.add('Authenticator app');
      await readTotp(dialog);
      await fail('getAuthenticationMethods', 429);
      const requests = recordApiRequests(emulator);
      await dialog.press('Cancel');
      await unfinishedRow();
      expect(requests.map(({ method }) => method)).not.to.include('DELETE');
    });

    it('does not remove what may have been confirmed', async () => {
      const dialog = await manager.add('Authenticator app');
      await dialog.typeCode((await readTotp(dialog)).code());
      await fail('confirmAuthenticationMethod', 500);
      await dialog.press('Verify');
      await dialog.textWith('Something went wrong');
      const requests = recordApiRequests(emulator);
      await dialog.press('Cancel');
      await unfinishedRow();
      expect(requests.map(({ method }) => method)).not.to.include('DELETE');
    });

    it('does not ask for a fresh sign-in to remove what is left', async () => {
      const dialog = await manager.add('Authenticator app');
      await readTotp(dialog);
      await emulator.faults({ stepUp: 'writes' });
      const asked = await recordEvents(manager.element, 'auth-methods-step-up', async () => {
        await dialog.press('Cancel');
        await unfinishedRow();
      });
      expect(asked).to.deep.equal([]);
    });
  });

  describe('while an address is added', () => {
    const codeFor = async (address: string): Promise<string> =>
      (await emulator.outbox()).findLast(({ to }) => to === address)!.code;

    async function sendCode(address: string): Promise<DialogHarness> {
      const dialog = manager.dialog ?? (await manager.add('Email'));
      await dialog.type('Email address', address);
      await dialog.press('Send code');
      await found(() => dialog.codeInput);
      return dialog;
    }

    async function loseTheAnswerTo(address: string): Promise<DialogHarness> {
      const dialog = await sendCode(address);
      await fail('confirmAuthenticationMethod', 'lost');
      await dialog.typeCode(await codeFor(address));
      await dialog.press('Verify');
      await dialog.textWith(offline);
      await mend();
      return dialog;
    }

    const added = (): readonly string[] =>
      manager.titles.filter((title) => title.includes('•••@')).toSorted();

    it('shows both when the first answer was lost, and another address was added then', async () => {
      const dialog = await loseTheAnswerTo('first@example.com');
      await dialog.press('Change address');
      await sendCode('second@example.com');
      await dialog.typeCode(await codeFor('second@example.com'));
      await dialog.press('Verify');
      await manager.dialogClosed();
      await eventually(() => expect(added()).to.deep.equal(['f•••@example.com', 's•••@example.com']));
      expect(manager.rows.flatMap(({ badges }) => badges)).not.to.include('Setup not finished');
    });

    it('shows the first as added when the person gives up on the second', async () => {
      const dialog = await loseTheAnswerTo('first@example.com');
      await dialog.press('Change address');
      await sendCode('second@example.com');
      await dialog.press('Cancel');
      await eventually(() => expect(added()).to.deep.equal(['f•••@example.com']));
      await eventually(async () =>
        expect((await manager.row('f•••@example.com')).badges).to.deep.equal(['New']),
      );
    });

    it('finds what a lost answer hid when another code is asked for', async () => {
      const dialog = await loseTheAnswerTo('first@example.com');
      advanceClock(31_000);
      await dialog.press('Send again');
      await manager.dialogClosed();
      expect((await manager.row('f•••@example.com')).badges).to.deep.equal(['New']);
    });

    it('leaves nothing behind of an address that was changed', async () => {
      const dialog = await sendCode('first@example.com');
      await dialog.press('Change address');
      await dialog.press('Cancel');
      await eventually(async () => expect(await unfinished()).to.deep.equal([]));
      expect(added()).to.deep.equal([]);
    });
  });

  it('knows that the password was changed, although the answer was lost', async () => {
    await fail('confirmAuthenticationMethod', 'lost');
    const dialog = await manager.open('Password', 'Change');
    await dialog.type('New password', 'Zebra-Lamp-93!');
    await dialog.press('Save password');
    await dialog.textWith(offline);
    await mend();
    const enrolled = await recordEvents(manager.element, 'auth-method-enrolled', async () => {
      await dialog.press('Save password');
      await manager.dialogClosed();
    });
    expect(enrolled.map(({ method }) => method.type)).to.deep.equal(['password']);
    expect(manager.text).to.contain('Password changed');
  });

  it('ends when the host makes the list `readonly`, and shows the truth', async () => {
    const dialog = await manager.open(phone, 'Remove');
    await emulator.faults({ latency: 300 });
    await dialog.press('Remove phone number');
    await eventually(async () => expect(await storedTypes()).not.to.include('phone'));
    manager.element.readonly = true;
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).not.to.include(phone));
    expect(deepActiveElement()).not.to.equal(document.body);
    await manager.press('Details');
    expect((await manager.dialogOpened()).buttons).to.deep.equal(['Close']);
  });
});
