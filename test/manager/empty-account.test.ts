import { expect } from '@open-wc/testing';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

describe('an account whose last method was removed', () => {
  async function removeAll(hideHeading: boolean): Promise<ManagerHarness> {
    const backend = memoryBackend({
      methods: [sample('password')],
      operations: ['removeAll', 'signOutElsewhere'],
    });
    const manager = await openManager({ settings: { backend, hideHeading } });
    const button = await manager.button('Remove all methods');
    button.focus();
    button.click();
    const dialog = await manager.dialogOpened();
    await dialog.type(/^To confirm/, 'REMOVE');
    await dialog.press('Remove all');
    await manager.dialogClosed();
    await eventually(() => expect(manager.rows).to.be.empty);
    return manager;
  }

  it('offers no second time to remove what is not there', async () => {
    const manager = await removeAll(false);
    await eventually(() => expect(manager.buttons).to.deep.equal(['Sign out everywhere else']));
    await eventually(() => expect(renderedText(deepActiveElement()!)).to.equal('Sign-in & security'));
  });

  it('keeps the focus where there is no heading, either', async () => {
    const manager = await removeAll(true);
    await eventually(() => expect(manager.buttons).to.deep.equal(['Sign out everywhere else']));
    const [container] = deepQueryAll(manager.element, '.manager');
    await eventually(() => expect(deepActiveElement()).to.equal(container));
  });

  it('offers the removal of all methods as long as there is one', async () => {
    const backend = memoryBackend({ methods: [sample('password')], operations: ['removeAll'] });
    const manager = await openManager({ settings: { backend } });
    await manager.button('Remove all methods');
  });
});

describe('an account that could do with a recovery code', () => {
  const methods = [sample('password'), sample('totp')];

  it('is advised one where it can be made', async () => {
    const backend = memoryBackend({
      methods,
      operations: ['startEnrollment', 'completeEnrollment'],
      capabilities: { enroll: ['recovery-code', 'email'] },
    });
    const manager = await openManager({ settings: { backend } });
    expect(manager.text).to.contain('A recovery code gets you back in.');
    expect(manager.buttons).to.include('Create a recovery code');
  });

  it('is advised what helps as much where none can be made', async () => {
    const backend = memoryBackend({
      methods,
      operations: ['startEnrollment', 'completeEnrollment', 'remove'],
      capabilities: { enroll: ['phone', 'email'] },
    });
    const manager = await openManager({ settings: { backend } });
    expect(manager.text).to.contain('If you lose your devices, you’re locked out');
    expect(manager.text.toLowerCase()).not.to.contain('recovery code');
    await manager.press('Add another method');
    expect((await manager.dialogOpened()).heading).to.equal('Add an email address');
  });

  it('is advised nothing that can’t be done', async () => {
    const manager = await openManager({ settings: { backend: memoryBackend({ methods }) } });
    expect(manager.text).to.contain('If you lose your devices, you’re locked out');
    expect(manager.text.toLowerCase()).not.to.contain('recovery code');
    expect(manager.buttons.filter((name) => name !== 'Details')).to.be.empty;
  });

  it('reads nothing of one in the dialog of a removal, either', async () => {
    const backend = memoryBackend({
      methods: [...methods, sample('phone')],
      operations: ['remove'],
    });
    const manager = await openManager({ settings: { backend } });
    const dialog = await manager.open('phone', 'Remove');
    expect(dialog.text).to.contain('If you lose your devices, you’d then be locked out.');
    expect(dialog.text.toLowerCase()).not.to.contain('recovery code');
    expect(dialog.buttons).to.deep.equal(['Keep phone number', 'Remove phone number']);
  });
});
