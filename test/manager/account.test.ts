import { expect } from '@open-wc/testing';
import type { Account, AuthMethodsManager } from '../../src/index.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('the property account of <auth-methods-manager>', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset('typical'));

  /** The user name that password managers read beside a new password. */
  async function userNameFor(account: unknown): Promise<string> {
    const manager = await openManager({ emulator, settings: { account: account as Account } });
    const dialog = await manager.open('Password', 'Change');
    const [field] = deepQueryAll<HTMLInputElement>(dialog.element, 'input[autocomplete=username]');
    return field!.value;
  }

  /** The heading of the printed recovery code. */
  async function sheetFor(account: Account | undefined): Promise<string> {
    await emulator.reset('single-factor');
    const manager = await openManager({ emulator, settings: { account } });
    const dialog = await manager.add('Recovery code');
    await found(() => deepQueryAll(dialog.element, '[role=group]')[0]);
    dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector('auth-methods-print-sheet')?.shadowRoot;
    const heading = sheet?.querySelector('p')?.textContent;
    dispatchEvent(new Event('afterprint'));
    manager.element.remove();
    return heading ?? '';
  }

  it('gives password managers the email address, else the name, as the user name of a new password', async () => {
    expect(await userNameFor({ name: 'Ada Lovelace', email: 'ada@example.com' })).to.equal('ada@example.com');
    expect(await userNameFor({ name: ' Ada Lovelace ', email: '' })).to.equal('Ada Lovelace');
    expect(await userNameFor(undefined)).to.equal('');
  });

  it('says on the sheet of a recovery code whose it is', async () => {
    expect(await sheetFor({ email: 'ada@example.com' })).to.equal(
      `Recovery code for ${location.host} (ada@example.com)`,
    );
    expect(await sheetFor(undefined)).to.equal(`Recovery code for ${location.host}`);
  });

  it('warns once about anything but a name and an email address, prints none of it, and goes on without', async () => {
    const errors = recordConsole('error');
    for (const wrong of ['ada@example.com', { email: 7 }, {}]) expect(await userNameFor(wrong)).to.equal('');
    const manager = await openManager({ emulator, settings: { account: null as unknown as Account } });
    expect(manager.titles).not.to.be.empty;
    await eventually(() => expect(errors).to.have.length(1));
    expect(errors[0]).to.contain('`account` takes { name, email }, both texts');
  });

  it('is no attribute, which anything on the page could read', async () => {
    const { element } = await openManager({ emulator, settings: { account: { email: 'ada@example.com' } } });
    element.setAttribute('account', 'eve@example.com');
    expect(element.account).to.deep.equal({ email: 'ada@example.com' });
    expect((element as AuthMethodsManager).outerHTML).not.to.contain('ada@example.com');
  });
});
