import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { openManager, recordApiRequests, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('renaming a method in <auth-methods-manager>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    manager = await openManager({ emulator });
  });

  const nameOf = async (): Promise<string | undefined> =>
    (await manager.stored()).find(({ type }) => type === 'totp')?.name;

  it('starts with the name there is, selected', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    expect(dialog.heading).to.equal('Rename “Work phone”');
    const input = await dialog.field('Name');
    expect(deepActiveElement()).to.equal(input);
    expect([input.value, input.selectionStart, input.selectionEnd]).to.deep.equal(['Work phone', 0, 10]);
    expect(dialog.text).to.contain('10 characters left');
  });

  it('shows the name that came back, tells the host, and marks the row with the focus', async () => {
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', '  Desk  ');
    const { method } = await expectEvent(manager.element, 'auth-method-updated', () => pressKeys('Enter'));
    expect(method.name).to.equal('Desk');
    await manager.dialogClosed();
    const row = await manager.row('Authenticator app');
    expect(row.title).to.equal('Desk');
    await eventually(() => row.hasFocus);
    await eventually(() => expect(manager.announcement).to.equal('Desk updated.'));
    expect(requests).to.deep.equal([
      {
        method: 'PATCH',
        path: '/authentication-methods/totp%7Cdev_Rt5YuI8oP2aSdF4g',
        body: '{"name":"Desk"}',
      },
    ]);
  });

  it('starts with what the row says where there is no name, and changes nothing without an edit', async () => {
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open('Windows Hello', 'Rename');
    const input = await dialog.field('Name');
    expect(input.value.slice(input.selectionStart!, input.selectionEnd!)).to.equal('Windows Hello');
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect(requests).to.be.empty;
  });

  it('starts empty where the row has only a masked number, which is a hint', async () => {
    const dialog = await manager.open('+1 ••• ••• 0143', 'Rename');
    const input = await dialog.field('Name');
    expect(input.value).to.equal('');
    expect(input.placeholder.replaceAll('\u00a0', ' ')).to.equal('+1 ••• ••• 0143');
  });

  it('saves a name that was filled in without an event', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    (await dialog.field('Name')).value = 'Desk';
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect(await nameOf()).to.equal('Desk');
  });

  it('says how many characters are too many', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'x'.repeat(21));
    expect(dialog.text).to.contain('1 character too many');
    await dialog.type('Name', 'x'.repeat(25));
    expect(dialog.text).to.contain('5 characters too many');
    expect(dialog.text).not.to.contain('left');
  });

  it('says it where, and as large as, how many are left is said', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    const looks = (): readonly unknown[] => {
      const left = deepQueryAll<HTMLElement>(dialog.element, '#left')[0]!;
      return [left.offsetTop, getComputedStyle(left).fontSize];
    };
    const before = looks();
    await dialog.type('Name', 'x'.repeat(30));
    await dialog.textWith('too many');
    expect(looks()).to.deep.equal(before);
  });

  it('counts as the server counts: an emoji is one', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    const name = '📱'.repeat(20);
    await dialog.type('Name', name);
    expect(dialog.text).to.contain('0 characters left');
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect(await nameOf()).to.equal(name);
  });

  it('refuses a longer name, keeps what was typed, and says how long it may be', async () => {
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open('Authenticator app', 'Rename');
    const input = await dialog.field('Name');
    input.focus();
    document.execCommand('insertText', false, 'x'.repeat(500));
    await dialog.press('Save name');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['Use at most 20 characters.']));
    expect(input.value).to.have.length(500);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(deepActiveElement()).to.equal(input);
    expect(requests).to.be.empty;
    await dialog.type('Name', 'x'.repeat(20));
    expect(dialog.alerts).to.be.empty;
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect(await nameOf()).to.equal('x'.repeat(20));
  });

  it('refuses a name of nothing but spaces', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', '   ');
    await dialog.press('Save name');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['Enter a name.']));
  });

  it('asks nobody when the name stays the same', async () => {
    const requests = recordApiRequests(emulator);
    await (await manager.open('Authenticator app', 'Rename')).press('Save name');
    await manager.dialogClosed();
    expect(requests).to.be.empty;
  });

  it('shows markup as it was typed', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', '<b>x</b>&amp;');
    await dialog.press('Save name');
    await manager.dialogClosed();
    expect((await manager.row('Authenticator app')).title).to.equal('<b>x</b>&amp;');
    expect(deepQueryAll(manager.element, 'b')).to.be.empty;
  });

  it('isolates a name that runs from right to left, so that it turns no words around', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    const input = await dialog.type('Name', 'הטלפון שלי');
    expect(getComputedStyle(input).direction).to.equal('rtl');
    await dialog.press('Save name');
    await manager.dialogClosed();
    const title = deepQueryAll((await manager.row('Authenticator app')).element, 'bdi')[0]!;
    expect(title.textContent).to.equal('הטלפון שלי');
    await manager.open('+1 ••• ••• 0143', 'Remove');
    const names = deepQueryAll(manager.element, '.lists bdi').map(({ textContent }) => textContent);
    expect(names).to.contain('הטלפון שלי');
  });

  it('says so when a name was not kept, and shows what came back', async () => {
    await eventually(() => manager.titles.includes('Windows Hello'));
    const dialog = await manager.open('Windows Hello', 'Rename');
    await dialog.type('Name', 'Office');
    await dialog.press('Save name');
    await dialog.textWith('The name couldn’t be kept for this method.');
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(manager.titles).to.include('Windows Hello');
  });

  it('keeps a name on a passkey where the server does', async () => {
    await emulator.faults({ namesKept: 'all' });
    await eventually(() => manager.titles.includes('Windows Hello'));
    const dialog = await manager.open('Windows Hello', 'Rename');
    await dialog.type('Name', 'Office');
    await dialog.press('Save name');
    await manager.dialogClosed();
    const row = await manager.row('Office');
    expect(row.facts[0]).to.equal('Windows Hello');
  });

  it('says when the method has gone somewhere else meanwhile, and shows the truth on closing', async () => {
    const dialog = await manager.open('Authenticator app', 'Rename');
    const headers = { authorization: `Bearer ${await emulator.token()}` };
    const address = `${emulator.origin}/me/v1/authentication-methods/totp%7Cdev_Rt5YuI8oP2aSdF4g`;
    await fetch(address, { method: 'DELETE', headers });
    await dialog.type('Name', 'Gone');
    await dialog.press('Save name');
    await dialog.textWith('It’s no longer there. It may have been removed somewhere else.');
    await dialog.press('Cancel');
    await eventually(() => expect(manager.titles).not.to.include('Work phone'));
  });
});
