import { expect } from '@open-wc/testing';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { deepQueryAll, serialise } from '../support/browser/composed-tree.js';
import { eventually, found, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';

/** Ways in which a page puts away what it does not show now; each returns the way back. */
const ways: Readonly<Record<string, (around: HTMLElement) => () => void>> = {
  'display: none': (around) => {
    around.style.display = 'none';
    return () => (around.style.display = '');
  },
  'the attribute hidden': (around) => {
    around.hidden = true;
    return () => (around.hidden = false);
  },
  'hidden=until-found': (around) => {
    around.setAttribute('hidden', 'until-found');
    return () => around.removeAttribute('hidden');
  },
  'content-visibility: hidden': (around) => {
    around.style.setProperty('content-visibility', 'hidden');
    return () => around.style.removeProperty('content-visibility');
  },
  'a closed <details>': (around) => {
    const details = around.querySelector('details')!;
    details.open = false;
    return () => (details.open = true);
  },
  inert: (around) => {
    around.inert = true;
    return () => (around.inert = false);
  },
  'display: none on the element itself': (around) => {
    const manager = around.querySelector<HTMLElement>('auth-methods-manager')!;
    manager.style.display = 'none';
    return () => (manager.style.display = '');
  },
};

describe('a page that hides what the element is in', () => {
  /** The element within a part of the page, beside a button that is not in it. */
  async function openInPart(): Promise<{
    readonly manager: ManagerHarness;
    readonly around: HTMLElement;
    readonly beside: HTMLButtonElement;
  }> {
    const manager = await openManager({ scenario: 'single-factor' });
    const around = document.createElement('section');
    around.innerHTML = '<details open><summary>Security</summary></details>';
    const beside = Object.assign(document.createElement('button'), { textContent: 'Home' });
    manager.element.before(beside, around);
    around.querySelector('details')!.append(manager.element);
    await manager.loaded();
    return { manager, around, beside };
  }

  /** What a frozen page does not do: a button has what is at its place. */
  const isUsable = (button: HTMLElement): boolean => {
    const { left, top } = button.getBoundingClientRect();
    return document.elementFromPoint(left + 4, top + 4) === button;
  };

  for (const [name, hide] of Object.entries(ways)) {
    it(`ends the dialog, with its secret, and is usable: ${name}`, async () => {
      const { manager, around, beside } = await openInPart();
      const dialog = await manager.add('Authenticator app');
      await dialog.press(/^Can’t scan/);
      const key = (await found(() => deepQueryAll(dialog.element, 'code')[0])).textContent!;
      expect(isUsable(beside)).to.equal(false);

      const show = hide(around);
      await manager.dialogClosed();
      expect(isUsable(beside)).to.equal(true);
      expect(serialise(document)).not.to.include(key).and.not.to.include(key.replaceAll(' ', ''));

      show();
      await manager.add('Authenticator app');
    });

    it(`gets no dialog by a host’s call, and its developer reads why: ${name}`, async () => {
      const { manager, around, beside } = await openInPart();
      const events: string[] = [];
      manager.element.addEventListener('auth-method-before-enroll', ({ type }) => events.push(type));
      hide(around);
      const messages = recordConsole('error');
      await manager.element.enrollMethod('totp');
      await manager.element.removeMethod(manager.rows[0]!.id);
      expect(manager.dialog).to.equal(undefined);
      expect(isUsable(beside)).to.equal(true);
      expect(events).to.deep.equal([]);
      // Once per page, so only the first of these tests reads it.
      for (const message of messages) expect(message).to.include('while the page hides the element');
    });
  }

  it('closes an open menu', async () => {
    const { manager, around } = await openInPart();
    await manager.openAddMenu('Authenticator app');
    around.hidden = true;
    await eventually(() => deepQueryAll(manager.element, '[role=menu]').length === 0);
  });

  it('is told apart from one that is printed', async () => {
    const { manager, around } = await openInPart();
    await manager.add('Authenticator app');
    const style = document.createElement('style');
    style.textContent = '@media print { section { display: none } }';
    around.append(style);
    await emulateMedia({ media: 'print' });
    await nextFrame();
    await nextFrame();
    await emulateMedia();
    await nextFrame();
    expect(manager.dialog).not.to.equal(undefined);
  });

  it('is told apart from one that only scrolls', async () => {
    const { manager, beside } = await openInPart();
    await manager.add('Authenticator app');
    beside.style.marginBlockEnd = '4000px';
    scrollTo(0, 0);
    await nextFrame();
    await nextFrame();
    expect(manager.dialog).not.to.equal(undefined);
    await pressKeys('Escape');
    await manager.dialogClosed();
  });
});
