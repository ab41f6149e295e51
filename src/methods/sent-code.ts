import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { formatDuration } from '../i18n/format-duration.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollmentChallenge, EnrollmentInput } from '../model/enrollment.js';
import { Countdown } from '../ui/countdown.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import type { CodeEntry } from './code-entry.js';
import type { EnrollmentController, EnrollmentElement } from './enrollment-controller.js';

type SentCodeType = 'phone' | 'email';

/** What was typed: ready to be sent, or not. */
export type Destination<T extends SentCodeType> =
  { readonly input: EnrollmentInput[T] } | { readonly problem: string };

/** What differs between the types that send a code. */
export interface SentCodeOptions<T extends SentCodeType> {
  readonly renderDestination: () => TemplateResult;
  readonly readDestination: () => Destination<T>;
  /** Tells the person where to look for the code. */
  readonly sentText: (input: EnrollmentInput[T]) => string;
  /** The label of the button that sends the message. Default: *Send code*. */
  readonly sendLabel?: () => string | undefined;
  /** Nothing is sent: the button adds. */
  readonly addsAtOnce: () => boolean;
  /** The label of the button that goes back to the destination. */
  readonly changeLabel: () => string;
  /** Replaces the code field, where the person does something else with the message. */
  readonly renderWithoutCode?: (challenge: EnrollmentChallenge[T]) => TemplateResult | undefined;
}

/** Seconds that a message is given to arrive before another one can be asked for. */
const resendDelay = 30;

export const sentCodeStyles = css`
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
`;

/**
 * An enrollment in two steps: where a code is to be sent, then the code, which can be sent again. Needs `StepBar`
 * and `sentCodeStyles`.
 */
export class SentCode<T extends SentCodeType> implements ReactiveController {
  readonly #element: EnrollmentElement<T>;
  readonly #requests: EnrollmentController<T>;
  readonly #code: CodeEntry<T>;
  readonly #options: SentCodeOptions<T>;
  readonly #delay: Countdown;
  #step: 1 | 2 = 1;
  #text = '';
  #problem = '';
  #input: EnrollmentInput[T] | undefined;
  #challenge: EnrollmentChallenge[T] | undefined;
  #isResent = false;

  constructor(
    element: EnrollmentElement<T>,
    requests: EnrollmentController<T>,
    code: CodeEntry<T>,
    options: SentCodeOptions<T>,
  ) {
    this.#element = element;
    this.#requests = requests;
    this.#code = code;
    this.#options = options;
    this.#delay = new Countdown(element);
    element.addController(this);
  }

  /** The destination as its field shows it. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#element.requestUpdate();
  }

  get field(): HTMLInputElement | null {
    return this.#element.renderRoot?.querySelector<HTMLInputElement>('#address') ?? null;
  }

  get primaryButton(): PrimaryButton {
    const { add, code } = this.#element.localization.messages;
    const send = this.#options.addsAtOnce() ? add : code.send;
    return { label: this.#step === 1 ? (this.#options.sendLabel?.() ?? send) : code.verify };
  }

  /** Shows at the field what is wrong with the destination; an empty text takes that away. */
  showProblem(problem: string): void {
    this.#problem = problem;
    this.#element.requestUpdate();
  }

  submit(): void {
    if (this.#step === 1) {
      this.send();
      return;
    }
    const code = this.#code.read();
    if (code !== undefined) this.#requests.verify({ code });
  }

  /** Sends the first code to what was typed. */
  send(): void {
    // A password manager may have filled it without an event.
    this.#text = this.field?.value ?? this.#text;
    const destination = this.#options.readDestination();
    this.showProblem('problem' in destination ? destination.problem : '');
    if ('input' in destination) this.#start(destination.input);
    else this.field?.focus();
  }

  startAgain(): void {
    if (this.#input) this.#start(this.#input);
    else this.#requests.restart();
  }

  focusField(): void {
    if (this.#step === 1) this.field?.focus();
    else this.#code.focus();
  }

  /** What the server says about the destination belongs to its field. */
  showsInline(error: AuthMethodsError): boolean {
    if (this.#requests.state.phase !== 'collecting') return this.#code.showsInline(error);
    return error.code === 'invalid_input' || error.code === 'already_enrolled';
  }

  /** Messages have rate limits of their own: the code that was sent before can still be verified. */
  handlesRateLimit(seconds: number): boolean {
    if (this.#requests.state.phase !== 'challenged') return false;
    this.#delay.start(Math.max(seconds, this.#delay.left));
    return this.#requests.lastRequest !== 'verify';
  }

  hostUpdate(): void {
    if (!this.#requests.stateChanged) return;
    const { state, error } = this.#requests;
    if (state.phase === 'collecting') {
      this.#step = 1;
      this.#challenge = undefined;
      if (error && this.showsInline(error)) {
        this.#problem = this.#element.localization.messages.errors[error.code];
      }
    } else if (state.phase !== 'starting') {
      this.#step = 2;
      this.#isResent = false;
    }
    if (state.phase !== 'challenged' || state.challenge === this.#challenge) return;
    this.#isResent = this.#challenge !== undefined;
    this.#challenge = state.challenge;
    this.#delay.start(resendDelay);
    // What was typed was for the code before.
    this.#code.fill('');
  }

  render(): TemplateResult {
    const { stepOf } = this.#element.localization.messages;
    const stepBar = html`<auth-methods-step-bar
      .step=${this.#step}
      .label=${stepOf(this.#step, 2)}
    ></auth-methods-step-bar>`;
    return html`${this.#options.addsAtOnce() ? nothing : stepBar}
      ${this.#step === 1 ? this.#options.renderDestination() : this.#renderCode()}`;
  }

  /** `value` is an attribute, which only fills the field at first: setting the property would move the caret. */
  renderField(
    kind: 'tel' | 'email',
    label: string,
    onInput: (event: Event) => void,
    placeholder?: string,
  ): TemplateResult {
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
        placeholder=${placeholder ?? nothing}
        aria-invalid=${this.#problem ? 'true' : 'false'}
        aria-describedby="error"
        ?readonly=${this.#requests.busy}
        value=${this.#text}
        @input=${onInput}
        @change=${onInput}
        @compositionend=${onInput}
      />
      <p id="error" class="field-error" role="alert" ?hidden=${!this.#problem}>${this.#problem}</p>
    </div>`;
  }

  #start(input: EnrollmentInput[T]): void {
    this.#input = input;
    this.#requests.start(input);
  }

  #renderCode(): TemplateResult {
    const { code } = this.#element.localization.messages;
    const { challenge, busy } = this.#requests;
    const withoutCode = challenge && this.#options.renderWithoutCode?.(challenge);
    const sent = this.#input ? this.#options.sentText(this.#input) : '';
    return html`${
      challenge
        ? html`<p class="intro">${sent}</p>
            ${withoutCode ?? this.#code.render(code.label, sent)}`
        : nothing
    }
      <div>
        <p role="status">${this.#isResent && !withoutCode ? code.resent : nothing}</p>
        <div class="ways">
          ${challenge ? this.#renderResend() : nothing}
          <button part="button" class="link" type="button" aria-disabled=${busy} @click=${this.#onChange}>
            ${this.#options.changeLabel()}
          </button>
        </div>
      </div>`;
  }

  /** Disabled while it counts down: a screen reader with the focus on it would read out every second. */
  #renderResend(): TemplateResult {
    const { localization } = this.#element;
    const { resend, resendIn } = localization.messages.code;
    const { left } = this.#delay;
    return html`<button
      part="button"
      class="link"
      type="button"
      ?disabled=${left > 0}
      aria-disabled=${!this.#canResend}
      @click=${this.#onResend}
    >
      ${left > 0 ? resendIn(formatDuration(left, localization.locale)) : resend}
    </button>`;
  }

  get #canResend(): boolean {
    return !this.#requests.busy && this.#delay.left === 0;
  }

  readonly #onResend = (): void => {
    if (this.#canResend) this.#requests.resend();
  };

  readonly #onChange = (): void => {
    if (!this.#requests.busy) this.#requests.restart();
  };
}
