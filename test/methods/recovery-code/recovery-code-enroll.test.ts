import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { allowClipboard } from '../../support/browser/allow-clipboard.js';
import {
  deepActiveElement,
  deepQueryAll,
  renderedText,
  serialise,
} from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { emulateMedia } from '../../support/browser/emulate-media.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../../support/browser/manager-harness.js';
import { pressKeys, typeText } from '../../support/browser/press-keys.js';
import { setViewport } from '../../support/browser/set-viewport.js';

const ending = 'Last 4 characters of the code';

interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
  /** The code as it is shown, in groups. */
  readonly groups: string;
  /** The code without spaces. */
  readonly code: string;
}

const shownCode = (dialog: DialogHarness): Promise<string> =>
  found(() => deepQueryAll(dialog.element, '[role=group]').map(renderedText)[0]);

async function openRecoveryCode(options: OpenManagerOptions = {}): Promise<Opened> {
  const manager = await openManager({ scenario: 'single-factor', ...options });
  const dialog = await manager.add('Recovery code');
  const groups = await shownCode(dialog);
  return { manager, dialog, groups, code: groups.replaceAll(' ', '') };
}

/** The text that would be printed. */
const printed = (): string =>
  deepQueryAll(document, 'p, h2, button')
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map(renderedText)
    .join('\n');

describe('<auth-methods-recovery-code-enroll>', () => {
  it('shows the code in groups of four, and focuses it', async () => {
    const { dialog, groups } = await openRecoveryCode();
    expect(dialog.heading).to.equal('Save your recovery code');
    expect(groups).to.match(/^\w{4}( \w{4}){5}$/);
    expect(dialog.text).to.contain('replaces any earlier code');
    const group = deepQueryAll(dialog.element, '[role=group]')[0];
    expect(deepActiveElement()).to.equal(group);
    expect(group!.getAttribute('aria-labelledby')).to.equal('label code');
  });

  it('adds the code when the person has typed its end from where it is kept', async () => {
    const { manager, dialog, groups } = await openRecoveryCode();
    await dialog.press('Continue');
    const field = await dialog.field(ending);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    expect(dialog.text).not.to.contain(groups);
    await dialog.type(ending, groups.slice(-4));
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Done'));
    expect(method).to.include({ type: 'recovery-code', confirmed: true });
    await manager.dialogClosed();
    await eventually(() => expect(manager.announcement).to.equal('Recovery code added.'));
    expect((await manager.row('Recovery code')).hasFocus).to.equal(true);
  });

  it('does not add a code whose end is wrong, and says so', async () => {
    const { manager, dialog, groups } = await openRecoveryCode();
    const requests = recordApiRequests(manager.emulator);
    await dialog.press('Continue');
    const field = await dialog.type(ending, groups.slice(-5, -1));
    await pressKeys('Enter');
    await dialog.textWith('That doesn’t match.');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(deepActiveElement()).to.equal(field);
    await dialog.type(ending, groups.slice(-3));
    expect(dialog.text).not.to.contain('That doesn’t match.');
    await pressKeys('Enter');
    await dialog.textWith('That doesn’t match.');
    expect(requests).to.deep.equal([]);
  });

  it('shows the code again to somebody who has not kept it yet', async () => {
    const { dialog, groups } = await openRecoveryCode();
    await dialog.press('Continue');
    await dialog.press('Show again');
    expect(await shownCode(dialog)).to.equal(groups);
    expect(deepActiveElement()).to.equal(deepQueryAll(dialog.element, '[role=group]')[0]);
    expect(dialog.buttons).to.include('Continue');
  });

  it('takes a downloaded file for a proof, but neither a copy nor a print', async () => {
    await allowClipboard();
    const { manager, dialog } = await openRecoveryCode();
    await dialog.press('Copy');
    await dialog.textWith('Copied');
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('afterprint'));
    expect(dialog.buttons).to.include('Continue');
    await dialog.press('Download');
    await dialog.textWith('Keep the file somewhere safe.');
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Done'));
    await manager.dialogClosed();
  });

  it('replaces an earlier code', async () => {
    const manager = await openManager({ scenario: 'typical' });
    void manager.element.enrollMethod('recovery-code');
    const dialog = await manager.dialogOpened();
    await dialog.press('Replace');
    await shownCode(dialog);
    expect(manager.titles.filter((title) => title === 'Recovery code')).to.have.length(1);
    await dialog.proveKept();
    await dialog.press('Done');
    await manager.dialogClosed();
    expect(manager.titles.filter((title) => title === 'Recovery code')).to.have.length(1);
    expect((await manager.stored()).filter(({ type }) => type === 'recovery-code')).to.have.length(1);
  });

  it('asks before it replaces one, since the API may do so at once: looking costs nothing', async () => {
    const manager = await openManager({ scenario: 'typical', faults: { recoveryCodeReplaces: 'create' } });
    const before = await manager.stored();
    const requests = recordApiRequests(manager.emulator);
    void manager.element.enrollMethod('recovery-code');
    const dialog = await manager.dialogOpened();
    await dialog.textWith('Replace your code? What you have now may stop working as soon as you go on.');
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Replace']);
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('Replace')));
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(requests).to.deep.equal([]);
    expect(await manager.stored()).to.deep.equal(before);
  });

  it('works with the keyboard alone', async () => {
    const { manager, dialog, groups } = await openRecoveryCode();
    const focused = (): string => renderedText(deepActiveElement()!);
    await pressKeys('Tab');
    expect(focused()).to.equal('Copy');
    await pressKeys('Tab');
    expect(focused()).to.equal('Download');
    await pressKeys('Tab');
    expect(focused()).to.equal('Print');
    await pressKeys('Tab', 'Tab');
    expect(focused()).to.equal('Continue');
    await pressKeys('Enter');
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.field(ending)));
    await typeText(groups.slice(-4).toLowerCase());
    await pressKeys('Enter');
    await manager.dialogClosed();
    expect(manager.titles).to.include('Recovery code');
  });

  it('starts again with another code, which must be kept as well, when the challenge has expired', async () => {
    const { manager, dialog, code } = await openRecoveryCode();
    await manager.emulator.faults({ clockOffset: 700_000 });
    await dialog.proveKept();
    await dialog.press('Done');
    await dialog.textWith('has expired');
    expect(dialog.text).not.to.contain(code.slice(0, 4));
    await dialog.press('Start again');
    expect((await shownCode(dialog)).replaceAll(' ', '')).not.to.equal(code);
    expect(dialog.buttons).to.include('Continue');
  });

  it('keeps the code on screen during a rate limit, and is added afterwards', async () => {
    const { manager, dialog, groups } = await openRecoveryCode({
      faults: {
        failures: [{ operation: 'confirmAuthenticationMethod', as: 429, retryAfter: 2, times: 1 }],
      },
    });
    await dialog.press('Download');
    await dialog.press('Done');
    await dialog.textWith(/You can go on in \d seconds?\./);
    expect(await shownCode(dialog)).to.equal(groups);
    await eventually(async () =>
      expect((await dialog.button('Done')).getAttribute('aria-disabled')).to.equal('false'),
    );
    await dialog.press('Done');
    await manager.dialogClosed();
  });

  it('fits into the Free plan’s two writes a minute', async () => {
    const { manager, dialog } = await openRecoveryCode({ plan: 'free' });
    await dialog.proveKept();
    await dialog.press('Done');
    await manager.dialogClosed();
    expect(manager.titles).to.include('Recovery code');
  });

  it('asks for a fresh sign-in, and then resumes with the same code', async () => {
    const { manager, dialog, groups } = await openRecoveryCode();
    await manager.emulator.faults({ stepUp: 'writes' });
    await dialog.press('Download');
    await dialog.press('Done');
    await dialog.textWith('Confirm it’s you');
    expect(await shownCode(dialog)).to.equal(groups);
    manager.element.addEventListener('auth-methods-step-up', (event) => event.respondWith(Promise.resolve()));
    await dialog.press('Continue');
    await manager.dialogClosed();
    expect(manager.titles).to.include('Recovery code');
  });

  it('says why there is no code, and offers to try again', async () => {
    const manager = await openManager({
      scenario: 'single-factor',
      faults: { failures: [{ operation: 'createAuthenticationMethod', as: 500, times: 1 }] },
    });
    const dialog = await manager.add('Recovery code');
    await dialog.textWith('Something went wrong on our side');
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('Try again')));
    await dialog.press('Try again');
    expect(await shownCode(dialog)).to.match(/^\w{4} /);
  });

  describe('saving', () => {
    it('copies the code without spaces', async () => {
      const { dialog, code } = await openRecoveryCode();
      const button = deepQueryAll<HTMLElement & { readonly text: string }>(
        dialog.element,
        'auth-methods-copy-button',
      )[0]!;
      expect(button.text).to.equal(code);
    });

    it('copies a selection without spaces, too', async () => {
      await allowClipboard();
      const { dialog, code } = await openRecoveryCode();
      const group = deepQueryAll(dialog.element, '[role=group]')[0]!;
      const { left, top } = group.getBoundingClientRect();
      let copied: string | undefined;
      const listener = (event: ClipboardEvent): void => {
        if (event.defaultPrevented) copied = event.clipboardData?.getData('text/plain');
      };
      // Within the dialog, since the page does not hear of it.
      group.parentElement!.addEventListener('copy', listener, { once: true });
      await sendMouse({ type: 'click', position: [Math.round(left) + 30, Math.round(top) + 20] });
      await pressKeys('Control+c');
      expect(copied).to.equal(code);
    });

    it('downloads a text file whose address does not outlive the dialog', async () => {
      const { manager, dialog, code } = await openRecoveryCode();
      const made: string[] = [];
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        made.push(createObjectURL.call(URL, blob));
        return made.at(-1)!;
      };
      await dialog.press('Download');
      URL.createObjectURL = createObjectURL;
      expect(made).to.have.length(1);
      const text = await (await fetch(made[0]!)).text();
      expect(text.split('\n')).to.include(code);
      expect(text).to.contain(location.host);
      await pressKeys('Escape');
      await dialog.press('Leave anyway');
      await manager.dialogClosed();
      expect(
        await fetch(made[0]!).then(
          () => 'there',
          () => 'gone',
        ),
      ).to.equal('gone');
    });

    it('prints a sheet of its own, and removes it afterwards', async () => {
      const { dialog, groups } = await openRecoveryCode();
      const sheets = document.adoptedStyleSheets.length;
      dispatchEvent(new Event('beforeprint'));
      await emulateMedia({ media: 'print' });
      const [heading, code, note, ...more] = printed().split('\n');
      expect(heading).to.equal(`Recovery code for ${location.host}`);
      expect(code).to.equal(groups);
      expect(note).to.match(/^Created .* Keep it somewhere safe/);
      expect(more).to.deep.equal([]);
      await emulateMedia();
      expect(printed()).not.to.contain('Keep it somewhere safe');
      expect(printed()).to.contain('Download');
      dispatchEvent(new Event('afterprint'));
      expect(document.adoptedStyleSheets.length).to.equal(sheets);
      expect(document.querySelector('auth-methods-print-sheet')).to.equal(null);
      expect(dialog.dialog.open).to.equal(true);
    });

    it('lets the page print itself once the dialog is closed', async () => {
      const { manager, dialog, groups } = await openRecoveryCode();
      dispatchEvent(new Event('beforeprint'));
      await pressKeys('Escape');
      await dialog.press('Leave anyway');
      await manager.dialogClosed();
      expect(document.querySelector('auth-methods-print-sheet')).to.equal(null);
      dispatchEvent(new Event('beforeprint'));
      expect(document.querySelector('auth-methods-print-sheet')).to.equal(null);
      expect(serialise(document)).not.to.contain(groups);
    });
  });

  describe('closing', () => {
    it('without Done leaves nothing behind, and no code in the page', async () => {
      const { manager, dialog, groups, code } = await openRecoveryCode();
      expect(serialise(document)).to.contain(groups);
      await dialog.press('Cancel');
      await dialog.press('Leave anyway');
      await manager.dialogClosed();
      expect(serialise(document)).not.to.contain(groups).and.not.to.contain(code);
      await eventually(async () =>
        expect((await manager.stored()).map(({ type }) => type)).to.deep.equal(['password']),
      );
      expect(manager.titles).to.deep.equal(['Password']);
    });

    it('asks first, and says what becomes of the code', async () => {
      const { dialog, groups } = await openRecoveryCode();
      await pressKeys('Escape');
      await eventually(() => expect(dialog.heading).to.equal('Not saved yet'));
      await dialog.textWith('If you leave now, no new code is set up.');
      expect(dialog.text).not.to.contain('Your earlier code').and.not.to.contain(groups);
      expect(dialog.buttons).to.deep.equal(['Leave anyway', 'Go back']);
      await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('Go back')));
      await pressKeys('Enter');
      expect(await shownCode(dialog)).to.equal(groups);
      expect(dialog.heading).to.equal('Save your recovery code');
      await eventually(() =>
        expect(deepActiveElement()).to.equal(deepQueryAll(dialog.element, '[role=group]')[0]),
      );
    });

    it('keeps what was typed, hidden while it is asked', async () => {
      const { dialog } = await openRecoveryCode();
      await dialog.press('Continue');
      const field = await dialog.type(ending, 'ABC');
      await pressKeys('Escape');
      await dialog.textWith('If you leave now, no new code is set up.');
      expect(dialog.text).not.to.contain(ending);
      expect(field.checkVisibility()).to.equal(false);
      await pressKeys('Enter');
      await eventually(() => expect(deepActiveElement()).to.equal(field));
      expect(field.value).to.equal('ABC');
    });

    it('asks again after one Escape too many, which browsers take for the end of a dialog', async () => {
      const { dialog, groups } = await openRecoveryCode();
      for (const heading of ['Not saved yet', 'Save your recovery code', 'Not saved yet']) {
        await pressKeys('Escape');
        await eventually(() => expect(dialog.heading).to.equal(heading));
        expect(dialog.dialog.open).to.equal(true);
      }
      await dialog.press('Go back');
      expect(await shownCode(dialog)).to.equal(groups);
    });

    it('says that the earlier code may be gone, where there was one', async () => {
      const manager = await openManager({ scenario: 'typical' });
      void manager.element.enrollMethod('recovery-code');
      const dialog = await manager.dialogOpened();
      await dialog.press('Replace');
      await shownCode(dialog);
      await dialog.press('Cancel');
      await dialog.textWith('no new code is set up. Your earlier code may have stopped working.');
    });

    it('asks although a file was downloaded, since its code does not count yet', async () => {
      const { dialog } = await openRecoveryCode();
      await dialog.press('Download');
      await dialog.press('Cancel');
      await dialog.textWith('no new code is set up');
      await dialog.press('Go back');
      await eventually(() => expect(dialog.buttons).to.include('Done'));
    });

    it('is possible while the code is requested', async () => {
      const manager = await openManager({ scenario: 'single-factor', latency: 300 });
      const dialog = await manager.add('Recovery code');
      await dialog.press('Cancel');
      await manager.dialogClosed();
    });

    it('is possible while it is verified, and then reads the list again', async () => {
      const { manager, dialog } = await openRecoveryCode();
      await dialog.proveKept();
      await manager.emulator.faults({ latency: 1500 });
      await dialog.press('Done');
      await eventually(async () =>
        expect((await manager.stored()).find(({ type }) => type === 'recovery-code')!.confirmed).to.equal(
          true,
        ),
      );
      await expectEvent(manager.element, 'auth-methods-loaded', () => pressKeys('Escape'));
      await eventually(async () =>
        expect((await manager.row('Recovery code')).badges).to.deep.equal(['New']),
      );
    });
  });

  it('never puts the code into an attribute', async () => {
    const { groups, code } = await openRecoveryCode();
    const values = deepQueryAll(document, '*').flatMap((element) =>
      [...element.attributes].map(({ value }) => value),
    );
    expect(values.filter((value) => value.includes(code) || value.includes(groups))).to.deep.equal([]);
  });

  it('is accessible', async () => {
    const { manager, dialog } = await openRecoveryCode();
    await expect(manager.element).to.be.accessible();
    await dialog.press('Continue');
    await dialog.field(ending);
    await expect(manager.element).to.be.accessible();
    await dialog.press('Cancel');
    await dialog.textWith('Not saved yet');
    await expect(manager.element).to.be.accessible();
  });

  it('fits 320 pixels', async () => {
    await setViewport(320, 640);
    const { dialog } = await openRecoveryCode();
    expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
    await setViewport(800, 600);
  });
});
