import { expect } from '@open-wc/testing';
import { openOnPage } from '../support/browser/accessibility-problems.js';
import { blockDownloads } from '../support/browser/block-downloads.js';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import type { ManagerHarness } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

// In a file of its own: what has been downloaded once stays in the page, and the focus downloads the dialogs.
describe('<auth-methods-manager>, when what explains a failure comes late', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
  });

  afterEach(() => blockDownloads());

  /** A list that could not be loaded, with the focus on the button that tries again. */
  async function openFailing(): Promise<ManagerHarness> {
    recordConsole('error');
    await blockDownloads('*/manager/load-failure*');
    await emulator.faults({ offline: true });
    const manager = await openOnPage({ emulator, unloaded: true });
    await manager.textWith('Your sign-in methods can’t be shown right now Check your connection');
    const [button] = deepQueryAll(manager.element, 'auth-methods-load-failure button');
    button!.focus();
    expect(deepActiveElement()).to.equal(button);
    return manager;
  }

  it('moves the focus to the heading when the button is pressed, which goes', async () => {
    const manager = await openFailing();
    await emulator.faults({ offline: false });
    (deepActiveElement() as HTMLElement).click();
    await manager.loaded();
    expect(manager.rows).to.have.length(1);
    expect(deepActiveElement()).to.equal(deepQueryAll(manager.element, '.heading')[0]);
  });

  it('keeps the focus on the button when it comes', async () => {
    const manager = await openFailing();
    await blockDownloads();
    manager.element.requestUpdate();
    await eventually(() => {
      const [button] = deepQueryAll(manager.element, '[part=failure] button');
      expect(button).to.not.equal(undefined);
      expect(deepActiveElement()).to.equal(button);
    });
  });
});
