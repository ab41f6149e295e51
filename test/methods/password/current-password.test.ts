import { expect } from '@open-wc/testing';
import { currentPasswordBackend } from '../../support/backends/backends.js';
import { deepActiveElement } from '../../support/browser/composed-tree.js';
import { eventually } from '../../support/browser/eventually.js';
import { pressKeys, typeText } from '../../support/browser/press-keys.js';
import { openWithBackend } from '../open-with-backend.js';

const right = 'Correct-Horse-9';
const next = 'Quiet-River-42';
const label = 'Current password';

describe('a password whose change needs the current one', () => {
  it('asks for the current password first, in a field that password managers know', async () => {
    const { dialog } = await openWithBackend(currentPasswordBackend(), 'password');
    const field = await dialog.field(label);
    expect([field.type, field.autocomplete]).to.deep.equal(['password', 'current-password']);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    expect(field.compareDocumentPosition(await dialog.field('New password'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('saves the new password by keyboard alone', async () => {
    const backend = currentPasswordBackend();
    const { manager, dialog } = await openWithBackend(backend, 'password');
    const field = await dialog.field(label);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    await typeText(right);
    await pressKeys('Tab', 'Tab');
    expect(deepActiveElement()).to.equal(await dialog.field('New password'));
    await typeText(next);
    await pressKeys('Enter');
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
  });

  it('sends nothing without the current password', async () => {
    const backend = currentPasswordBackend();
    const { dialog } = await openWithBackend(backend, 'password');
    const field = await dialog.field(label);
    await dialog.type('New password', next);
    await dialog.press('Save password');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['Enter your current password.']));
    expect(deepActiveElement()).to.equal(field);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(backend.account.calls).not.to.include('completeEnrollment password');
  });

  it('says at its field that the current password is wrong, and keeps what was typed', async () => {
    const { manager, dialog } = await openWithBackend(currentPasswordBackend(), 'password');
    const field = await dialog.type(label, 'not it');
    const newField = await dialog.type('New password', next);
    await dialog.press('Save password');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal(['That’s not your current password. Check it and try again.']),
    );
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(newField.getAttribute('aria-invalid')).to.equal('false');
    expect(newField.value).to.equal(next);
    await typeText(right);
    expect(dialog.alerts).to.deep.equal([]);
    await dialog.press('Save password');
    await manager.dialogClosed();
  });
});
