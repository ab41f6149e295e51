import { css, html, type TemplateResult } from 'lit';
import { property, query, state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { digitsOf, readOneTimeCode } from './one-time-code.js';
import { unrecorded } from './unrecorded.js';

/** Most codes have as many digits, and the field as many boxes. */
export const usualLength = 6;

/**
 * A field for a one-time code: one real input, drawn as boxes, so that browsers and phones can fill it in.
 * Accepts digits of any script, with spaces or dashes, and a whole pasted message.
 *
 * @internal
 * @fires {Event} change - the code changed; read `value`
 * @fires {Event} enter - the person pressed Enter in the field
 */
export class OneTimeCodeField extends Component {
  static override readonly tag = 'auth-methods-one-time-code-field';

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      label {
        display: block;
        margin-block-end: calc(var(--_space) * 0.75);
        font-size: var(--_small);
        font-weight: var(--_weight);
      }
      .field {
        position: relative;
      }
      .boxes {
        display: flex;
        gap: calc(var(--_space) * 0.75);
        direction: ltr;
      }
      .boxes span {
        flex: 1;
        display: grid;
        place-items: center;
        min-width: 0;
        height: calc(var(--_control-height) * 1.25);
        border: 1px solid var(--_control-border);
        border-radius: var(--_control-radius);
        background: var(--_surface);
        font-size: 18px;
        font-weight: var(--_weight);
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        padding: 0;
        border: 0;
        outline: none;
        background: transparent;
        color: transparent;
        caret-color: transparent;
        font-size: 16px;
        direction: ltr;
        cursor: text;
        forced-color-adjust: none;
      }
      input:focus-visible {
        outline: none;
      }
      input::selection {
        background: transparent;
        color: transparent;
      }
      input:-webkit-autofill {
        -webkit-text-fill-color: transparent;
        transition: background-color 1s 86400s;
      }
      .field:focus-within .at {
        outline: 2px solid var(--_focus);
        outline-offset: 1px;
      }
      .field:focus-within .selected .at {
        background: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
      }
      .invalid span {
        border-color: var(--_danger);
      }
      .error {
        margin-block-start: calc(var(--_space) * 0.75);
        color: var(--_danger);
        font-size: var(--_small);
      }
    `,
  ];

  @property() label = '';

  /** Read out with the label: where to find the code. */
  @property() description = '';

  /** Shown below the field, and announced when it changes. */
  @property() error = '';

  @property({ type: Boolean }) disabled = false;

  @state() private _value = '';

  @state() private _selection: readonly [number, number] = [0, 0];

  @query('input') private readonly _input!: HTMLInputElement;

  /** The digits entered so far, also those that were filled in without an event. */
  get value(): string {
    const shown = this._input?.value ?? '';
    return shown === this._value ? shown : readOneTimeCode(shown);
  }

  override focus(): void {
    // A field that was just added to the page has no input yet.
    if (this.hasUpdated) this._input.focus();
    else void this.updateComplete.then(() => this._input.focus());
  }

  /** Selects the code, so that the next digit replaces it. */
  select(): void {
    this._input?.focus();
    this._input?.select();
    this.#readSelection();
  }

  /** Replaces the value with the code in a text. */
  fill(text: string): void {
    this._input.value = readOneTimeCode(text);
    this.#readInput();
  }

  override render(): TemplateResult {
    const [from, to] = this._selection;
    const offset = this.#offset;
    const first = Math.min(from, offset + usualLength - 1);
    const isAt = (index: number): boolean => index >= first && index < Math.max(to, first + 1);
    return html`<label for="input">${this.label}</label>
      <p id="description" hidden>${this.description}</p>
      <div class="field" ${unrecorded()}>
        <div class="boxes ${this.error ? 'invalid' : ''} ${to > from ? 'selected' : ''}" aria-hidden="true">
          ${Array.from(
            { length: usualLength },
            (_, box) =>
              html`<span class=${isAt(offset + box) ? 'at' : ''}>${this._value[offset + box] ?? ''}</span>`,
          )}
        </div>
        <input
          id="input"
          part="code-input"
          name="one-time-code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          required
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby="error description"
          ?readonly=${this.disabled}
          @input=${this.#onInput}
          @change=${this.#onChange}
          @compositionend=${this.#onInput}
          @paste=${this.#onPaste}
          @keydown=${this.#onKey}
          @click=${this.#onClick}
          @select=${this.#readSelection}
          @keyup=${this.#readSelection}
          @focus=${this.#readSelection}
        />
      </div>
      <p id="error" class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>`;
  }

  /** Of a longer code, the boxes show the part in which the caret is, as a text field does. */
  get #offset(): number {
    return Math.max(0, Math.min(this._selection[1], this._value.length) - usualLength);
  }

  /** Pasting replaces the selection, or the whole value if the pasted text is as long as a code. */
  #onPaste(event: ClipboardEvent): void {
    const code = readOneTimeCode(event.clipboardData?.getData('text') ?? '');
    event.preventDefault();
    if (!code || this.disabled) return;
    if (code.length >= usualLength) this._input.select();
    const { selectionStart, selectionEnd } = this._input;
    this._input.setRangeText(code, selectionStart ?? 0, selectionEnd ?? 0, 'end');
    this.#readInput();
  }

  /** Enter would not submit the form, which is in another tree. While it is held down, it counts once. */
  #onKey({ key, isComposing, repeat }: KeyboardEvent): void {
    if (key === 'Enter' && !isComposing && !repeat) this.dispatchEvent(new Event('enter'));
  }

  /**
   * Selects the digit in the box that was clicked, so that typing replaces it. The browser would pick another one,
   * since the input's own text is not where the boxes are.
   */
  #onClick({ clientX, detail }: MouseEvent): void {
    if (detail === 1) {
      const { left, width } = this._input.getBoundingClientRect();
      const box = Math.max(0, Math.floor(((clientX - left) / width) * usualLength));
      const index = this.#offset + box;
      // Past the last digit, the browser puts the caret at the end.
      this._input.setSelectionRange(index, index + 1);
    }
    this.#readSelection();
  }

  #onInput(event: Event): void {
    if (!(event instanceof InputEvent)) return this.#readInput();
    // A single typed character is not a message that contains a code.
    const isKey = event.inputType === 'insertText' && event.data?.length === 1;
    this.#readInput(event.isComposing, isKey ? digitsOf : readOneTimeCode);
  }

  /** After what was typed, the event says nothing new. */
  #onChange(): void {
    if (this._input.value !== this._value) this.#readInput();
  }

  /** Writes to the input only to change its text, since that ends a composition and clears the undo history. */
  #readInput(isComposing = false, read = readOneTimeCode): void {
    const { value, selectionStart } = this._input;
    const code = read(value);
    if (value !== code && !isComposing) {
      const before = value.slice(0, selectionStart ?? value.length);
      const caret = before === value ? code.length : read(before).length;
      this._input.value = code;
      this._input.setSelectionRange(caret, caret);
    }
    this._value = code;
    this.#readSelection();
    this.dispatchEvent(new Event('change'));
  }

  #readSelection(): void {
    const { selectionStart, selectionEnd, value } = this._input;
    this._selection = [selectionStart ?? value.length, selectionEnd ?? value.length];
  }
}
