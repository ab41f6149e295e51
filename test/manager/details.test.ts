import { expect } from '@open-wc/testing';
import {
  accessibleName,
  deepActiveElement,
  deepQueryAll,
  renderedText,
} from '../support/browser/composed-tree.js';
import { defaultMethodBackend } from '../support/backends/backends.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

/** Terms and values, in order. */
function details(dialog: DialogHarness): Readonly<Record<string, string>> {
  const terms = deepQueryAll(dialog.element, 'dt');
  return Object.fromEntries(
    terms.map((term) => [renderedText(term), renderedText(term.nextElementSibling!)]),
  );
}

describe('the details of a method in <auth-methods-manager>', () => {
  let manager: ManagerHarness;

  beforeEach(async () => {
    manager = await openManager({ scenario: 'everything' });
    await eventually(() => manager.titles.includes('Apple Passwords'));
  });

  /** What stands in the row, to the minute. */
  async function datesOf(row: string): Promise<readonly string[]> {
    return (await manager.row(row)).dates.map(({ datetime }) => exact.format(new Date(datetime)));
  }

  it('tell all there is to know of a passkey, its id cut short', async () => {
    const [added, used] = await datesOf('Apple Passwords');
    const dialog = await manager.open('Apple Passwords', 'Details');
    await dialog.textWith('Credential id');
    expect(dialog.heading).to.equal('Apple Passwords');
    expect(details(dialog)).to.deep.equal({
      Kind: 'Passkey',
      'Kept by': 'Apple Passwords',
      'Created with': 'Chrome on macOS',
      Storage: 'On your devices',
      Connection: 'Built in and QR code',
      'Credential id': 'Z3UoLw9mQxGd…',
      Added: added,
      'Last used': used,
    });
    expect(accessibleName(deepActiveElement()!)).to.equal('Close');
  });

  it('tell of a password when it was changed', async () => {
    const [changed] = await datesOf('Password');
    const dialog = await manager.open('Password', 'Details');
    // Nothing to await beside what all have: what is its own comes a moment later.
    await eventually(() => expect(details(dialog)).to.have.property('Last changed', changed));
  });

  it('show a number only when asked to, and hide it again', async () => {
    const dialog = await manager.open('+1 ••• ••• 0143', 'Details');
    await dialog.textWith('Phone number');
    expect(details(dialog)).to.include({
      'Phone number': '+1 ••• ••• 0143 Show',
      'Codes by': 'Text message',
    });
    await dialog.press('Show');
    await eventually(() => expect(details(dialog)['Phone number']).to.equal('+12025550143 Hide'));
    await dialog.press('Hide');
    await eventually(() => expect(details(dialog)['Phone number']).to.equal('+1 ••• ••• 0143 Show'));
  });

  it('show an address only when asked to', async () => {
    const dialog = await manager.open('a•••@example.com', 'Details');
    await dialog.textWith('Email address');
    await dialog.press('Show');
    await eventually(() => expect(details(dialog)['Email address']).to.equal('ada@example.com Hide'));
  });

  it('tell of a security key which one it is', async () => {
    const dialog = await manager.open('Device unlock', 'Details');
    await dialog.textWith('Credential id');
    expect(details(dialog)).to.include({
      Kind: 'Device unlock',
      Name: 'Laptop',
      'Credential id': 'T1uY2iO3pA4s…',
    });
  });

  it('go away with their button or Escape, and give the focus back', async () => {
    const dialog = await manager.open('Password', 'Details');
    await dialog.press('Close');
    await manager.dialogClosed();
    expect(accessibleName(deepActiveElement()!)).to.equal('Actions for Password');
  });

  it('say so where the backend refuses to remove a method', async () => {
    const refused = 'This can’t be removed here.';
    const kept = await openManager({ settings: { backend: defaultMethodBackend() } });
    const dialog = await kept.open('Password', 'Details');
    await dialog.textWith(refused);
    await dialog.press('Close');
    await kept.dialogClosed();
    expect((await kept.open('a•••@example.com', 'Details')).text).not.to.contain(refused);
  });
});
