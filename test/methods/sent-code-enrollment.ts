import { expect } from '@open-wc/testing';
import type { AuthMethodsStepUpEvent } from '../../src/index.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import {
  deepActiveElement,
  deepQueryAll,
  renderedText,
  serialise,
} from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../support/browser/manager-harness.js';
import { pressKeys, typeText } from '../support/browser/press-keys.js';
import { setViewport } from '../support/browser/set-viewport.js';

/** What differs between the types that send a code. */
export interface SentCodeEnrollment {
  readonly type: 'phone' | 'email';
  /** Its entry in the Add menu. */
  readonly offer: string;
  readonly label: string;
  /** As the person types it. */
  readonly address: string;
  /** As the field shows it. */
  readonly shown: string;
  /** As the server receives it. */
  readonly sent: string;
  /** What the person reads about where the code was sent. */
  readonly sentText: string;
  readonly rowTitle: string;
  /** What to type for a method that the account of the scenario "everything" already has. */
  readonly taken: string;
  readonly change: string;
  /** The row of the scenario "pending", and what its field is filled with. */
  readonly unfinished: { readonly row: string; readonly shown: string };
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

export const lastCode = async (manager: ManagerHarness): Promise<string> =>
  (await manager.emulator.outbox()).at(-1)!.code;

export const statusOf = (dialog: DialogHarness): string =>
  deepQueryAll(dialog.element, '[role=status]').map(renderedText).join('');

/** The account's methods that are not set up. */
const unfinished = async (manager: ManagerHarness): Promise<readonly string[]> =>
  (await manager.stored()).filter(({ confirmed }) => confirmed === false).map(({ type }) => type);

const isDisabled = (button: HTMLElement): boolean => button.getAttribute('aria-disabled') === 'true';

export interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
}

/** Opens the dialog of a type. */
export async function openEnrollment(
  { type, label }: Pick<SentCodeEnrollment, 'type' | 'label'>,
  options: OpenManagerOptions = {},
): Promise<Opened> {
  const manager = await openManager(options);
  await manager.element.enrollMethod(type);
  const dialog = await manager.dialogOpened();
  await dialog.field(label);
  return { manager, dialog };
}

/** Tests for every type that sends a code to a phone number or an address. */
export function describeSentCodeEnrollment(kind: SentCodeEnrollment): void {
  const { type, label, address, shown, sent, sentText, rowTitle, change } = kind;
  const open = (options?: OpenManagerOptions): Promise<Opened> => openEnrollment(kind, options);

  /** Opens the dialog and sends the first code. */
  async function openSent(options?: OpenManagerOptions): Promise<Opened> {
    const opened = await open(options);
    await opened.dialog.type(label, address);
    await opened.dialog.press('Send code');
    await found(() => opened.dialog.codeInput);
    return opened;
  }

  async function resend({ dialog }: Opened): Promise<void> {
    advanceClock(31_000);
    await eventually(async () => expect(isDisabled(await dialog.button('Send again'))).to.equal(false));
    await dialog.press('Send again');
  }

  it('adds the method', async () => {
    const manager = await openManager();
    const dialog = await manager.add(kind.offer);
    const field = await dialog.field(label);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    await typeText(address);
    await eventually(() => expect(field.value).to.equal(shown));
    await dialog.press('Send code');
    await dialog.textWith(sentText);
    expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal([sent]);

    await dialog.typeCode(await lastCode(manager));
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Verify'),
    );
    expect(method.type).to.equal(type);
    expect(method.confirmed).to.equal(true);
    await manager.dialogClosed();
    const row = await manager.row(rowTitle);
    await eventually(() => expect(row.hasFocus).to.equal(true));
  });

  it('works with the keyboard alone', async () => {
    const { manager, dialog } = await open();
    const field = await dialog.field(label);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    await typeText(address);
    await pressKeys('Enter');
    const codeInput = await found(() => dialog.codeInput);
    await eventually(() => expect(deepActiveElement()).to.equal(codeInput));
    await typeText(await lastCode(manager));
    await expectEvent(manager.element, 'auth-method-enrolled', () => pressKeys('Enter'));
    await manager.dialogClosed();
  });

  it('accepts a whole pasted message, and tells screen readers where the code was sent', async () => {
    const { manager, dialog } = await openSent();
    const input = dialog.codeInput!;
    const description = (input.getRootNode() as ShadowRoot).getElementById('description');
    expect(description!.textContent).to.contain(sentText.replaceAll(' ', '\u00a0').slice(-5));
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text',
      `Your Example code is ${await lastCode(manager)}. It expires in 10 minutes.`,
    );
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('says that a code is wrong, and selects it so that the next one replaces it', async () => {
    const { manager, dialog } = await openSent();
    const code = await lastCode(manager);
    const input = await dialog.typeCode(wrong(code));
    await dialog.press('Verify');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal(['That code isn’t right. Check it and try again.']),
    );
    await eventually(() => expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 6]));
    expect(deepActiveElement()).to.equal(input);
    expect(input.ariaInvalid).to.equal('true');
    await typeText(code);
    expect(dialog.alerts).to.be.empty;
    await expectEvent(manager.element, 'auth-method-enrolled', () => pressKeys('Enter'));
  });

  it('asks for the whole code before it sends anything', async () => {
    const { manager, dialog } = await openSent();
    const requests = recordApiRequests(manager.emulator);
    await dialog.typeCode('123');
    await pressKeys('Enter');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['Enter the whole code.']));
    expect(requests).to.be.empty;
  });

  it('sends another code after a delay, and clears the first', async () => {
    const opened = await openSent();
    const { manager, dialog } = opened;
    const input = await dialog.typeCode('12');
    const button = await dialog.button(/^Send again in 30 sec/);
    expect(isDisabled(button)).to.equal(true);
    button.click();
    await resend(opened);
    await eventually(() => expect(statusOf(dialog)).to.equal('A new code is on its way.'));
    expect(dialog.codeInput).to.equal(input);
    expect(input.value).to.equal('');
    expect(deepActiveElement()).to.equal(input);
    expect(isDisabled(await dialog.button(/^Send again in/))).to.equal(true);
    expect(await manager.emulator.outbox()).to.have.length(2);

    await dialog.typeCode(await lastCode(manager));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
    expect((await manager.stored()).filter((method) => method.type === type && method.confirmed === false)).to
      .be.empty;
  });

  it('still accepts the last code when no more can be sent', async () => {
    const opened = await openSent();
    const { manager, dialog } = opened;
    const code = await lastCode(manager);
    await manager.emulator.faults({
      failures: [
        {
          operation: 'createAuthenticationMethod',
          as: 429,
          detail: 'too_many_messages',
          retryAfter: 600,
          times: 1,
        },
      ],
    });
    await resend(opened);
    await dialog.textWith('That was a lot in a short time.');
    await dialog.button('Send again in 10 min');
    expect(isDisabled(await dialog.button('Verify'))).to.equal(false);
    await dialog.typeCode(code);
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('keeps what was typed during a rate limit, and sends it afterwards', async () => {
    const { manager, dialog } = await open();
    await manager.emulator.faults({
      failures: [{ operation: 'createAuthenticationMethod', as: 429, retryAfter: 20, times: 1 }],
    });
    const field = await dialog.type(label, address);
    await dialog.press('Send code');
    await dialog.textWith('You can go on in 20 seconds.');
    expect(isDisabled(await dialog.button('Send code'))).to.equal(true);
    expect(field.value).to.equal(shown);
    advanceClock(20_000);
    await eventually(async () => expect(isDisabled(await dialog.button('Send code'))).to.equal(false));
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
  });

  it('can be finished within the Free plan’s rate limit, even with one mistyped code', async () => {
    const { manager, dialog } = await openSent({ plan: 'free' });
    const code = await lastCode(manager);
    await dialog.typeCode(wrong(code));
    await dialog.press('Verify');
    await dialog.textWith('That code isn’t right.');
    const input = await dialog.typeCode(code);
    await dialog.press('Verify');
    await dialog.textWith(/You can go on in \d+ seconds/);
    expect(input.value).to.equal(code);
    await manager.emulator.faults({ clockOffset: 60_000 });
    advanceClock(60_000);
    await eventually(async () => expect(isDisabled(await dialog.button('Verify'))).to.equal(false));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('sends a new code to the same address when the first has expired', async () => {
    const { manager, dialog } = await openSent();
    await manager.emulator.faults({ clockOffset: 11 * 60_000 });
    await dialog.typeCode(await lastCode(manager));
    await dialog.press('Verify');
    await dialog.textWith('This took too long and has expired.');
    await dialog.press('Start again');
    await dialog.textWith(sentText);
    const outbox = await manager.emulator.outbox();
    expect(outbox.map(({ to }) => to)).to.deep.equal([sent, sent]);
    await dialog.typeCode(outbox[1]!.code);
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('starts again after too many wrong codes', async () => {
    const { manager, dialog } = await openSent({ faults: { authSessionAttempts: 1 } });
    await dialog.typeCode(wrong(await lastCode(manager)));
    await dialog.press('Verify');
    await dialog.textWith('Too many wrong codes.');
    await dialog.press('Start again');
    await dialog.textWith(sentText);
    await dialog.typeCode(await lastCode(manager));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('keeps the address when the person goes back to change it', async () => {
    const { manager, dialog } = await openSent();
    await dialog.typeCode('12');
    await dialog.press(change);
    const field = await dialog.field(label);
    expect(field.value).to.equal(shown);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    await dialog.press('Send code');
    const input = await found(() => dialog.codeInput);
    expect(input.value).to.equal('');
    expect(statusOf(dialog)).to.equal('');
    expect(await manager.emulator.outbox()).to.have.length(2);
  });

  it('shows at the field what the server refuses, and keeps what was typed', async () => {
    const { manager, dialog } = await open();
    await manager.emulator.faults({
      failures: [
        {
          operation: 'createAuthenticationMethod',
          as: 400,
          code: 'A0E-400-0003',
          detail: `invalid_${type}`,
          times: 1,
        },
      ],
    });
    const field = await dialog.type(label, address);
    await dialog.press('Send code');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal(['That wasn’t accepted. Check what you entered.']),
    );
    expect(field.ariaInvalid).to.equal('true');
    expect(field.value).to.equal(shown);
    await eventually(() => expect(deepActiveElement()).to.equal(field));
    await dialog.type(label, address);
    expect(dialog.alerts).to.be.empty;
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
  });

  it('says that the account already has this address', async () => {
    const { dialog } = await open({ scenario: 'everything' });
    const field = await dialog.type(label, kind.taken);
    await dialog.press('Send code');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['This is already set up for your account.']));
    expect(field.ariaInvalid).to.equal('true');
  });

  it('says that the connection is lost, and keeps what was typed', async () => {
    const { manager, dialog } = await open();
    await manager.emulator.faults({ offline: true });
    const field = await dialog.type(label, address);
    await dialog.press('Send code');
    await dialog.textWith('There’s no connection to the service');
    expect(field.value).to.equal(shown);
    await manager.emulator.faults({ offline: false });
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    expect(await manager.emulator.outbox()).to.have.length(1);
  });

  it('resumes after a fresh sign-in', async () => {
    const { manager, dialog } = await open({ scenario: 'step-up' });
    manager.element.addEventListener('auth-methods-step-up', (event: AuthMethodsStepUpEvent) => {
      event.respondWith(Promise.resolve(true));
    });
    await dialog.type(label, address);
    await dialog.press('Send code');
    await dialog.textWith(sentText);
    expect(await manager.emulator.outbox()).to.have.length(1);
    await dialog.typeCode(await lastCode(manager));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('keeps what was typed until the person has signed in again', async () => {
    const { manager, dialog } = await open({ scenario: 'step-up' });
    const field = await dialog.type(label, address);
    await dialog.press('Send code');
    await dialog.textWith('Confirm it’s you');
    expect(field.value).to.equal(shown);
    manager.element.addEventListener('auth-methods-step-up', (event: AuthMethodsStepUpEvent) => {
      event.respondWith(Promise.resolve(true));
    });
    await dialog.press('Continue');
    await dialog.textWith(sentText);
  });

  it('continues an unfinished enrollment', async () => {
    const manager = await openManager({ scenario: 'pending' });
    const dialog = await manager.open(kind.unfinished.row, 'Continue');
    const field = await dialog.field(label);
    await eventually(() => expect(field.value).to.equal(kind.unfinished.shown));
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    await dialog.typeCode(await lastCode(manager));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
    await manager.dialogClosed();
    const unfinished = (await manager.stored()).filter((method) => method.type === type);
    expect(unfinished.map(({ confirmed }) => confirmed)).to.deep.equal([true]);
  });

  it('leaves no secret in the page', async () => {
    const { manager, dialog } = await openSent();
    const code = await lastCode(manager);
    const seen: string[] = [];
    for (const name of ['auth-method-enrolled', 'auth-methods-error'] as const) {
      manager.element.addEventListener(name, (event) => seen.push(JSON.stringify(event)));
    }
    await dialog.typeCode(code);
    const attributes = deepQueryAll(document, '*').flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ value }) => value.includes(code))).to.be.empty;
    await dialog.press('Verify');
    await manager.dialogClosed();
    expect(serialise(document)).not.to.contain(code);
    expect(seen.join()).not.to.contain(code);
  });

  describe('closed', () => {
    it('before anything was sent, changes nothing', async () => {
      const { manager, dialog } = await open();
      const requests = recordApiRequests(manager.emulator);
      await dialog.type(label, address);
      await dialog.press('Cancel');
      await manager.dialogClosed();
      expect(requests).to.be.empty;
    });

    it('while the code is requested, opens nothing later', async () => {
      const { manager, dialog } = await open();
      await manager.emulator.faults({ latency: 1000 });
      await dialog.type(label, address);
      await dialog.press('Send code');
      await eventually(async () => expect(await manager.emulator.outbox()).to.have.length(1));
      await pressKeys('Escape');
      await manager.dialogClosed();
      await manager.emulator.faults({ latency: 0 });
      await manager.element.refresh();
      expect(manager.dialog).to.equal(undefined);
      await eventually(async () => expect(await unfinished(manager)).to.deep.equal([]));
      await eventually(() => expect(manager.titles).not.to.include(rowTitle));
    });

    it('while the code is entered, leaves nothing behind', async () => {
      const { manager, dialog } = await openSent();
      const code = await lastCode(manager);
      await dialog.typeCode(code);
      await dialog.press('Cancel');
      await manager.dialogClosed();
      expect(serialise(document)).not.to.contain(code);
      await eventually(async () => expect(await unfinished(manager)).to.deep.equal([]));
      expect(manager.titles).not.to.include(rowTitle);
    });

    it('while the code is verified, reads the list again', async () => {
      const { manager, dialog } = await openSent();
      await dialog.typeCode(await lastCode(manager));
      await manager.emulator.faults({ latency: 1000 });
      await dialog.press('Verify');
      await eventually(async () => {
        const unfinished = (await manager.stored()).filter(({ confirmed }) => confirmed === false);
        expect(unfinished).to.be.empty;
      });
      await dialog.press('Cancel');
      await manager.dialogClosed();
      await manager.emulator.faults({ latency: 0 });
      expect((await manager.row(rowTitle)).badges).not.to.include('Setup not finished');
    });
  });

  describe('on screen', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = '';
      await setViewport(800, 600);
      await emulateMedia();
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is accessible at every step (${colorScheme})`, async () => {
        await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        document.documentElement.style.colorScheme = colorScheme;
        const { dialog } = await open();
        await dialog.press('Send code');
        await eventually(() => expect(dialog.alerts).not.to.be.empty);
        await expect(dialog.element).to.be.accessible();
        await dialog.type(label, address);
        await dialog.press('Send code');
        await found(() => dialog.codeInput);
        await expect(dialog.element).to.be.accessible();
        await dialog.typeCode('000000');
        await dialog.press('Verify');
        await eventually(() => expect(dialog.alerts).not.to.be.empty);
        await expect(dialog.element).to.be.accessible();
      });
    }

    it('fits 320 pixels at every step', async () => {
      await setViewport(320, 640);
      const { dialog } = await openSent();
      const fits = (): void => {
        expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
        expect(dialog.dialog.getBoundingClientRect().width).to.be.at.most(320);
      };
      fits();
      await dialog.press(change);
      await dialog.field(label);
      fits();
    });

    it('shows which step the person is at', async () => {
      const { dialog } = await open();
      const steps = (): string =>
        deepQueryAll(dialog.element, 'auth-methods-step-bar').map(renderedText).join();
      expect(steps()).to.equal('Step 1 of 2');
      await dialog.type(label, address);
      await dialog.press('Send code');
      await found(() => dialog.codeInput);
      await eventually(() => expect(steps()).to.equal('Step 2 of 2'));
    });
  });
}
