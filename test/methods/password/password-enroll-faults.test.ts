import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll, serialise } from '../../support/browser/composed-tree.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { openManager, recordApiRequests } from '../../support/browser/manager-harness.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { current, good, openPasswordDialog, signsIn } from './open-password-dialog.js';

describe('<auth-methods-password-enroll> when something fails', () => {
  describe('interrupted', () => {
    it('counts down a rate limit, keeps the password, and saves it afterwards', async () => {
      const { manager, dialog, field } = await openPasswordDialog({
        faults: {
          failures: [{ operation: 'confirmAuthenticationMethod', as: 429, retryAfter: 2, times: 1 }],
        },
      });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith(/You can go on in \d seconds?\./);
      expect((await dialog.button('Save password')).getAttribute('aria-disabled')).to.equal('true');
      expect(field.value).to.equal(good);
      await eventually(async () =>
        expect((await dialog.button('Save password')).getAttribute('aria-disabled')).to.equal('false'),
      );
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('reaches the Free plan’s rate limit with the third write in a minute', async () => {
      const { dialog, field } = await openPasswordDialog({ plan: 'free' });
      await dialog.type('New password', current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith(/You can go on in \d+ seconds\./);
      expect(field.value).to.equal(good);
    });

    it('asks for a fresh sign-in, and then saves what is in the field at that moment', async () => {
      const { manager, dialog, field } = await openPasswordDialog();
      await manager.emulator.faults({ stepUp: 'writes' });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('Confirm it’s you');
      expect(field.value).to.equal(good);
      const better = `${good}-2`;
      await dialog.type('New password', better);
      manager.element.addEventListener('auth-methods-step-up', (event) =>
        event.respondWith(Promise.resolve()),
      );
      await dialog.press('Continue');
      await manager.dialogClosed();
      expect(await signsIn(manager, better)).to.equal(true);
    });

    it('makes the field read-only when the password may already have been saved', async () => {
      const { manager, dialog, field } = await openPasswordDialog();
      await manager.emulator.faults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 'lost' }] });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('There’s no connection to the service');
      expect(field.readOnly).to.equal(true);
      await manager.emulator.faults({ failures: [] });
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('starts again and keeps what was typed when the challenge has expired', async () => {
      const { manager, dialog, field } = await openPasswordDialog();
      await manager.emulator.faults({ clockOffset: 700_000 });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('has expired');
      expect(field.value).to.equal(good);
      await dialog.press('Start again');
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('keeps what was typed when the enrollment can’t be started', async () => {
      const manager = await openManager({
        faults: { failures: [{ operation: 'createAuthenticationMethod', as: 500, times: 1 }] },
      });
      const dialog = await manager.open('Password', 'Change');
      await dialog.textWith('Something went wrong on our side');
      await dialog.type('New password', good);
      await dialog.press('Try again');
      await dialog.textWith('At least 10 characters');
      await dialog.press('Save password');
      await manager.dialogClosed();
      expect(await signsIn(manager, good)).to.equal(true);
    });

    it('sends once when the button is pressed twice', async () => {
      const { manager, dialog } = await openPasswordDialog({ latency: 100 });
      const requests = recordApiRequests(manager.emulator);
      await dialog.type('New password', good);
      const save = await dialog.button('Save password');
      save.click();
      save.click();
      await manager.dialogClosed();
      expect(requests.filter(({ method }) => method === 'POST')).to.have.length(1);
    });
  });

  describe('closing', () => {
    it('is possible while the enrollment starts', async () => {
      const manager = await openManager({ latency: 300 });
      const change = await (await manager.row('Password')).button('Change');
      change.focus();
      await pressKeys('Enter');
      await (await manager.dialogOpened()).press('Cancel');
      await manager.dialogClosed();
      expect(deepActiveElement()).to.equal(change);
    });

    it('is possible while it saves, and then reads the list again', async () => {
      const { manager, dialog } = await openPasswordDialog({ latency: 300 });
      await dialog.type('New password', good);
      await dialog.press('Save password');
      await dialog.textWith('One moment…');
      await expectEvent(manager.element, 'auth-methods-loaded', () => pressKeys('Escape'));
      expect(manager.dialog).to.equal(undefined);
    });

    it('leaves no password in the page', async () => {
      const { manager, dialog } = await openPasswordDialog();
      await dialog.type('New password', current);
      expect(serialise(document)).to.contain(current);
      await dialog.press('Save password');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      await pressKeys('Escape');
      await manager.dialogClosed();
      expect(serialise(document)).not.to.contain(current);
    });

    it('never puts the password into attributes or error events', async () => {
      const { manager, dialog } = await openPasswordDialog();
      await dialog.type('New password', current);
      await dialog.press('Show');
      const { error } = await expectEvent(manager.element, 'auth-methods-error', () =>
        dialog.press('Save password'),
      );
      expect(`${error.message} ${JSON.stringify(error)}`).not.to.contain(current);
      const attributes = deepQueryAll(document, '*').flatMap((element) => [...element.attributes]);
      expect(attributes.map(({ value }) => value).filter((value) => value.includes(current))).to.deep.equal(
        [],
      );
    });
  });
});
