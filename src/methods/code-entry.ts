import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { DialogControls } from '../ui/dialog-requests.js';
import { usualLength, type OneTimeCodeField } from '../ui/one-time-code-field.js';
import type { EnrollmentController, EnrollmentElement } from './enrollment-controller.js';

const shortestCode = 4;

/** The one-time code that ends an enrollment: its field, its errors, and Enter. Needs `OneTimeCodeField`. */
export class CodeEntry<T extends EnrollableType> implements ReactiveController {
  readonly #element: EnrollmentElement<T>;
  readonly #requests: EnrollmentController<T>;
  readonly #controls: DialogControls;
  #error = '';
  #wrongCodes = 0;

  constructor(element: EnrollmentElement<T>, requests: EnrollmentController<T>, controls: DialogControls) {
    this.#element = element;
    this.#requests = requests;
    this.#controls = controls;
    element.addController(this);
  }

  /** How many codes were wrong in this dialog. */
  get wrongCodes(): number {
    return this.#wrongCodes;
  }

  /** Returns the code, or shows at the field what is missing. */
  read(): string | undefined {
    const code = this.#field?.value ?? '';
    const isComplete = code.length >= shortestCode;
    this.#showError(isComplete ? '' : this.#element.localization.messages.code.tooShort);
    if (isComplete) return code;
    this.#field?.focus();
    return undefined;
  }

  showsInline(error: AuthMethodsError): boolean {
    return error.code === 'invalid_code' && this.#requests.state.phase === 'challenged';
  }

  focus(): void {
    this.#field?.focus();
  }

  /** Enters a code that the browser received, or clears the field. */
  fill(text: string): void {
    this.#field?.fill(text);
  }

  /** @param description where the code is to be found; read out with the label */
  render(label: string, description = ''): TemplateResult {
    return html`<auth-methods-one-time-code-field
      exportparts="code-input"
      .label=${label}
      .description=${description}
      .error=${this.#error}
      .disabled=${this.#requests.busy && this.#requests.challenge !== undefined}
      @change=${() => this.#showError(this.#warning)}
      @enter=${this.#controls.proceed}
    ></auth-methods-one-time-code-field>`;
  }

  hostUpdate(): void {
    if (!this.#isNewlyWrong) return;
    this.#wrongCodes += 1;
    this.#error = this.#element.localization.messages.errors.invalid_code;
  }

  hostUpdated(): void {
    if (this.#isNewlyWrong) this.#field?.select();
  }

  /** Only a warning: a backend may use longer codes. */
  get #warning(): string {
    const isLong = (this.#field?.value.length ?? 0) > usualLength;
    return isLong ? this.#element.localization.messages.code.tooLong : '';
  }

  get #isNewlyWrong(): boolean {
    return this.#requests.stateChanged && this.#requests.error?.code === 'invalid_code';
  }

  get #field(): OneTimeCodeField | null {
    return this.#element.renderRoot.querySelector('auth-methods-one-time-code-field');
  }

  #showError(error: string): void {
    this.#error = error;
    this.#element.requestUpdate();
  }
}
