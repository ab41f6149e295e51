import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll } from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, found } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordApiRequests, type OpenManagerOptions } from '../../support/browser/manager-harness.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { pressKeys, typeText } from '../../support/browser/press-keys.js';
import { lastCode, openEnrollment, type Opened } from '../sent-code-enrollment.js';
import { phone } from './phone-enrollment.js';

interface OpenedPhone extends Opened {
  readonly field: HTMLInputElement;
  readonly country: HTMLSelectElement;
}

/** Opens the dialog, and waits until the library for phone numbers is downloaded. */
async function openPhone(options: OpenManagerOptions = {}): Promise<OpenedPhone> {
  const opened = await openEnrollment(phone, options);
  const country = deepQueryAll<HTMLSelectElement>(opened.dialog.element, 'select')[0]!;
  await eventually(() => expect(country.options.length).to.be.greaterThan(200));
  return { ...opened, country, field: await opened.dialog.field(phone.label) };
}

const choose = (country: HTMLSelectElement, code: string): void => {
  country.value = code;
  country.dispatchEvent(new Event('change', { bubbles: true }));
};

const paste = (field: HTMLInputElement, text: string): void => {
  field.focus();
  field.select();
  document.execCommand('insertText', false, text);
};

const sentTo = async ({ manager, dialog }: Opened): Promise<readonly string[]> => {
  await dialog.press('Send code');
  await found(() => dialog.codeInput);
  return (await manager.emulator.outbox()).map(({ to }) => to);
};

const choice = (dialog: DialogHarness, name: string): Promise<HTMLInputElement> => dialog.field(name);

describe('<auth-methods-phone-enroll>', () => {
  it('starts with the country of the page’s language, named in that language', async () => {
    const { country } = await openPhone({ settings: { lang: 'en-GB' } });
    expect(country.selectedOptions[0]!.label).to.equal('United Kingdom (+44)');
    const names = [...country.options].map(({ label }) => label);
    expect(names).to.deep.equal([...names].sort(new Intl.Collator('en-GB').compare));
  });

  it('says what the risk is, and what is safer, before a number is given', async () => {
    const { dialog } = await openPhone();
    expect(dialog.text).to.contain(
      'Text messages and calls can be intercepted. An authenticator app or a passkey is safer.',
    );
  });

  it('can be filled in by browsers and phones', async () => {
    const { field } = await openPhone();
    expect([field.type, field.autocomplete]).to.deep.equal(['tel', 'tel']);
  });

  it('sends codes by voice call', async () => {
    const { manager, dialog } = await openPhone();
    await dialog.type(phone.label, phone.address);
    (await choice(dialog, 'Voice call')).click();
    await dialog.press('Send code');
    await dialog.textWith('We’re calling +1 415 555 0132. Enter the code you hear.');
    expect((await manager.emulator.outbox()).map(({ channel }) => channel)).to.deep.equal(['voice']);
    await dialog.typeCode(await lastCode(manager));
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('Verify'),
    );
    expect(method).to.include({ type: 'phone', phoneNumber: '+14155550132', channel: 'voice' });
  });

  it('says that a channel is not available, and keeps the number for the other', async () => {
    recordConsole('error');
    const { manager, dialog, field } = await openPhone({ faults: { phoneChannels: ['sms'] } });
    await dialog.type(phone.label, phone.address);
    (await choice(dialog, 'Voice call')).click();
    await dialog.press('Send code');
    await eventually(() =>
      expect(dialog.alerts).to.deep.equal([
        '“Voice call” isn’t available for your account. Choose another way.',
      ]),
    );
    expect(field.value).to.equal(phone.shown);
    await eventually(() => expect(deepQueryAll(dialog.element, 'input[type=radio]')).to.be.empty);
    expect(await sentTo({ manager, dialog })).to.deep.equal([phone.sent]);
  });

  it('switches to the country of a number that is pasted with its calling code', async () => {
    const opened = await openPhone();
    paste(opened.field, '\u202a+44 (0)7400-123456\u202c');
    await eventually(() => expect(opened.country.value).to.equal('GB'));
    expect(await sentTo(opened)).to.deep.equal(['+447400123456']);
  });

  it('accepts a number with its trunk zero in the chosen country', async () => {
    const opened = await openPhone();
    choose(opened.country, 'DE');
    await opened.dialog.type(phone.label, '0151 12345678');
    expect(await sentTo(opened)).to.deep.equal(['+4915112345678']);
  });

  it('accepts digits of other scripts', async () => {
    const opened = await openPhone({ settings: { lang: 'en-EG' } });
    await opened.dialog.type(phone.label, '٠١٠٠١٢٣٤٥٦٧');
    expect(opened.field.value).to.equal('010 01234567');
    expect(await sentTo(opened)).to.deep.equal(['+201001234567']);
  });

  it('removes the calling code when another country is chosen', async () => {
    const opened = await openPhone();
    await opened.dialog.type(phone.label, '+4155550132');
    expect(opened.country.value).to.equal('CH');
    choose(opened.country, 'US');
    expect(opened.field.value.replace(/\D/g, '')).to.equal('55550132');
  });

  describe('while the person types', () => {
    it('keeps the caret in the middle of a number', async () => {
      const { field } = await openPhone();
      field.focus();
      await typeText('4155550132');
      field.setSelectionRange(7, 7);
      await typeText('9');
      expect(field.value).to.equal('41559550132');
      expect(field.selectionStart).to.equal(5);
      await pressKeys('Backspace');
      expect(field.value).to.equal('(415) 555-0132');
      await typeText('2');
      expect(field.value.slice(0, field.selectionStart!).replace(/\D/g, '')).to.equal('41552');
    });

    it('deletes digits one by one, whatever is between them', async () => {
      const { field } = await openPhone();
      field.focus();
      await typeText('4155');
      expect(field.value).to.equal('(415) 5');
      const texts: string[] = [];
      for (let presses = 0; presses < 4; presses += 1) {
        await pressKeys('Backspace');
        texts.push(field.value);
      }
      expect(texts.map((text) => text.replace(/\D/g, ''))).to.deep.equal(['415', '41', '4', '']);
    });
  });

  const refused: Readonly<Record<string, string>> = {
    '': 'Enter your phone number.',
    '1-800-FLOWERS': 'Use digits only. Letters and extensions can’t receive a code.',
    '415 555 0132 ext. 5': 'Use digits only. Letters and extensions can’t receive a code.',
    '415 555': 'This number is too short. Check the country and the number.',
    '415 555 0132 4444': 'This number is too long. Check the country and the number.',
    '+999 123456789': 'This doesn’t look like a phone number. Check the country and the number.',
  };
  for (const [text, message] of Object.entries(refused)) {
    it(`sends nothing to "${text}"`, async () => {
      const { manager, dialog, field } = await openPhone();
      const requests = recordApiRequests(manager.emulator);
      if (text) await dialog.type(phone.label, text);
      const typed = field.value;
      await dialog.press('Send code');
      await eventually(() => expect(dialog.alerts).to.deep.equal([message]));
      expect(field.ariaInvalid).to.equal('true');
      expect(field.value).to.equal(typed);
      expect(deepActiveElement()).to.equal(field);
      expect(requests).to.be.empty;
    });
  }

  it('sends an unusual number when asked again, until it is edited', async () => {
    const opened = await openPhone();
    const { manager, dialog } = opened;
    const requests = recordApiRequests(manager.emulator);
    await dialog.type(phone.label, '+1 415 555 013');
    await dialog.press('Send code');
    await dialog.button('Send anyway');
    await dialog.type(phone.label, '+1 415 555 01');
    expect(dialog.alerts).to.be.empty;
    await dialog.press('Send code');
    expect(requests).to.be.empty;
    await dialog.press('Send anyway');
    await found(() => dialog.codeInput);
    expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal(['+141555501']);
  });

  it('reads a Mexican number as it was written until 2019', async () => {
    const opened = await openPhone();
    await opened.dialog.type(phone.label, '+52 1 55 1234 5678');
    expect(await sentTo(opened)).to.deep.equal(['+525512345678']);
    await opened.dialog.textWith('+52 55 1234 5678');
  });

  it('takes the country that is shown, even if it was chosen without an event', async () => {
    const opened = await openPhone();
    opened.country.value = 'GB';
    opened.field.value = '07400 123456';
    expect(await sentTo(opened)).to.deep.equal(['+447400123456']);
  });
});

describe('a code that the browser receives by text message', () => {
  interface OneTimeCodeRequest {
    readonly options: CredentialRequestOptions | undefined;
    readonly answer: (credential: unknown) => void;
  }
  const requests: OneTimeCodeRequest[] = [];
  const get = navigator.credentials.get.bind(navigator.credentials);
  const known = Object.getOwnPropertyDescriptor(globalThis, 'OTPCredential');

  beforeEach(() => {
    requests.length = 0;
    Object.defineProperty(globalThis, 'OTPCredential', { value: class {}, configurable: true });
    navigator.credentials.get = (options) =>
      new Promise((resolve, reject) => {
        requests.push({ options, answer: resolve as (credential: unknown) => void });
        options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error));
      });
  });

  afterEach(() => {
    navigator.credentials.get = get;
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    if (known) Object.defineProperty(globalThis, 'OTPCredential', known);
  });

  async function openSent(channel: string): Promise<Opened> {
    const opened = await openPhone();
    await opened.dialog.type(phone.label, phone.address);
    (await choice(opened.dialog, channel)).click();
    await opened.dialog.press('Send code');
    await found(() => opened.dialog.codeInput);
    return opened;
  }

  it('is filled in for the person to verify', async () => {
    const { manager, dialog } = await openSent('Text message');
    expect(requests).to.have.length(1);
    expect(requests[0]!.options).to.deep.include({ otp: { transport: ['sms'] } });
    const code = await lastCode(manager);
    requests[0]!.answer({ code });
    await eventually(() => expect(dialog.codeInput!.value).to.equal(code));
    await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
  });

  it('is no longer awaited after the dialog is closed', async () => {
    const { manager, dialog } = await openSent('Text message');
    expect(requests[0]!.options!.signal!.aborted).to.equal(false);
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect(requests[0]!.options!.signal!.aborted).to.equal(true);
  });

  it('is no longer awaited after the number was changed', async () => {
    const { dialog } = await openSent('Text message');
    await dialog.press(phone.change);
    await eventually(() => expect(requests[0]!.options!.signal!.aborted).to.equal(true));
  });

  it('is not awaited for a voice call', async () => {
    await openSent('Voice call');
    expect(requests).to.be.empty;
  });
});
