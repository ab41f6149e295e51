import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { OneTimeCodeField } from '../../src/ui/one-time-code-field.js';
import { renderedText } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { pressKeys, typeText } from '../support/browser/press-keys.js';

OneTimeCodeField.define();

class FieldHarness {
  readonly element: OneTimeCodeField;

  constructor(element: OneTimeCodeField) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get input(): HTMLInputElement {
    return this.root.querySelector('input')!;
  }

  /** What is drawn, box by box. */
  get boxes(): readonly string[] {
    return this.#boxes.map(renderedText);
  }

  /** Which boxes are marked: those that are selected, else the one where the next digit goes. */
  get marked(): readonly number[] {
    return this.#boxes.flatMap((box, index) => (box.classList.contains('at') ? [index] : []));
  }

  get #boxes(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.boxes span')];
  }

  async type(text: string): Promise<void> {
    this.element.focus();
    await typeText(text);
    await this.element.updateComplete;
  }

  async press(...keys: readonly string[]): Promise<void> {
    await pressKeys(...keys);
    await this.element.updateComplete;
  }

  async paste(text: string): Promise<void> {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    this.input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await this.element.updateComplete;
  }

  async click(index: number): Promise<void> {
    const { left, top, width, height } = this.#boxes[index]!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    await this.element.updateComplete;
  }
}

async function openField(): Promise<FieldHarness> {
  const element = await fixture<OneTimeCodeField>(
    html`<auth-methods-one-time-code-field
      .label=${'Code'}
      .description=${'We sent it to you.'}
    ></auth-methods-one-time-code-field>`,
  );
  return new FieldHarness(element);
}

describe('<auth-methods-one-time-code-field>', () => {
  it('draws six boxes, and more for a longer code', async () => {
    const field = await openField();
    await field.type('12');
    expect(field.boxes).to.deep.equal(['1', '2', '', '', '', '']);
    expect(field.marked).to.deep.equal([2]);
    await field.type('345678');
    expect(field.boxes.join('')).to.equal('12345678');
    await field.type('999');
    expect(field.element.value).to.equal('1234567899');
  });

  it('can be told to take the focus before it has been drawn', async () => {
    const element = document.createElement(OneTimeCodeField.tag) as OneTimeCodeField;
    (await fixture(html`<div></div>`)).append(element);
    element.focus();
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('input'));
  });

  it('says what it is for, and what is wrong', async () => {
    const field = await openField();
    field.element.error = 'That code isn’t right.';
    await field.element.updateComplete;
    const described = field.input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => field.root.getElementById(id)!.textContent);
    expect(described).to.deep.equal(['That code isn’t right.', 'We sent it to you.']);
    expect(field.input.labels![0]!.textContent).to.equal('Code');
    expect(field.input.ariaInvalid).to.equal('true');
    await expect(field.element).to.be.accessible();
  });

  it('leaves out what is no digit, and reads those of other scripts', async () => {
    const field = await openField();
    await field.type('1a2 ٣-4');
    expect(field.element.value).to.equal('1234');
    expect(field.input.value).to.equal('1234');
  });

  it('takes a whole message pasted, in place of what was there', async () => {
    const field = await openField();
    await field.type('999');
    await field.paste('Your code is 123 456. It expires in 10 minutes.');
    expect(field.element.value).to.equal('123456');
  });

  it('takes a part pasted in the middle', async () => {
    const field = await openField();
    await field.type('1256');
    field.input.setSelectionRange(2, 2);
    await field.paste('34');
    expect(field.element.value).to.equal('123456');
    expect(field.input.selectionStart).to.equal(4);
  });

  it('keeps what is there when what is pasted has no code', async () => {
    const field = await openField();
    await field.type('12');
    await field.paste('no code');
    expect(field.input.value).to.equal('12');
  });

  it('keeps what is there while it is disabled', async () => {
    const field = await openField();
    await field.type('123456');
    field.element.disabled = true;
    await field.element.updateComplete;
    await field.paste('654321');
    await field.type('7');
    await field.press('Backspace');
    expect(field.element.value).to.equal('123456');
  });

  it('replaces the digit whose box is clicked', async () => {
    const field = await openField();
    await field.type('129456');
    await field.click(2);
    expect(field.marked).to.deep.equal([2]);
    await field.type('3');
    expect(field.element.value).to.equal('123456');
    expect(field.marked).to.deep.equal([3]);
  });

  it('goes to the end when an empty box is clicked', async () => {
    const field = await openField();
    await field.type('12');
    await field.click(5);
    await field.type('3');
    expect(field.element.value).to.equal('123');
  });

  it('deletes and types in the middle', async () => {
    const field = await openField();
    await field.type('123456');
    await field.press('ArrowLeft', 'ArrowLeft', 'Backspace');
    expect(field.boxes).to.deep.equal(['1', '2', '3', '5', '6', '']);
    expect(field.marked).to.deep.equal([3]);
  });

  it('leaves out a stray letter in the middle, and no digit with it', async () => {
    const field = await openField();
    await field.type('12345');
    await field.press('ArrowLeft', 'x');
    expect(field.element.value).to.equal('12345');
    await field.press('9');
    expect(field.element.value).to.equal('123495');
  });

  it('selects all of it for the next code', async () => {
    const field = await openField();
    await field.type('123456');
    field.element.select();
    await field.element.updateComplete;
    expect(field.marked).to.deep.equal([0, 1, 2, 3, 4, 5]);
    await field.type('7');
    expect(field.element.value).to.equal('7');
  });

  it('can be filled', async () => {
    const field = await openField();
    await expectEvent(field.element, 'change', () => field.element.fill('Code 123-456'));
    expect(field.element.value).to.equal('123456');
    field.element.fill('');
    expect([field.element.value, field.input.value]).to.deep.equal(['', '']);
  });

  it('lets a composition end before it writes what it read', async () => {
    const field = await openField();
    field.element.focus();
    field.input.value = '12';
    field.input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    expect(field.element.value).to.equal('12');
    expect(field.input.value).to.equal('12');
    field.input.dispatchEvent(new CompositionEvent('compositionend'));
    expect(field.input.value).to.equal('12');
  });

  it('shows each digit once where colours are forced', async () => {
    const field = await openField();
    await field.type('123456');
    await emulateMedia({ forcedColors: 'active' });
    expect(getComputedStyle(field.input).color).to.equal('rgba(0, 0, 0, 0)');
    expect(getComputedStyle(field.input).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    await emulateMedia();
  });

  it('lets what was typed be undone', async () => {
    const field = await openField();
    await field.type('12');
    await field.press('Control+z');
    expect(field.element.value.length).to.be.lessThan(2);
  });
});
