import { html, type TemplateResult } from 'lit';
import { query, state } from '../ui/decorators.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import { OneTimeCodeField } from '../ui/one-time-code-field.js';
import { EnrollView, type PrimaryButton } from './enroll-view.js';

const shortestCode = 4;

/** An enrollment that ends with a code: its field, its errors, and what Enter does. */
export abstract class CodeEnrollView<T extends EnrollableType> extends EnrollView<T> {
  static override readonly uses: typeof EnrollView.uses = [OneTimeCodeField];

  @state() private _codeError = '';

  @query('auth-methods-one-time-code-field') private readonly _field!: OneTimeCodeField | null;

  #wrongCodes = 0;

  /** How often a code was wrong in this dialog. */
  protected get wrongCodes(): number {
    return this.#wrongCodes;
  }

  protected abstract verifyCode(code: string): void;

  protected override primary(): PrimaryButton {
    return { label: this.words.code.verify };
  }

  protected override submit(): void {
    const code = this._field?.value ?? '';
    if (code.length < shortestCode) {
      this._codeError = this.words.code.tooShort;
      this._field?.focus();
      return;
    }
    this._codeError = '';
    this.verifyCode(code);
  }

  protected override saysItself(error: AuthMethodsError): boolean {
    return error.code === 'invalid_code' && this.state.phase === 'challenged';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('state') && this.error?.code === 'invalid_code') {
      this.#wrongCodes += 1;
      this._codeError = this.errorText(this.error);
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (changed.has('state') && this.error?.code === 'invalid_code') this._field?.select();
  }

  protected override focusField(): void {
    this._field?.focus();
  }

  /** Enters a code that came by itself, or clears the field. */
  protected fillCode(text: string): void {
    this._field?.fill(text);
  }

  /** @param description where the code is to be found; read out with the label */
  protected renderCodeField(label: string, description = ''): TemplateResult {
    return html`<auth-methods-one-time-code-field
      exportparts="code-input"
      .label=${label}
      .description=${description}
      .error=${this._codeError}
      .disabled=${this.busy}
      @change=${this.#onCodeChange}
      @enter=${this.#onEnter}
    ></auth-methods-one-time-code-field>`;
  }

  #onEnter(): void {
    this.renderRoot.querySelector('form')?.requestSubmit();
  }

  #onCodeChange(): void {
    this._codeError = '';
  }
}
