import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { readOneTimeCode } from './one-time-code.js';

const usualLength = 6;
const greatestLength = 10;

/**
 * A field for a one-time code: one real input, drawn as boxes, so that browsers and phones can fill it in.
 * Takes digits of any script, with spaces or dashes, or a whole message pasted.
 *
 * @internal
 * @fires {Event} change - the code has changed; read `value`
 * @fires {Event} enter - Enter was pressed in it
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
        font-size: 1.125rem;
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
      .selected span {
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

  /** Said below the field, and to screen readers when it changes. */
  @property() error = '';

  @property({ type: Boolean }) disabled = false;

  @state() private _value = '';

  @state() private _selection: readonly [number, number] = [0, 0];

  @query('input') private readonly _input!: HTMLInputElement;

  /** The digits entered so far. */
  get value(): string {
    return this._value;
  }

  override focus(): void {
    this._input?.focus();
  }

  /** Selects the code, so that the next digit replaces it. */
  select(): void {
    this._input?.focus();
    this._input?.select();
    this.#readSelection();
  }

  override render(): TemplateResult {
    const count = Math.min(greatestLength, Math.max(usualLength, this._value.length));
    const [from, to] = this._selection;
    const all = to > from;
    return html`<label for="input">${this.label}</label>
      <div class="field">
        <div class="boxes ${all ? 'selected' : ''} ${this.error ? 'invalid' : ''}" aria-hidden="true">
          ${Array.from(
            { length: count },
            (_, index) =>
              html`<span class=${!all && index === Math.min(from, count - 1) ? 'at' : ''}
                >${this._value[index] ?? ''}</span
              >`,
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
          aria-describedby=${this.error ? 'error' : nothing}
          ?readonly=${this.disabled}
          .value=${this._value}
          @input=${this.#onInput}
          @paste=${this.#onPaste}
          @keydown=${this.#onKey}
          @select=${this.#readSelection}
          @keyup=${this.#readSelection}
          @click=${this.#readSelection}
          @focus=${this.#readSelection}
        />
      </div>
      <p id="error" class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>`;
  }

  /** A message is longer than any code: it is read whole, before the field would cut it. */
  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    const code = readOneTimeCode(text);
    if (!code) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = this._input;
    const partial = code.length < usualLength;
    const start = selectionStart ?? 0;
    this.#set(
      partial ? this._value.slice(0, start) + code + this._value.slice(selectionEnd ?? start) : code,
      partial ? start + code.length : undefined,
    );
  }

  /** The form around is in another tree, where Enter does not get by itself. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.dispatchEvent(new Event('enter'));
  }

  #onInput(): void {
    const { value, selectionStart } = this._input;
    const caret = readOneTimeCode(value.slice(0, selectionStart ?? value.length)).length;
    this.#set(readOneTimeCode(value), selectionStart === value.length ? undefined : caret);
  }

  #set(code: string, caret?: number): void {
    this._value = code.slice(0, greatestLength);
    this._input.value = this._value;
    const at = caret ?? this._value.length;
    this._input.setSelectionRange(at, at);
    this.#readSelection();
    this.dispatchEvent(new Event('change'));
  }

  #readSelection(): void {
    const { selectionStart, selectionEnd } = this._input;
    this._selection = [selectionStart ?? this._value.length, selectionEnd ?? this._value.length];
  }
}
