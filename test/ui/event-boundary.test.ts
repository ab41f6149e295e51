import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect, fixture, html } from '@open-wc/testing';
import { ModalDialog } from '../../src/ui/modal-dialog.js';
import { OneTimeCodeField } from '../../src/ui/one-time-code-field.js';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { pressKeys, typeText } from '../support/browser/press-keys.js';

ModalDialog.define();
OneTimeCodeField.define();

const keys = ['keydown', 'keypress', 'keyup'];
const presses = ['pointerdown', 'pointerup', 'mousedown', 'mouseup'];
const everything = [
  ...keys,
  ...presses,
  'beforeinput',
  'input',
  'paste',
  'copy',
  'click',
  'focusin',
  'wheel',
];

/** What a page's own listeners receive until the end of the test, as `document keydown`. */
function listenOnPage(): string[] {
  const received: string[] = [];
  const listen = (target: EventTarget, name: string, types: readonly string[], capture = false): void => {
    for (const type of types) {
      const listener = (): void => void received.push(`${name} ${type}`);
      target.addEventListener(type, listener, capture);
      undo.push(() => target.removeEventListener(type, listener, capture));
    }
  };
  listen(window, 'window', everything);
  listen(document, 'document', everything);
  listen(document, 'capturing document', [...keys, ...presses], true);
  listen(document.body, 'capturing body', [...keys, ...presses], true);
  return received;
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const remove of undo.splice(0)) remove();
});

describe('what happens in a dialog', () => {
  let dialog: ModalDialog;
  let field: OneTimeCodeField;
  let opener: HTMLButtonElement;
  let closeRequests: number;
  let received: string[];

  beforeEach(async () => {
    const place = await fixture<HTMLElement>(html`<div><button>Open</button></div>`);
    opener = place.querySelector('button')!;
    opener.focus();
    dialog = document.createElement(ModalDialog.tag) as ModalDialog;
    field = document.createElement(OneTimeCodeField.tag) as OneTimeCodeField;
    dialog.localization = { direction: 'ltr', locale: 'en' };
    dialog.content = field;
    closeRequests = 0;
    dialog.addEventListener('close-request', () => (closeRequests += 1));
    place.append(dialog);
    await dialog.updateComplete;
    await field.updateComplete;
    field.focus();
    received = listenOnPage();
  });

  const input = (): HTMLInputElement => deepQueryAll<HTMLInputElement>(field, 'input')[0]!;

  it('stays there when it is typed: no listener of the page receives a key, and the text arrives', async () => {
    await typeText('12/j34');
    await pressKeys('ArrowLeft', 'Shift+Tab');
    expect(field.value).to.equal('1234');
    expect(received).to.deep.equal([]);
  });

  it('still reaches what is inside: Enter, and the default that is prevented there', async () => {
    let enters = 0;
    field.addEventListener('enter', () => (enters += 1));
    await pressKeys('Enter');
    expect(enters).to.equal(1);
    input().addEventListener('keydown', (event) => event.preventDefault());
    await typeText('7');
    expect(field.value).to.equal('');
  });

  it('closes the dialog with Escape, and nothing of the page', async () => {
    await pressKeys('Escape');
    expect(closeRequests).to.equal(1);
    expect(received).to.deep.equal([]);
  });

  it('leaves the browser its own keys', async () => {
    const pressed: KeyboardEvent[] = [];
    // Before the dialog hears it, since nobody does afterwards.
    input().addEventListener('keydown', (event) => pressed.push(event));
    await pressKeys('Control+d', 'Alt+ArrowLeft', 'F5');
    expect(pressed.filter(({ key }) => /^(d|ArrowLeft|F5)$/.test(key))).to.have.lengthOf(3);
    expect(pressed.some(({ defaultPrevented }) => defaultPrevented)).to.equal(false);
  });

  it('stays there when it is pressed with the mouse, also beside the dialog', async () => {
    const { left, top } = input().getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left) + 5, Math.round(top) + 5] });
    await sendMouse({ type: 'click', position: [3, 3] });
    expect(received).to.deep.equal([]);
  });

  it('stays there when it is pasted or copied', () => {
    for (const type of ['paste', 'copy']) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '123456');
      const event = new ClipboardEvent(type, {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      input().dispatchEvent(event);
    }
    expect(field.value).to.equal('123456');
    expect(received).to.deep.equal([]);
  });

  it('stays there when nothing has the focus', async () => {
    (deepActiveElement() as HTMLElement).blur();
    await pressKeys('Escape');
    expect(received).to.deep.equal([]);
    expect(closeRequests).to.equal(1);
  });

  it('ends with the release of its last key, even if the dialog is gone by then', async () => {
    await sendKeys({ down: 'Escape' });
    dialog.remove();
    opener.focus();
    received.length = 0;
    await sendKeys({ down: 'Escape' });
    await sendKeys({ up: 'Escape' });
    expect(received).to.deep.equal([]);
    await pressKeys('Escape');
    expect(received).to.include.members(['document keydown', 'document keyup']);
  });

  it('is all that is kept from the page: afterwards it hears everything again', async () => {
    dialog.remove();
    opener.focus();
    received.length = 0;
    await pressKeys('j');
    expect(received).to.include.members(['window keydown', 'capturing document keydown', 'document keyup']);
  });

  it('is not what happens elsewhere in the page meanwhile', () => {
    opener.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    expect(received).to.include('document keydown');
  });
});
