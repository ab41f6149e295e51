import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatDuration } from '../i18n/format-duration.js';
import { isolate } from '../i18n/isolate.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollmentChallenge, EnrollmentInput } from '../model/enrollment.js';
import type { EnrollmentState } from '../store/enrollment-flow.js';
import { Countdown } from '../ui/countdown.js';
import { property, state } from '../ui/decorators.js';
import { OneTimeCodeField } from '../ui/one-time-code-field.js';
import { StepBar } from '../ui/step-bar.js';
import { CodeEnrollView } from './code-enroll-view.js';
import type { PrimaryButton } from './enroll-view.js';

type SentCodeType = 'phone' | 'email';

/** How long a message is given to arrive before another one can be asked for. */
const patience = 30;

/** An enrollment in two steps: where a code is to be sent, then the code, with another one on request. */
export abstract class SentCodeEnrollView<T extends SentCodeType> extends CodeEnrollView<T> {
  static override readonly uses: typeof CodeEnrollView.uses = [OneTimeCodeField, StepBar];

  static override readonly styles = [
    CodeEnrollView.styles,
    css`
      .intro {
        overflow-wrap: anywhere;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space) calc(var(--_space) * 2.5);
      }
      .link[aria-disabled='true'] {
        background: none;
        font-variant-numeric: tabular-nums;
        text-decoration: none;
      }
      [role='status']:not(:empty) {
        margin-block-end: var(--_space);
      }
    `,
  ];

  /** What is wrong with the address, said at its field. */
  @state() protected _addressError = '';

  @state() private _resent = false;

  readonly #patience = new Countdown(this);
  #step: 1 | 2 = 1;
  #input: EnrollmentInput[T] | undefined;
  #challenge: EnrollmentChallenge[T] | undefined;

  /** Step 1: the fields, with {@link renderAddressError} below. */
  protected abstract renderAddress(): TemplateResult;

  /** What was typed, ready to be sent; `undefined` where it can't be, after saying why. */
  protected abstract readAddress(): EnrollmentInput[T] | undefined;

  protected abstract focusAddress(): void;

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

  protected renderAddressError(): TemplateResult {
    return html`<p id="error" class="field-error" role="alert" ?hidden=${!this._addressError}>
      ${this._addressError}
    </p>`;
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
    this._addressError = '';
    this.#input = this.readAddress();
    if (this.#input) this.start(this.#input);
    else this.focusAddress();
  }

  protected override startAgain(): void {
    if (this.#input) this.start(this.#input);
    else super.startAgain();
  }

  protected override verifyCode(code: string): void {
    this.verify({ code });
  }

  protected override focusField(): void {
    if (this.#step === 1) this.focusAddress();
    else super.focusField();
  }

  /** The server's word on the address belongs to its field. */
  protected override saysItself(error: AuthMethodsError): boolean {
    if (this.state.phase !== 'collecting') return super.saysItself(error);
    return error.code === 'invalid_input' || error.code === 'already_enrolled';
  }

  /** Messages have limits of their own: the code that is there already can still be verified. */
  protected override waitsBeside(seconds: number, changed: PropertyValues): boolean {
    if (this.state.phase !== 'challenged') return false;
    this.#patience.start(Math.max(seconds, this.#patience.left));
    const before = changed.get('state') as EnrollmentState | undefined;
    return before?.phase === 'starting';
  }

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
    this.#patience.start(patience);
    // It was for the code before.
    this.fillCode('');
  }
}
