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

  /** The text in each box. */
  get boxes(): readonly string[] {
    return this.#boxes.map(renderedText);
  }

  /** The indexes of the marked boxes: the selected ones, or the one for the next digit. */
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
  it('draws six boxes, which show the end of a longer code and lose none of it', async () => {
    const field = await openField();
    await field.type('12');
    expect(field.boxes).to.deep.equal(['1', '2', '', '', '', '']);
    expect(field.marked).to.deep.equal([2]);
    await field.type('34567890');
    expect(field.boxes).to.deep.equal(['5', '6', '7', '8', '9', '0']);
    expect(field.element.value).to.equal('1234567890');
    expect(field.input.value).to.equal('1234567890');
    await field.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    expect(field.boxes).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    await field.paste('12345678901234');
    expect(field.boxes).to.have.length(6);
    expect(field.element.value).to.equal('12345678901234');
  });

  it('shows the part of a longer code in which the caret is, and selects what is clicked there', async () => {
    const field = await openField();
    await field.type('1234567890');
    await field.press('Home');
    expect(field.boxes).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    expect(field.marked).to.deep.equal([0]);
    await field.press('End');
    await field.click(1);
    expect(field.input.value.slice(field.input.selectionStart!, field.input.selectionEnd!)).to.equal('6');
  });

  for (const event of ['change', 'input', undefined] as const) {
    it(`counts what was filled in with ${event ? `the event "${event}" alone` : 'no event at all'}`, async () => {
      const field = await openField();
      field.input.value = '١٢٣ 456';
      if (event) field.input.dispatchEvent(new Event(event, { bubbles: true }));
      expect(field.element.value).to.equal('123456');
    });
  }

  it('tells nothing new when the field is left', async () => {
    const field = await openField();
    await field.type('123');
    const changes: Event[] = [];
    field.element.addEventListener('change', (change) => changes.push(change));
    field.input.blur();
    field.input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(changes).to.be.empty;
  });

  it('takes the focus even before its first render', async () => {
    const element = document.createElement(OneTimeCodeField.tag) as OneTimeCodeField;
    (await fixture(html`<div></div>`)).append(element);
    element.focus();
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('input'));
  });

  it('is labelled, and described by its error and its description', async () => {
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

  it('ignores characters that are not digits, and accepts digits of other scripts', async () => {
    const field = await openField();
    await field.type('1a2 ٣-4');
    expect(field.element.value).to.equal('1234');
    expect(field.input.value).to.equal('1234');
  });

  it('replaces its value with the code in a pasted message', async () => {
    const field = await openField();
    await field.type('999');
    await field.paste('Your code is 123 456. It expires in 10 minutes.');
    expect(field.element.value).to.equal('123456');
  });

  it('inserts a pasted part of a code at the caret', async () => {
    const field = await openField();
    await field.type('1256');
    field.input.setSelectionRange(2, 2);
    await field.paste('34');
    expect(field.element.value).to.equal('123456');
    expect(field.input.selectionStart).to.equal(4);
  });

  it('keeps its value when the pasted text has no code', async () => {
    const field = await openField();
    await field.type('12');
    await field.paste('no code');
    expect(field.input.value).to.equal('12');
  });

  it('keeps its value while it is disabled', async () => {
    const field = await openField();
    await field.type('123456');
    field.element.disabled = true;
    await field.element.updateComplete;
    await field.paste('654321');
    await field.type('7');
    await field.press('Backspace');
    expect(field.element.value).to.equal('123456');
  });

  it('replaces the digit whose box was clicked', async () => {
    const field = await openField();
    await field.type('129456');
    await field.click(2);
    expect(field.marked).to.deep.equal([2]);
    await field.type('3');
    expect(field.element.value).to.equal('123456');
    expect(field.marked).to.deep.equal([3]);
  });

  it('puts the caret at the end when an empty box is clicked', async () => {
    const field = await openField();
    await field.type('12');
    await field.click(5);
    await field.type('3');
    expect(field.element.value).to.equal('123');
  });

  it('deletes a digit in the middle', async () => {
    const field = await openField();
    await field.type('123456');
    await field.press('ArrowLeft', 'ArrowLeft', 'Backspace');
    expect(field.boxes).to.deep.equal(['1', '2', '3', '5', '6', '']);
    expect(field.marked).to.deep.equal([3]);
  });

  it('ignores a letter typed in the middle, and loses no digit to it', async () => {
    const field = await openField();
    await field.type('12345');
    await field.press('ArrowLeft', 'x');
    expect(field.element.value).to.equal('12345');
    await field.press('9');
    expect(field.element.value).to.equal('123495');
  });

  it('selects the whole code, so that the next digit replaces it', async () => {
    const field = await openField();
    await field.type('123456');
    field.element.select();
    await field.element.updateComplete;
    expect(field.marked).to.deep.equal([0, 1, 2, 3, 4, 5]);
    await field.type('7');
    expect(field.element.value).to.equal('7');
  });

  it('takes the code from a text that it is filled with, and fires "change"', async () => {
    const field = await openField();
    await expectEvent(field.element, 'change', () => field.element.fill('Code 123-456'));
    expect(field.element.value).to.equal('123456');
    field.element.fill('');
    expect([field.element.value, field.input.value]).to.deep.equal(['', '']);
  });

  it('does not write to the input during a composition', async () => {
    const field = await openField();
    field.element.focus();
    field.input.value = '12';
    field.input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    expect(field.element.value).to.equal('12');
    expect(field.input.value).to.equal('12');
    field.input.dispatchEvent(new CompositionEvent('compositionend'));
    expect(field.input.value).to.equal('12');
  });

  it('shows each digit only once with forced colours', async () => {
    const field = await openField();
    await field.type('123456');
    await emulateMedia({ forcedColors: 'active' });
    expect(getComputedStyle(field.input).color).to.equal('rgba(0, 0, 0, 0)');
    expect(getComputedStyle(field.input).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    await emulateMedia();
  });

  it('undoes typed digits with Control+Z', async () => {
    const field = await openField();
    await field.type('12');
    await field.press('Control+z');
    expect(field.element.value.length).to.be.lessThan(2);
  });
});
