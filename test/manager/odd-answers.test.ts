import { expect } from '@open-wc/testing';
import type { Faults } from '../../src/emulator/index.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const unreadable = 'The answer couldn’t be understood. Please try again.';

describe('<auth-methods-manager>, when the API answers oddly', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset('typical'));

  const spoiled: Readonly<Record<string, Partial<Faults>>> = {
    'HTML in place of the list': { failures: [{ operation: 'getAuthenticationMethods', as: 'html' }] },
    'half a list': { failures: [{ operation: 'getAuthenticationMethods', as: 'truncated' }] },
    'null in place of the list': { nullList: true },
  };
  for (const [what, faults] of Object.entries(spoiled)) {
    it(`shows one error for ${what}, and the list when it is asked again`, async () => {
      const errors = recordConsole('error');
      await emulator.faults(faults);
      const manager = await openManager({ emulator, unloaded: true });
      await manager.textWith(unreadable);
      expect(manager.alerts).to.have.length(1);
      expect(errors.length, 'once per page').to.be.at.most(1);
      await emulator.faults({ failures: [], nullList: false });
      await manager.press('Try again');
      await manager.row('Password');
    });
  }

  for (const as of ['html', 'truncated'] as const) {
    it(`shows the list when what can be added comes as ${as}`, async () => {
      recordConsole('error');
      await emulator.faults({ failures: [{ operation: 'getFactors', as }] });
      const manager = await openManager({ emulator });
      expect(manager.rows).to.have.length(6);
      expect(manager.buttons).to.include('Add passkey');
    });
  }

  it('shows the rest of a list with an item that has no id', async () => {
    const errors = recordConsole('error');
    await emulator.faults({ itemWithoutId: true });
    const manager = await openManager({ emulator });
    expect(manager.rows).to.have.length(5);
    expect(manager.titles).not.to.include('Password');
    expect(manager.alerts).to.be.empty;
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('id missing or not usable in a path');
    // The password that is missing opens the account, for all that can be told.
    expect(manager.text).not.to.match(/well protected|stolen password|signs you in by itself/);
  });

  it('takes methods without `confirmed` for finished', async () => {
    await emulator.faults({ itemsWithoutConfirmed: true });
    const manager = await openManager({ emulator });
    expect(manager.rows.flatMap(({ badges }) => badges)).not.to.include('Setup not finished');
  });

  it('works with ids of another form', async () => {
    await emulator.faults({ idForm: 'plain' });
    const manager = await openManager({ emulator });
    const dialog = await manager.open('+1 ••• ••• 0143', 'Remove');
    await dialog.press('Remove phone number');
    await manager.dialogClosed();
    expect(manager.titles).not.to.include('+1 ••• ••• 0143');
    expect((await manager.stored()).map(({ type }) => type)).not.to.include('phone');
  });
});
