import { expect } from '@open-wc/testing';
import type { MethodRow } from '../../src/methods/method-row.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager } from '../support/browser/manager-harness.js';

/** The lists of what signs in and what confirms, by their headings. */
const listsOf = (dialog: DialogHarness): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    deepQueryAll(dialog.element, '.lists ul').map((list) => [
      list.getAttribute('aria-label'),
      [...list.children].map((line) => renderedText(line)),
    ]),
  );

describe('what goes and what stays, before a removal', () => {
  it('repeats the row, without its actions, and says what goes and what stays', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await eventually(() => manager.titles.includes('Apple Passwords'));
    const dialog = await manager.open('+1 ••• ••• 0143', 'Remove');
    const [row] = deepQueryAll<MethodRow>(dialog.element, 'auth-methods-row');
    const inList = await manager.row('+1 ••• ••• 0143');
    expect(renderedText(row!.shadowRoot!.querySelector('.card')!)).to.equal(
      renderedText(inList.element.shadowRoot!.querySelector('.card > div')!),
    );
    expect(row!.shadowRoot!.querySelectorAll('button')).to.have.length(0);
    expect(listsOf(dialog)).to.deep.equal({
      'Sign in with': ['Apple Passwords', 'Windows Hello', 'Password'],
      'Second step': ['+1 ••• ••• 0143 (will be removed)', 'Work phone'],
    });
    expect(deepQueryAll(dialog.element, 's').map(renderedText)).to.deep.equal(['+1 ••• ••• 0143']);
  });

  it('cuts a long list off, and never names eleven methods in a sentence', async () => {
    const passkeys = Array.from({ length: 11 }, (_, index) =>
      makeMethod({ type: 'passkey', id: `passkey-${index}`, name: `Key ${index}` }),
    );
    const removed = { ...makeMethod({ type: 'totp' }), linkedIds: passkeys.map(({ id }) => id) };
    const methods = [makeMethod({ type: 'password' }), removed, ...passkeys];
    const backend = memoryBackend({ operations: ['remove'], methods });
    const manager = await openManager({ settings: { backend } });
    const dialog = await manager.open('Authenticator app', 'Remove');
    expect(listsOf(dialog)['Sign in with']).to.deep.equal([
      'Key 0 (will be removed)',
      'Key 1 (will be removed)',
      'Key 2 (will be removed)',
      '9 more',
    ]);
    expect(dialog.text).to.contain('Removed with it: Key 0, Key 1, Key 2, and 8 more.');
  });

  it('names in one sentence what stays, where nobody knows what it is used for', async () => {
    const methods = [
      { ...makeMethod({ type: 'totp', name: 'Codes' }), usage: [] },
      makeMethod({ type: 'password' }),
      makeMethod({ type: 'phone' }),
    ];
    const backend = memoryBackend({ operations: ['remove'], methods });
    const manager = await openManager({ settings: { backend } });
    const dialog = await manager.open('Codes', 'Remove');
    expect(listsOf(dialog)).to.deep.equal({});
    expect(dialog.text).to.match(/You can still use: Password and \+.*\./);
  });
});
