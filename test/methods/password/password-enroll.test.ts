import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll } from '../../support/browser/composed-tree.js';
import { deferred } from '../../support/deferred.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { openManager, recordApiRequests } from '../../support/browser/manager-harness.js';
import { pressKeys, typeText } from '../../support/browser/press-keys.js';
import { setViewport } from '../../support/browser/set-viewport.js';
import { current, good, openPasswordDialog, signsIn } from './open-password-dialog.js';

describe('<auth-methods-password-enroll>', () => {
  it('changes the password', async () => {
    const { manager, dialog } = await openPasswordDialog();
    expect(dialog.heading).to.equal('Change password');
    await dialog.type('New password', good);
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Save password'),
    );
    expect(method.type).to.equal('password');
    expect(await signsIn(manager, good)).to.equal(true);
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
    expect(manager.titles.filter((title) => title === 'Password')).to.have.length(1);
    expect((await manager.row('Password')).hasFocus).to.equal(true);
  });

  it('sets a password for an account without one, and then offers no second one', async () => {
    const manager = await openManager({ scenario: 'empty' });
    const dialog = await manager.add('Password');
    expect(dialog.heading).to.equal('Set a password');
    await dialog.textWith('At least 10 characters');
    await dialog.type('New password', good);
    await dialog.press('Save password');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password added.'));
    expect(manager.titles).to.deep.equal(['Password']);
    expect(manager.buttons).not.to.include('Add password');
    expect(await signsIn(manager, good)).to.equal(true);
  });

  it('works with the keyboard alone', async () => {
    const manager = await openManager();
    (await (await manager.row('Password')).button('Change')).focus();
    await pressKeys('Enter');
    const dialog = await manager.dialogOpened();
    await dialog.textWith('At least 10 characters');
    expect(deepActiveElement()).to.equal(await dialog.field('New password'));
    await typeText(good);
    await pressKeys('Tab');
    expect(deepActiveElement()).to.equal(await dialog.button('Show'));
    await pressKeys('Space', 'Shift+Tab', 'Enter');
    await manager.dialogClosed();
    expect(await signsIn(manager, good)).to.equal(true);
  });

  it('accepts typing before the rules are loaded, and marks them when they are', async () => {
    const manager = await openManager();
    const rules = deferred();
    const { getAccessToken } = manager.element;
    manager.element.getAccessToken = (request) => rules.promise.then(() => getAccessToken?.(request));
    const dialog = await manager.open('Password', 'Change');
    const field = await dialog.type('New password', good);
    expect(deepQueryAll(dialog.element, 'li')).to.have.length(0);
    rules.resolve();
    await dialog.textWith(/At least 10 characters ?, fulfilled/);
    expect(field.value).to.equal(good);
  });

  it('has one field that password managers recognise, and a user name field', async () => {
    const { dialog, field } = await openPasswordDialog();
    const inputs = deepQueryAll<HTMLInputElement>(dialog.element, 'input');
    expect(inputs.map(({ autocomplete }) => autocomplete)).to.deep.equal(['username', 'new-password']);
    expect(inputs[0]!.ariaHidden).to.equal('true');
    expect(inputs[0]!.tabIndex).to.equal(-1);
    expect(field.type).to.equal('password');
    expect(field.form).to.equal(inputs[0]!.form);
    expect(field.maxLength).to.equal(-1);
  });

  it('shows the password on request, and hides it again before it is sent', async () => {
    const { dialog, field } = await openPasswordDialog({ latency: 200 });
    await dialog.type('New password', good);
    await dialog.press('Show');
    await eventually(() => expect(field.type).to.equal('text'));
    const show = await dialog.button('Show');
    expect(show.getAttribute('aria-pressed')).to.equal('true');
    await dialog.press('Save password');
    await eventually(() => expect(field.type).to.equal('password'));
    expect(show.getAttribute('aria-pressed')).to.equal('false');
  });

  it('sends the password as it was typed, for the identity of the host', async () => {
    const settings = {
      connection: 'Username-Password-Authentication',
      identityUserId: '507f1f77bcf86cd799439011',
    };
    const { manager, dialog } = await openPasswordDialog({ settings });
    const requests = recordApiRequests(manager.emulator);
    await dialog.press('Cancel');
    const again = await manager.open('Password', 'Change');
    await again.textWith('At least 10 characters');
    await again.type('New password', good);
    await again.press('Save password');
    await manager.dialogClosed();
    const [create, verify] = requests.filter(({ method }) => method === 'POST');
    expect(JSON.parse(create!.body)).to.deep.equal({
      type: 'password',
      connection: 'Username-Password-Authentication',
      identity_user_id: '507f1f77bcf86cd799439011',
    });
    expect((JSON.parse(verify!.body) as { new_password: string }).new_password).to.equal(good);
  });

  for (const event of ['change', undefined] as const) {
    it(`saves what a password manager filled in with ${event ? 'a change event alone' : 'no event'}`, async () => {
      const { manager, dialog, field } = await openPasswordDialog();
      field.value = good;
      if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });
  }

  it('is accessible at every step', async () => {
    const { manager, dialog } = await openPasswordDialog();
    await expect(manager.element).to.be.accessible();
    await dialog.type('New password', 'Aaa1');
    await dialog.press('Show');
    await expect(manager.element).to.be.accessible();
    await dialog.type('New password', current);
    await dialog.press('Save password');
    await found(() => (dialog.alerts.length > 0 ? true : undefined));
    await expect(manager.element).to.be.accessible();
  });

  it('fits 320 pixels', async () => {
    await setViewport(320, 640);
    const { dialog } = await openPasswordDialog();
    expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
    expect(dialog.dialog.getBoundingClientRect().width).to.be.at.most(320);
    await setViewport(800, 600);
  });
});
