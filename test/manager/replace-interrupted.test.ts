import { expect } from '@open-wc/testing';
import { openOnPage } from '../support/browser/accessibility-problems.js';
import { axeViolations } from '../support/browser/axe-violations.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import { blockDownloads } from '../support/browser/block-downloads.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { setUpApp } from '../support/browser/set-up-app.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const key = 'auth-methods-replace';
const old = 'totp|dev_Rt5YuI8oP2aSdF4g';
const heading = 'Remove “Work phone”?';
const stopped = `${heading} You stopped halfway. The new one works.`;
const limited = { operation: 'deleteAuthenticationMethod', as: 429, retryAfter: 600 } as const;

// What has been downloaded once stays in the page: the first test needs what no earlier one has asked for.
describe('replacing a method, when something comes between', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    recordConsole('error');
    await emulator.reset('typical');
    manager = await openManager({ emulator });
  });

  afterEach(() => sessionStorage.clear());

  async function removing(): Promise<DialogHarness> {
    await eventually(() => expect(manager.dialog?.heading).to.equal(heading));
    return manager.dialogOpened();
  }

  /** Replaces the app until the removal of the old one waits for a rate limit. */
  async function replaceUntilLimited(): Promise<DialogHarness> {
    await emulator.faults({ failures: [limited] });
    await setUpApp(await manager.open(old, 'Replace'));
    const dialog = await removing();
    await dialog.textWith('That was a lot in a short time.');
    return dialog;
  }

  /** What a reload leaves: the account, and the tab's storage. */
  async function reload(): Promise<void> {
    manager.element.parentElement!.remove();
    await emulator.faults({ failures: [] });
    manager = await openOnPage({ emulator });
  }

  const storedApps = async (): Promise<readonly string[]> =>
    (await manager.stored())
      .filter(({ type, confirmed }) => type === 'totp' && confirmed)
      .map(({ id }) => id);

  const kept = (): { old: string; added: string; savedAt: number } =>
    JSON.parse(sessionStorage.getItem(key)!) as { old: string; added: string; savedAt: number };

  async function removeElsewhere(id: string): Promise<void> {
    const headers = { authorization: `Bearer ${await emulator.token()}` };
    const address = `${emulator.origin}/me/v1/authentication-methods/${encodeURIComponent(id)}`;
    await fetch(address, { method: 'DELETE', headers });
  }

  it('has downloaded what the removal needs before the connection is lost', async () => {
    performance.clearResourceTimings();
    const dialog = await manager.open(old, 'Replace');
    await eventually(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/manager/remove-dialog')),
    );
    await blockDownloads('*/manager/remov*', '*/manager/replace*');
    await setUpApp(dialog);
    await manager.dialogClosed();
    await eventually(async () => expect(await storedApps()).to.have.length(1));
    expect(await storedApps()).not.to.include(old);
    await blockDownloads();
  });

  for (const [what, as] of [
    ['was never carried out', 'drop'],
    ['was carried out, although its answer was lost', 'lost'],
  ] as const) {
    it(`resumes when the connection is back, where the removal ${what}`, async () => {
      const opened = await manager.open(old, 'Replace');
      await emulator.faults({
        failures: [
          { operation: 'deleteAuthenticationMethod', as },
          { operation: 'getAuthenticationMethods', as: 'drop' },
        ],
      });
      await setUpApp(opened);
      const dialog = await removing();
      await eventually(() => expect(dialog.alerts[0]).to.contain('There’s no connection'));
      await emulator.faults({ failures: [] });
      const requests = recordApiRequests(emulator);
      const removed = await recordEvents(manager.element, 'auth-method-removed', async () => {
        dispatchEvent(new Event('online'));
        await manager.dialogClosed();
      });
      expect(removed.map(({ method }) => method.id)).to.deep.equal([old]);
      expect(requests.filter(({ method }) => method === 'DELETE')).to.have.length(as === 'drop' ? 1 : 0);
      expect(await storedApps()).to.have.length(1);
      expect(sessionStorage.length).to.equal(0);
    });
  }

  it('resumes where the connection came back before the failure was known', async () => {
    const opened = await manager.open(old, 'Replace');
    await emulator.faults({
      latency: 300,
      failures: [{ operation: 'deleteAuthenticationMethod', as: 500, times: 1 }],
    });
    await setUpApp(opened);
    await (await removing()).button('Removing…');
    dispatchEvent(new Event('online'));
    await manager.dialogClosed();
    expect(await storedApps()).to.have.length(1);
  });

  it('asks after all where the account has changed while the removal waited', async () => {
    const dialog = await replaceUntilLimited();
    await emulator.faults({ failures: [] });
    await removeElsewhere(kept().added);
    advanceClock(601_000);
    await dialog.textWith('Codes from this app will stop working.');
    await dialog.button('Remove authenticator app');
    for (let frame = 0; frame < 30; frame += 1) await nextFrame();
    expect(await storedApps()).to.deep.equal([old]);
  });

  it('takes two writes a minute, as on the Free plan, and goes on by itself in the next', async () => {
    await emulator.faults({ plan: 'free' });
    await setUpApp(await manager.open(old, 'Replace'));
    await (await removing()).textWith('That was a lot in a short time.');
    expect(await storedApps()).to.have.length(2);
    await emulator.faults({ clockOffset: 61_000 });
    advanceClock(61_000);
    await manager.dialogClosed();
    expect(await storedApps()).to.have.length(1);
  });

  it('offers to resume after a reload, and asks before anything is removed', async () => {
    await replaceUntilLimited();
    expect(manager.buttons).not.to.include('Continue');
    const { savedAt, ...ids } = kept();
    expect(ids).to.deep.equal({ old, added: (await storedApps()).find((id) => id !== old) });
    expect(savedAt).to.be.closeTo(Date.now(), 60_000);

    await reload();
    await manager.textWith(stopped);
    expect(await axeViolations()).to.deep.equal([]);
    await manager.press('Continue');
    const dialog = await removing();
    await dialog.textWith('Codes from this app will stop working.');
    for (let frame = 0; frame < 30; frame += 1) await nextFrame();
    expect(await storedApps()).to.have.length(2);
    await dialog.press('Remove authenticator app');
    await manager.dialogClosed();
    expect(await storedApps()).to.have.length(1);
    expect(sessionStorage.length).to.equal(0);
    await eventually(() => expect(manager.text).not.to.contain('You stopped halfway.'));
  });

  it('offers to resume at once when the person escapes from the wait', async () => {
    await replaceUntilLimited();
    await pressKeys('Escape');
    await manager.dialogClosed();
    await manager.textWith(stopped);
  });

  it('offers to resume when the person leaves while nobody knows what became of the removal', async () => {
    const opened = await manager.open(old, 'Replace');
    await emulator.faults({
      failures: [
        { operation: 'deleteAuthenticationMethod', as: 'drop' },
        { operation: 'getAuthenticationMethods', as: 'drop', times: 1 },
      ],
    });
    await setUpApp(opened);
    const dialog = await removing();
    await eventually(() => expect(dialog.alerts[0]).to.contain('There’s no connection'));
    await dialog.press('Keep authenticator app');
    await manager.dialogClosed();
    await manager.textWith(stopped);
  });

  it('is over when the person keeps the old one, in the wait or after a reload', async () => {
    await (await replaceUntilLimited()).press('Keep authenticator app');
    await manager.dialogClosed();
    expect(sessionStorage.length).to.equal(0);

    for (const leave of ['Escape', 'Keep'] as const) {
      const [added] = (await storedApps()).filter((id) => id !== old);
      sessionStorage.setItem(key, JSON.stringify({ old, added, savedAt: Date.now() }));
      await reload();
      await manager.press('Continue');
      const dialog = await removing();
      if (leave === 'Keep') await dialog.press('Keep authenticator app');
      else await pressKeys('Escape');
      await manager.dialogClosed();
      expect(sessionStorage.length).to.equal(0);
      await eventually(() => expect(manager.buttons).not.to.include('Continue'));
    }
    expect(await storedApps()).to.have.length(2);
  });

  it('is over when the person closes the note', async () => {
    await replaceUntilLimited();
    await reload();
    await manager.press('Close');
    await eventually(() => expect(manager.text).not.to.contain('You stopped halfway.'));
    expect(sessionStorage.length).to.equal(0);
  });

  it('is not ended by a look at the help for a lost device', async () => {
    await replaceUntilLimited();
    await reload();
    await manager.textWith(stopped);
    await manager.press('Lost a device?');
    await (await manager.dialogOpened()).press('Cancel');
    await manager.dialogClosed();
    await manager.textWith(stopped);
  });

  for (const [what, change] of [
    ['the old one is gone', { old: 'totp|gone' }],
    ['another account lacks the new one', { added: 'totp|of somebody else' }],
    ['it was an hour ago', { savedAt: Date.now() - 3_600_001 }],
    ['both are one', { added: old }],
  ] as const) {
    it(`is over when ${what}`, async () => {
      await replaceUntilLimited();
      const stored = JSON.stringify({ ...kept(), ...change });
      sessionStorage.setItem(key, stored);
      await reload();
      await eventually(() => expect(sessionStorage.length).to.equal(0));
      expect(manager.buttons).not.to.include('Continue');
    });
  }

  it('ignores what is damaged in the storage', async () => {
    for (const text of ['{', 'null', '[]', '7', '{"old":1}']) {
      sessionStorage.setItem(key, text);
      await reload();
      await eventually(() => expect(sessionStorage.length).to.equal(0));
      expect(manager.buttons).not.to.include('Continue');
    }
  });
});
