import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatDuration } from '../i18n/format-duration.js';
import { isolate } from '../i18n/isolate.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollmentChallenge, EnrollmentInput } from '../model/enrollment.js';
import type { EnrollmentState } from '../store/enrollment-flow.js';
import { Countdown } from '../ui/countdown.js';
import { query, state } from '../ui/decorators.js';
import { OneTimeCodeField } from '../ui/one-time-code-field.js';
import { StepBar } from '../ui/step-bar.js';
import { CodeEnrollView } from './code-enroll-view.js';
import type { PrimaryButton } from './enroll-view.js';

type SentCodeType = 'phone' | 'email';

/** How long a message is given to arrive before another one can be asked for. */
const usualPatience = 30;

/** An enrollment in two steps: where a code is to be sent, then the code, with another one on request. */
export abstract class SentCodeEnrollView<T extends SentCodeType> extends CodeEnrollView<T> {
  static override readonly uses: typeof CodeEnrollView.uses = [OneTimeCodeField, StepBar];

  static override readonly styles = [
    CodeEnrollView.styles,
    css`
      .intro {
        overflow-wrap: anywhere;
      }
      [dir='ltr'] {
        text-align: -webkit-match-parent;
        text-align: match-parent;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space) calc(var(--_space) * 2.5);
      }
      .link[aria-disabled='true'] {
        background: none;
        color: var(--_muted);
        font-variant-numeric: tabular-nums;
        text-decoration: none;
      }
      [role='status']:not(:empty) {
        margin-block-end: var(--_space);
      }
    `,
  ];

  /** As its field shows it. */
  @state() protected _address = '';

  /** What is wrong with the address, said at its field. */
  @state() protected _addressError = '';

  @state() private _resent = false;

  @query('#address') protected readonly _addressInput!: HTMLInputElement | null;

  readonly #patience = new Countdown(this);
  #step: 1 | 2 = 1;
  #input: EnrollmentInput[T] | undefined;
  #challenge: EnrollmentChallenge[T] | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('state')) return;
    const { phase } = this.state;
    if (phase === 'collecting') {
      this.#step = 1;
      this.#challenge = undefined;
      if (this.error && this.saysItself(this.error)) this._addressError = this.errorText(this.error);
    } else if (phase !== 'starting') {
      this.#step = 2;
      this._resent = false;
    }
    if (phase !== 'challenged' || this.state.challenge === this.#challenge) return;
    this._resent = this.#challenge !== undefined;
    this.#challenge = this.state.challenge;
    this.#patience.start(usualPatience);
    // It was for the code before.
    this.fillCode('');
  }

  /** Step 1, with {@link renderAddressField} in it. */
  protected abstract renderAddress(): TemplateResult;

  /** What was typed, ready to be sent, or what is wrong with it. */
  protected abstract readAddress(): EnrollmentInput[T] | string;

  /** Tells where to look for the code. */
  protected abstract sentText(input: EnrollmentInput[T]): string;

  /** The button that goes back to step 1. */
  protected abstract changeLabel(): string;

  protected override renderContent(): TemplateResult {
    return html`<auth-methods-step-bar
        .step=${this.#step}
        .label=${this.words.stepOf(this.#step, 2)}
      ></auth-methods-step-bar>
      ${this.#step === 1 ? this.renderAddress() : this.#renderCode()}`;
  }

  /** An attribute, which only fills it in at first: writing to the input what it says would move its caret. */
  protected renderAddressField(kind: 'tel' | 'email', label: string): TemplateResult {
    return html`<div class="field">
      <label for="address">${label}</label>
      <input
        id="address"
        name=${kind}
        type=${kind}
        autocomplete=${kind}
        dir="ltr"
        autocapitalize="off"
        spellcheck="false"
        required
        aria-invalid=${this._addressError ? 'true' : 'false'}
        aria-describedby="error"
        ?readonly=${this.busy}
        value=${this._address}
        @input=${this.onAddressInput}
        @compositionend=${this.onAddressInput}
      />
      <p id="error" class="field-error" role="alert" ?hidden=${!this._addressError}>${this._addressError}</p>
    </div>`;
  }

  protected override primary(): PrimaryButton {
    return this.#step === 1 ? { label: this.words.code.send } : super.primary();
  }

  protected override submit(): void {
    if (this.#step === 2) super.submit();
    else this.send();
  }

  /** Sends the first code, to what was typed. */
  protected send(): void {
    const read = this.readAddress();
    if (typeof read === 'string') {
      this._addressError = read;
      this._addressInput?.focus();
    } else {
      this._addressError = '';
      this.#input = read;
      this.start(read);
    }
  }

  protected override startAgain(): void {
    if (this.#input) this.start(this.#input);
    else super.startAgain();
  }

  protected override verifyCode(code: string): void {
    this.verify({ code });
  }

  protected override focusField(): void {
    if (this.#step === 1) this._addressInput?.focus();
    else super.focusField();
  }

  /** The server's word on the address belongs to its field. */
  protected override saysItself(error: AuthMethodsError): boolean {
    if (this.state.phase !== 'collecting') return super.saysItself(error);
    return error.code === 'invalid_input' || error.code === 'already_enrolled';
  }

  protected override errorText({ code }: AuthMethodsError): string {
    return this.words.errors[code];
  }

  /** Messages have limits of their own: the code that is there already can still be verified. */
  protected override waitsBeside(seconds: number, changed: PropertyValues): boolean {
    if (this.state.phase !== 'challenged') return false;
    this.#patience.start(Math.max(seconds, this.#patience.left));
    const before = changed.get('state') as EnrollmentState | undefined;
    return before?.phase === 'starting';
  }

  protected onAddressInput(_event: Event): void {
    this._address = this._addressInput?.value ?? '';
    this._addressError = '';
  }

  /** A foreign text within a sentence of ours. */
  protected isolate(text: string): string {
    return isolate(text, this.localization.direction);
  }

  #renderCode(): TemplateResult {
    const { code } = this.words;
    const { state } = this;
    const isOpen = 'challenge' in state || (state.phase === 'starting' && state.previous !== undefined);
    const sent = this.#input ? this.sentText(this.#input) : '';
    return html`${
      isOpen
        ? html`<p class="intro">${sent}</p>
            ${this.renderCodeField(code.label, sent)}`
        : nothing
    }
      <div>
        <p role="status">${this._resent ? code.resent : nothing}</p>
        <div class="ways">
          ${isOpen ? this.#renderResend() : nothing}
          <button part="button" class="link" type="button" aria-disabled=${this.busy} @click=${this.#onChange}>
            ${this.changeLabel()}
          </button>
        </div>
      </div>`;
  }

  /** While it counts down it can't be focused either: a screen reader on it would read out every second. */
  #renderResend(): TemplateResult {
    const { resend, resendIn } = this.words.code;
    const { left } = this.#patience;
    return html`<button
      part="button"
      class="link"
      type="button"
      ?disabled=${left > 0}
      aria-disabled=${!this.#canResend}
      @click=${this.#onResend}
    >
      ${left > 0 ? resendIn(formatDuration(left, this.localization.locale)) : resend}
    </button>`;
  }

  get #canResend(): boolean {
    return !this.busy && !this.waiting && this.#patience.left === 0;
  }

  #onResend(): void {
    if (this.#canResend && this.#input) this.start(this.#input);
  }

  #onChange(): void {
    if (!this.busy) this.wish('enroll-restart');
  }
}
