import { expect } from '@open-wc/testing';
import type { ScenarioName } from '../../src/emulator/scenarios.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { makeMethod } from '../support/backends/make-method.js';
import { openManager } from '../support/browser/manager-harness.js';
import { memoryBackend } from '../support/backends/memory-backend.js';

/** The text that assistive technology reads beside a dialog's name. */
function descriptionOf({ dialog }: DialogHarness): string {
  return dialog.getAttribute('aria-description') ?? '';
}

describe('a dialog that warns', () => {
  const removals: readonly (readonly [scenario: ScenarioName, id: string, says: readonly string[]])[] = [
    [
      'single-factor',
      'password|dXNlci0xMjM',
      ['You won’t be able to sign in with your password any more.', 'you could be locked out'],
    ],
    ['typical', 'recovery-code|dev_We4RtY6uIoP8aSdF', ['recovery code']],
  ];
  for (const [scenario, id, says] of removals) {
    it(`is an alert, described by what changes and by its warning: removal of ${id.split('|')[0]!}`, async () => {
      const manager = await openManager({ scenario });
      const dialog = await manager.open(id, 'Remove');
      expect(dialog.dialog.getAttribute('role')).to.equal('alertdialog');
      for (const text of says) expect(descriptionOf(dialog)).to.include(text);
      // The description repeats what is on screen, and nothing else.
      const sentences = descriptionOf(dialog).split(/(?<=\.) /);
      for (const sentence of sentences) expect(dialog.text).to.include(sentence);
    });
  }

  it('is an alert before the whole account is changed', async () => {
    const methods = [makeMethod({ type: 'totp', name: 'Work phone' })];
    const backend = memoryBackend({ operations: ['removeAll', 'signOutElsewhere'], methods });
    const manager = await openManager({ settings: { backend } });
    for (const button of [/^Sign out everywhere/, /^Remove all/]) {
      await manager.press(button);
      const dialog = await manager.dialogOpened();
      expect(dialog.dialog.getAttribute('role')).to.equal('alertdialog');
      expect(dialog.text).to.include(descriptionOf(dialog));
      await dialog.press('Cancel');
      await manager.dialogClosed();
    }
  });

  it('has its three buttons one below the other, as wide as each other', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    const dialog = await manager.open('Password', 'Remove');
    const places = deepQueryAll(dialog.element, '.actions button').map((one) => one.getBoundingClientRect());
    expect(places).to.have.length(3);
    expect(new Set(places.map(({ top }) => top)).size).to.equal(3);
    expect(new Set(places.map(({ width }) => Math.round(width))).size).to.equal(1);
  });

  it('is told apart from one that asks for something', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    const dialog = await manager.add('Authenticator app');
    expect(dialog.dialog.hasAttribute('role')).to.equal(false);
    expect(dialog.dialog.hasAttribute('aria-description')).to.equal(false);
  });
});
