import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';

const said = 'If your password manager still offers this passkey, delete it there.';

const note = (): HTMLElement | undefined => deepQueryAll(document, '.note')[0];

function isInWindow(element: Element | undefined): boolean {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** A list of many windows' height, from which the first of two passkeys was removed. */
async function removePasskey(): Promise<ManagerHarness> {
  const methods = [
    makeMethod({ type: 'passkey', id: 'passkey|1', name: 'First' }),
    makeMethod({ type: 'passkey', id: 'passkey|2', name: 'Second' }),
    ...Array.from({ length: 20 }, (_, at) =>
      makeMethod({ type: 'totp', id: `totp|${at}`, name: `App ${at + 1}` }),
    ),
  ];
  const backend = memoryBackend({ methods, operations: ['remove'] });
  const manager = await openManager({ settings: { backend } });
  await (await manager.open('First', 'Remove')).press(/^Remove/);
  await manager.dialogClosed();
  await eventually(() => expect(manager.announcement).to.equal(`First removed. ${said}`));
  return manager;
}

describe('the note after a removal', () => {
  const { signalAllAcceptedCredentials: original } = PublicKeyCredential as unknown as Record<
    string,
    unknown
  >;

  before(async () => {
    Object.assign(PublicKeyCredential, { signalAllAcceptedCredentials: undefined });
    await setViewport(400, 420);
  });

  after(async () => {
    Object.assign(PublicKeyCredential, { signalAllAcceptedCredentials: original });
    await setViewport(800, 600);
  });

  it('is in the window, however long the list is', async () => {
    const manager = await removePasskey();
    expect(manager.element.getBoundingClientRect().height).to.be.above(3 * innerHeight);
    await eventually(() => expect(isInWindow(note())).to.equal(true));
    manager.rows.at(-1)!.element.scrollIntoView({ block: 'center' });
    await eventually(() => expect(isInWindow(note())).to.equal(true));
  });

  it('covers nothing at the end of the list', async () => {
    const manager = await removePasskey();
    scrollTo(0, document.documentElement.scrollHeight);
    const last = manager.rows.at(-1)!.element.getBoundingClientRect();
    expect(note()!.getBoundingClientRect().top).to.be.at.least(last.bottom);
  });

  it('does not cover what has the focus', async () => {
    await removePasskey();
    for (let at = 0; at < 8; at += 1) {
      await pressKeys('Tab');
      await eventually(() => {
        const { bottom } = deepActiveElement()!.getBoundingClientRect();
        expect(bottom).to.be.at.most(note()!.getBoundingClientRect().top + 0.5);
      });
    }
    expect(scrollY).to.be.above(0);
  });

  it('can be closed; the focus then is where it was after the removal', async () => {
    const manager = await removePasskey();
    note()!.querySelector('button')!.focus();
    note()!.querySelector('button')!.click();
    await eventually(() => expect(note()).to.equal(undefined));
    expect((await manager.row('Second')).hasFocus).to.equal(true);
  });

  it('goes with the next thing that the person does', async () => {
    const manager = await removePasskey();
    await manager.open('App 1', 'Remove');
    await eventually(() => expect(note()).to.equal(undefined));
  });
});
