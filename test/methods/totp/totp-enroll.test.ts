import { expect } from '@open-wc/testing';
import {
  deepActiveElement,
  deepQueryAll,
  renderedText,
  serialise,
} from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { emulateMedia } from '../../support/browser/emulate-media.js';
import { eventually, found, nextFrame } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { allowClipboard } from '../../support/browser/allow-clipboard.js';
import {
  openManager,
  recordApiRequests,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { readTotp, scanQrCode } from '../../support/browser/read-totp.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';

describe('<auth-methods-totp-enroll>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;

  before(async () => {
    emulator = await startEmulator({ scenario: 'single-factor' });
  });

  beforeEach(async () => {
    await emulator.reset('single-factor');
    manager = await openManager({ emulator });
  });

  afterEach(() => emulateMedia());

  const storedTypes = async (): Promise<readonly string[]> =>
    (await manager.stored()).map(({ type }) => type);

  const open = (): Promise<DialogHarness> => manager.add('Authenticator app');

  /** Puts a text into the clipboard and presses the keys for pasting. */
  async function paste(text: string, input: HTMLInputElement): Promise<void> {
    await allowClipboard();
    await navigator.clipboard.writeText(text);
    input.focus();
    await pressKeys('Control+v');
  }

  it('shows a QR code from which an authenticator app can be set up', async () => {
    const dialog = await open();
    const { uri, secret } = await readTotp(dialog);
    expect(uri.protocol + uri.host).to.equal('otpauth:totp');
    expect(decodeURIComponent(uri.pathname)).to.contain('ada@example.com');
    expect(secret).to.match(/^[A-Z2-7]{16,}$/);
    const [code] = deepQueryAll(dialog.element, 'svg[role=img]');
    expect(code!.getAttribute('aria-label')).to.equal('QR code for your authenticator app');
  });

  describe('for somebody without an app', () => {
    const links = (dialog: DialogHarness): HTMLAnchorElement[] =>
      deepQueryAll<HTMLAnchorElement>(dialog.element, '.apps a');

    it('says what will do and where to get it, when asked', async () => {
      const dialog = await open();
      expect(links(dialog)).to.deep.equal([]);
      const button = await dialog.button('I don’t have an app');
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      button.click();
      await dialog.textWith('Any app that shows one-time codes works');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(links(dialog)).to.have.length(3);
      for (const { protocol, target, rel } of links(dialog))
        expect([protocol, target, rel]).to.deep.equal(['https:', '_blank', 'noopener noreferrer']);
      await expect(manager.element).to.be.accessible();
      button.click();
      await eventually(() => expect(links(dialog)).to.deep.equal([]));
    });

    it('names the host’s own apps, where their addresses can be opened', async () => {
      const authenticatorApps = { 'Harbour Key': 'https://key.example.com/', Odd: 'javascript:alert(1)' };
      manager = await openManager({ emulator, settings: { messages: { authenticatorApps } } });
      const dialog = await open();
      await dialog.press('I don’t have an app');
      await eventually(() => expect(links(dialog).map(renderedText)).to.deep.equal(['Harbour Key']));
      expect(links(dialog)[0]!.href).to.equal('https://key.example.com/');
    });

    it('says nothing where the host names none', async () => {
      manager = await openManager({ emulator, settings: { messages: { authenticatorApps: {} } } });
      const dialog = await open();
      await dialog.button(/Can’t scan/);
      expect(dialog.buttons).not.to.include('I don’t have an app');
    });
  });

  it('draws the QR code black on white with its quiet zone in dark mode and forced colours', async () => {
    await emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    document.documentElement.style.colorScheme = 'dark';
    try {
      const dialog = await open();
      expect(await scanQrCode(dialog)).to.match(/^otpauth:\/\/totp\//);
      const [tile] = deepQueryAll(dialog.element, 'auth-methods-qr-code');
      expect(getComputedStyle(tile!).backgroundColor).to.equal('rgb(255, 255, 255)');
      const svg = deepQueryAll<SVGSVGElement>(dialog.element, 'svg[role=img]')[0]!;
      const { x, y, width } = svg.viewBox.baseVal;
      const modules = svg.querySelector('path')!.getBBox();
      expect(Math.min(modules.x - x, modules.y - y)).to.be.at.least(4);
      expect(width - modules.width).to.be.at.least(8);
    } finally {
      document.documentElement.style.colorScheme = '';
    }
  });

  it('adds the app with the code it shows, marks and announces the row, and focuses it', async () => {
    const dialog = await open();
    const { code } = await readTotp(dialog);
    const input = await dialog.typeCode(code());
    expect(deepActiveElement()).to.equal(input);
    const { method } = await expectEvent(document, 'auth-method-enrolled', () => pressKeys('Enter'));
    expect([method.type, method.confirmed]).to.deep.equal(['totp', true]);
    await manager.dialogClosed();
    const row = await manager.row('Authenticator app');
    expect(row.badges).to.deep.equal(['New']);
    await eventually(() => row.hasFocus);
    await eventually(() => expect(row.element.hasAttribute('fresh')).to.equal(true));
    await eventually(() => expect(manager.announcement).to.equal('Authenticator app added.'));
    expect((await manager.stored()).filter(({ confirmed }) => confirmed)).to.have.length(1);
  });

  it('accepts the code of the previous or the next half minute', async () => {
    const dialog = await open();
    await dialog.typeCode((await readTotp(dialog)).code(30));
    await dialog.press('Verify');
    await manager.dialogClosed();
  });

  it('has one code field that phones and password managers can fill', async () => {
    const input = await found(async () => (await open()).codeInput);
    expect(input.autocomplete).to.equal('one-time-code');
    expect(input.inputMode).to.equal('numeric');
    expect(input.labels?.[0] && renderedText(input.labels[0])).to.equal('Code from the app');
  });

  for (const shape of ['123 456', '123-456', 'Your code for Example is 123456. Don’t share it.']) {
    it(`reads the code in "${shape}", pasted`, async () => {
      const dialog = await open();
      const code = (await readTotp(dialog)).code();
      const text = shape.replace(
        /123(\D?)456/,
        (_, between: string) => code.slice(0, 3) + between + code.slice(3),
      );
      await paste(text, await found(() => dialog.codeInput));
      await eventually(() => expect(dialog.codeInput!.value).to.equal(code));
      await dialog.press('Verify');
      await manager.dialogClosed();
      await eventually(() => expect(manager.titles).to.include('Authenticator app'));
    });
  }

  it('says that a code is wrong, selects it, and then accepts the right one', async () => {
    const dialog = await open();
    const { code, wrongCode } = await readTotp(dialog);
    const wrong = wrongCode();
    const input = await dialog.typeCode(wrong);
    await dialog.press('Verify');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal(['That code isn’t right. Check it and try again.']),
    );
    await eventually(() => input.selectionEnd === 6);
    expect([input.value, input.selectionStart]).to.deep.equal([wrong, 0]);
    expect(deepActiveElement()).to.equal(input);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    // Typing replaces the selected code.
    for (const digit of code()) await pressKeys(digit);
    expect(dialog.alerts).to.be.empty;
    await pressKeys('Enter');
    await manager.dialogClosed();
  });

  for (const wrongCodeAnswer of ['invalid-otp', 'validation', 'forbidden'] as const) {
    it(`recognises a wrong code that the server refuses in another way (${wrongCodeAnswer})`, async () => {
      await emulator.faults({ wrongCodeAnswer });
      const dialog = await open();
      await dialog.typeCode((await readTotp(dialog)).wrongCode());
      await dialog.press('Verify');
      await eventually(() =>
        expect(dialog.alerts).to.deep.equal(['That code isn’t right. Check it and try again.']),
      );
    });
  }

  it('suggests checking the phone’s clock after the second wrong code', async () => {
    const hint = 'Check that your phone’s clock is set automatically.';
    const dialog = await open();
    const { code, wrongCode } = await readTotp(dialog);
    await dialog.typeCode(wrongCode());
    await dialog.press('Verify');
    await eventually(() => dialog.alerts.length === 1);
    expect(dialog.text).not.to.contain(hint);
    // A clock that is six minutes off.
    await dialog.typeCode(code(360));
    await dialog.press('Verify');
    await dialog.textWith(hint);
  });

  it('asks for the whole code before it sends anything', async () => {
    const requests = recordApiRequests(emulator);
    const dialog = await open();
    await eventually(() => requests.length === 1);
    const input = await dialog.typeCode('123');
    await dialog.press('Verify');
    await eventually(() => expect(dialog.alerts).to.deep.equal(['Enter the whole code.']));
    expect(deepActiveElement()).to.equal(input);
    expect(input.value).to.equal('123');
    expect(requests).to.have.length(1);
  });

  it('starts again with another secret when the challenge has expired', async () => {
    const dialog = await open();
    const first = await readTotp(dialog);
    await dialog.typeCode(first.code());
    await emulator.faults({ authSessionLifetime: 600, clockOffset: 20 * 60_000 });
    await dialog.press('Verify');
    await dialog.textWith('This took too long and has expired. Start again.');
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Start again']);
    await emulator.faults({ clockOffset: 0 });
    await dialog.press('Start again');
    await found(() => dialog.codeInput);
    const second = await readTotp(dialog);
    expect(second.secret).not.to.equal(first.secret);
    await dialog.typeCode(second.code());
    await dialog.press('Verify');
    await manager.dialogClosed();
  });

  it('starts again after too many wrong codes', async () => {
    await emulator.faults({ authSessionAttempts: 2 });
    const dialog = await open();
    const { wrongCode } = await readTotp(dialog);
    for (const expected of [
      'That code isn’t right. Check it and try again.',
      'Too many wrong codes. Start again to get a new one.',
    ]) {
      await dialog.typeCode(wrongCode());
      await dialog.press('Verify');
      await dialog.textWith(expected);
    }
    await dialog.button('Start again');
  });

  it('shows the setup key in groups of four, and copies it without spaces', async () => {
    const dialog = await open();
    const { secret } = await readTotp(dialog);
    const toggle = await dialog.button('Can’t scan? Enter key instead');
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    toggle.click();
    const key = await found(() => deepQueryAll(dialog.element, 'code')[0]);
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(key.textContent).to.match(/^(?:[A-Z2-7]{4} )+[A-Z2-7]{1,4}$/);
    expect(key.textContent!.replaceAll(' ', '')).to.equal(secret);
    await allowClipboard();
    await dialog.press('Copy key');
    await dialog.button('Copied');
    expect(await navigator.clipboard.readText()).to.equal(secret);
    toggle.click();
    await eventually(() => deepQueryAll(dialog.element, 'code').length === 0);
  });

  it('links to the app for people who are on that phone', async () => {
    const dialog = await open();
    const { uri } = await readTotp(dialog);
    const link = await dialog.button('Open in app');
    expect((link as HTMLAnchorElement).href).to.equal(uri.href);
  });

  it('offers to try again when the challenge can’t be loaded', async () => {
    await emulator.faults({ failures: [{ operation: 'createAuthenticationMethod', as: 500, times: 1 }] });
    const dialog = await open();
    await dialog.textWith('Something went wrong on our side. Please try again.');
    await dialog.press('Try again');
    await dialog.typeCode((await readTotp(dialog)).code());
    await dialog.press('Verify');
    await manager.dialogClosed();
  });

  it('keeps the code during a rate limit, and accepts it afterwards', async () => {
    const dialog = await open();
    const { code } = await readTotp(dialog);
    const failures = [
      { operation: 'confirmAuthenticationMethod', as: 429, retryAfter: 1, times: 1 },
    ] as const;
    await emulator.faults({ failures });
    const typed = code();
    const input = await dialog.typeCode(typed);
    await dialog.press('Verify');
    await dialog.textWith('You can go on in 1 second.');
    expect(input.value).to.equal(typed);
    const button = await dialog.button('Verify');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    await eventually(() => button.getAttribute('aria-disabled') === 'false');
    button.click();
    await manager.dialogClosed();
  });

  it('can be finished within the Free plan’s rate limit, even with one mistyped code', async () => {
    await emulator.reset('rate-limited');
    manager = await openManager({ emulator });
    const dialog = await open();
    const { code, wrongCode } = await readTotp(dialog);
    await dialog.typeCode(wrongCode());
    await dialog.press('Verify');
    await eventually(() => dialog.alerts.length === 1);
    await dialog.typeCode(code());
    await dialog.press('Verify');
    await dialog.textWith(/You can go on in \d+ seconds\./);
    // The minute is over; the page need not wait for it here.
    await emulator.faults({ clockOffset: 0, plan: 'unlimited' });
    await dialog.press('Cancel');
    await manager.dialogClosed();
    await eventually(async () =>
      expect((await manager.stored()).filter(({ confirmed }) => confirmed === false)).to.deep.equal([]),
    );
  });

  it('leaves nothing behind when it is closed, however often', async () => {
    await emulator.faults({ restartReplaces: false });
    for (let times = 0; times < 2; times += 1) {
      const dialog = await open();
      await readTotp(dialog);
      const requests = recordApiRequests(emulator);
      await dialog.press('Cancel');
      await manager.dialogClosed();
      await eventually(async () => expect(await storedTypes()).to.deep.equal(['password']));
      expect(requests.map(({ method }) => method)).to.include('DELETE');
      expect(manager.titles).to.deep.equal(['Password']);
    }
    await manager.element.refresh();
    expect(manager.titles).to.deep.equal(['Password']);
  });

  it('leaves nothing behind when it is closed before the challenge has arrived', async () => {
    await emulator.faults({ latency: 500 });
    const dialog = await open();
    await eventually(async () => expect(await storedTypes()).to.include('totp'));
    await dialog.press('Cancel');
    await emulator.faults({ latency: 0 });
    await eventually(async () => expect(await storedTypes()).to.deep.equal(['password']));
    expect(manager.titles).to.deep.equal(['Password']);
  });

  for (const restartReplaces of [true, false]) {
    it(`finishes what an earlier visit left, and leaves only that (the server keeps both: ${!restartReplaces})`, async () => {
      await emulator.faults({ failures: [{ operation: 'deleteAuthenticationMethod', as: 500 }] });
      const dialog = await open();
      const first = await readTotp(dialog);
      await dialog.press('Cancel');
      const row = await manager.row('Authenticator app');
      expect(row.buttons).to.deep.equal(['Continue', 'Remove']);
      await emulator.faults({ failures: [], restartReplaces });
      await row.press('Continue');
      const again = await manager.dialogOpened();
      const second = await readTotp(again);
      expect(second.secret).not.to.equal(first.secret);
      await again.typeCode(second.code());
      await again.press('Verify');
      await manager.dialogClosed();
      await eventually(async () => expect(await storedTypes()).to.deep.equal(['password', 'totp']));
      await eventually(() =>
        expect(manager.rows.map(({ badges }) => badges.join())).to.deep.equal(['', 'New']),
      );
    });
  }

  it('leaves no secret in the page, whenever it is closed', async () => {
    const dialog = await open();
    const { secret, code } = await readTotp(dialog);
    await dialog.press('Can’t scan? Enter key instead');
    await dialog.typeCode(code());
    expect(serialise(document)).to.contain(secret.slice(0, 4));
    await pressKeys('Escape');
    await manager.dialogClosed();
    const page = serialise(document);
    expect(page).not.to.contain(secret.slice(0, 4));
    expect(page).not.to.contain('otpauth:');
    expect(page).not.to.contain(code());
  });

  for (const operation of ['createAuthenticationMethod', 'confirmAuthenticationMethod'] as const) {
    it(`aborts ${operation} when the dialog is closed, and opens nothing later`, async () => {
      const requests = recordApiRequests(emulator);
      const signals: AbortSignal[] = [];
      const { fetch: recording } = globalThis;
      globalThis.fetch = (input, init) => {
        if (init?.method === 'POST' && init.signal) signals.push(init.signal);
        return recording(input, init);
      };
      const verifies = operation === 'confirmAuthenticationMethod';
      if (!verifies) await emulator.faults({ latency: 300 });
      const dialog = await open();
      if (verifies) {
        await dialog.typeCode((await readTotp(dialog)).code());
        await emulator.faults({ latency: 300 });
        await dialog.press('Verify');
      }
      await eventually(() => requests.length === (verifies ? 2 : 1));
      await dialog.press('Cancel');
      await manager.dialogClosed();
      expect(signals.at(-1)!.aborted).to.equal(true);
      await emulator.faults({ latency: 0 });
      await manager.element.refresh();
      await nextFrame();
      expect(manager.dialog).to.equal(undefined);
      expect(manager.alerts).to.be.empty;
      expect(deepQueryAll(document.body, 'auth-methods-totp-enroll')).to.be.empty;
    });
  }
});
