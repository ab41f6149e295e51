import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { formatDuration } from '../i18n/format-duration.js';
import { isolate } from '../i18n/isolate.js';
import type { Messages } from '../i18n/messages.js';
import type { EnrollmentContext } from '../methods/method-type.js';
import { StoreCodes } from '../methods/store-codes.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { Confirmation, ConfirmationMethod, ConfirmationResult } from '../model/confirmation.js';
import { property, query, state } from '../ui/decorators.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { onlyFirstPress } from '../ui/first-press.js';
import type { Remedy } from '../ui/remedy.js';
import { spokenText, withUnreadMasks } from '../ui/masked-text.js';
import { OneTimeCodeField } from '../ui/one-time-code-field.js';
import { unrecorded } from '../ui/unrecorded.js';
import { ConfirmationController, isSentFor, type ConfirmationStage } from './confirmation-controller.js';

const shortestCode = 4;

/**
 * Asks the person to confirm that it's them, in one of the ways that the host offers.
 *
 * @internal
 */
export class ConfirmationDialog extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-confirmation-dialog';
  static override readonly uses = [OneTimeCodeField];

  static override readonly styles: CSSResultGroup = [
    DialogView.styles,
    css`
      ul {
        display: grid;
        gap: var(--_space);
      }
      li button {
        width: 100%;
        min-height: calc(var(--_control-height) * 1.25);
        justify-content: start;
        text-align: start;
      }
      strong {
        color: var(--_text);
        font-weight: var(--_weight);
      }
      .where {
        color: var(--_muted);
        font-weight: normal;
      }
      .link:disabled {
        color: var(--_muted);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space) calc(var(--_space) * 2.5);
      }
    `,
  ];

  @property({ attribute: false }) confirmation!: Confirmation;

  @property({ attribute: false }) context!: Pick<EnrollmentContext, 'account'>;

  /** What is wrong with what was typed. */
  @state() private _problem = '';

  @query('input') private readonly _input!: HTMLInputElement | null;

  @query('auth-methods-one-time-code-field') private readonly _code!: OneTimeCodeField | null;

  /** Whether the person has confirmed: known when the dialog ends, or when their sign-in elsewhere does. */
  answer: boolean | Promise<unknown> = false;

  protected override readonly requests: ConfirmationController = new ConfirmationController(
    this,
    () => this.confirmation,
    (result) => this.#onConfirmed(result),
    () => this.#signIn(),
  );

  /** The person has left, and waits for an answer that they may have to see. */
  #isLeaving = false;
  #shownStage: ConfirmationStage | undefined;
  #shownProblem: AuthMethodsError | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    onlyFirstPress(this);
    void this.requests.list();
  }

  override get heading(): string {
    return super.heading ?? this.messages.stepUp.title;
  }

  /** A recovery code is used up when it is checked: a new one may come, and is shown to whoever leaves meanwhile, too. */
  override requestClose(): void {
    if (this.#isLeaving || !this.#isCheckingText) super.requestClose();
    else this.#isLeaving = true;
  }

  /** Who leaves the dialog has not confirmed. */
  override abandon(answer: ConfirmationDialog['answer'] = false): void {
    this.answer = answer;
    super.abandon();
  }

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    const { stage } = this.requests;
    const { confirmation, working } = this.messages;
    switch (stage.kind) {
      case 'listing':
        return html`<p class="muted" role="status">${this.busy ? working : nothing}</p>`;
      case 'choosing':
        return html`<p class="intro">${confirmation.choose}</p>
          <ul>
            ${this.requests.methods.map(
              (method) => html`<li>
                <button part="button" type="button" @click=${() => void this.requests.use(method)}>
                  ${this.#renderName(method)}
                </button>
              </li>`,
            )}
          </ul>
          <div>${this.#renderLink(confirmation.none, () => this.requests.giveUp())}</div>`;
      case 'none':
        return html`<p role="alert">${this.#advice}</p>
          ${
            this.requests.methods.length > 0
              ? html`<div>${this.#renderLink(confirmation.otherWay, () => this.requests.choose())}</div>`
              : nothing
          }`;
      case 'method':
        return this.#renderMethod(stage.method, stage.isSent);
    }
  }

  protected override primaryButton(): PrimaryButton | undefined {
    const { stage } = this.requests;
    const { code, confirmation, push, retry, signIn } = this.messages;
    switch (stage.kind) {
      case 'listing':
        return { label: retry };
      case 'choosing':
        return undefined;
      case 'none':
        return this.confirmation.signIn ? { label: signIn } : undefined;
      case 'method': {
        const isApproval = stage.method.answer === 'approval';
        if (isSentFor(stage.method) && !stage.isSent)
          return { label: isApproval ? confirmation.sendRequest : code.send };
        return { label: isApproval ? push.checkNow : code.verify };
      }
    }
  }

  protected override submit(): void {
    const { stage } = this.requests;
    if (stage.kind === 'listing') void this.requests.list();
    else if (stage.kind === 'none') this.#signIn();
    else if (stage.kind === 'method') this.#answer(stage.method, stage.isSent);
  }

  /** The secret of this confirmation has expired: another one is asked for. */
  protected override startAgain(): void {
    void this.requests.list();
  }

  protected override focusField(): void {
    const first = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    (this._code ?? this._input ?? first('li button, .primary') ?? first('.cancel'))?.focus();
  }

  protected override showsInline({ code }: AuthMethodsError): boolean {
    return code === 'invalid_code' && (this._code ?? this._input) !== null;
  }

  /** Where the host can't sign the person in, no button says so. */
  protected override get remedy(): Remedy {
    const remedy = super.remedy;
    return remedy === 'sign-in' && !this.confirmation.signIn ? 'nothing' : remedy;
  }

  /** Messages have rate limits of their own: the code that was sent before can still be verified. */
  protected override handlesRateLimit(seconds: number): boolean {
    this.requests.delay.start(seconds);
    return this.requests.isStillPossible;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { stage, error } = this.requests;
    if (stage !== this.#shownStage) this._problem = '';
    if (error !== this.#shownProblem && error?.code === 'invalid_code')
      this._problem = this.messages.errors.invalid_code;
  }

  protected override updated(_changed: PropertyValues): void {
    const { stage, error, step } = this.requests;
    const isOther = stage !== this.#shownStage;
    const isWrong = error !== this.#shownProblem && error?.code === 'invalid_code';
    this.#shownStage = stage;
    this.#shownProblem = error;
    if (step) return;
    if (isOther && stage.kind !== 'listing') this.focusField();
    // So that the next digit replaces it.
    if (isWrong) (this._code ?? this._input)?.select();
  }

  get #isCheckingText(): boolean {
    const { busy, stage } = this.requests;
    return busy && stage.kind === 'method' && stage.method.answer === 'text';
  }

  /** What to do where no way is left. */
  get #advice(): string {
    const { getHelp, newSignIn, signInAgain } = this.messages.confirmation;
    if (!this.confirmation.signIn) return getHelp;
    return this.requests.lastUsed ? signInAgain : newSignIn;
  }

  #renderMethod(method: ConfirmationMethod, isSent: boolean): TemplateResult {
    const { confirmation, push, code } = this.messages;
    const { answer } = method;
    // A number does not go on in the next line.
    const destination = destinationOf(method).replaceAll(/ (?=[\d•*])/g, '\u00a0');
    const sentTo = destination && code.sentTo(isolate(destination, this.localization.direction));
    const isSentCode = answer === 'sent-code' && isSent;
    return html`<p class="intro">
        ${isSentCode && sentTo ? withUnreadMasks(sentTo) : this.#renderName(method)}
      </p>
      ${answer === 'code' || isSentCode ? this.#renderCode(isSentCode && sentTo ? spokenText(sentTo) : '', answer === 'code') : nothing}
      ${answer === 'approval' && isSent ? html`<div role="status"><p>${confirmation.approve}</p><p class="muted">${push.waiting}</p></div>` : nothing}
      ${isSentFor(method) || answer === 'code' ? nothing : this.#renderText(method)}
      <div class="ways">
        ${isSentCode ? this.#renderResend() : nothing}
        ${this.#isCheckingText ? nothing : this.#renderLink(confirmation.otherWay, () => this.requests.choose())}
      </div>`;
  }

  #renderName(method: ConfirmationMethod): TemplateResult {
    const destination = destinationOf(method);
    return html`<strong>${this.#nameOf(method.type)}</strong> ${
      destination ? html`<bdi class="where">${withUnreadMasks(destination)}</bdi>` : nothing
    }`;
  }

  #renderCode(description: string, isFromApp: boolean): TemplateResult {
    const { code, totp } = this.messages;
    return html`<auth-methods-one-time-code-field
      exportparts="code-input"
      .label=${isFromApp ? totp.codeLabel : code.label}
      .description=${description}
      .error=${this._problem}
      .disabled=${this.busy}
      @change=${this.#onInput}
      @enter=${this.controls.proceed}
    ></auth-methods-one-time-code-field>`;
  }

  #renderText({ type }: ConfirmationMethod): TemplateResult {
    return html`<div class="field" ${unrecorded()}>
      <label for="answer">${this.#nameOf(type)}</label>
      <input
        id="answer"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        required
        ?readonly=${this.busy}
        aria-invalid=${this._problem ? 'true' : 'false'}
        aria-describedby="problem"
        @input=${this.#onInput}
      />
      <p id="problem" class="field-error" role="alert" ?hidden=${!this._problem}>${this._problem}</p>
    </div>`;
  }

  #renderLink(label: string, onClick: () => void): TemplateResult {
    return html`<button part="button" class="link" type="button" @click=${onClick}>${label}</button>`;
  }

  /** Disabled while it counts down: a screen reader with the focus on it would read out every second. */
  #renderResend(): TemplateResult {
    const { resend, resendIn } = this.messages.code;
    const { left } = this.requests.delay;
    return html`<button
      part="button"
      class="link"
      type="button"
      ?disabled=${left > 0 || this.busy}
      @click=${() => void this.requests.send()}
    >
      ${left > 0 ? resendIn(formatDuration(left, this.localization.locale)) : resend}
    </button>`;
  }

  #nameOf(type: ConfirmationMethod['type']): string {
    // A host's script may name a type that is not known here.
    const { methods, unknownMethod } = this.messages;
    return (methods as Partial<typeof methods>)[type]?.name ?? unknownMethod;
  }

  #answer(method: ConfirmationMethod, isSent: boolean): void {
    if (isSentFor(method) && !isSent) void this.requests.send();
    else if (method.answer === 'approval') void this.requests.verify(undefined);
    else void this.#verify(this._code ? this._code.value : (this._input?.value.trim() ?? ''));
  }

  async #verify(code: string): Promise<void> {
    this._problem = code.length < shortestCode ? this.messages.code.tooShort : '';
    if (this._problem) return this.focusField();
    await this.requests.verify(code);
    if (this.#isLeaving && !this.requests.step) this.abandon();
  }

  /** Within the click, since a browser blocks a popup that opens later. */
  #signIn(): void {
    // What throws at once has not signed anybody in.
    this.abandon((async () => this.confirmation.signIn?.() ?? false)());
  }

  #onConfirmed({ recoveryCodes }: ConfirmationResult): void {
    // The answer may belong to a way that the person has left: what they see, or wait for, now is not cut off.
    if (this.requests.step || this.#isCheckingText) return;
    // A host's script may give a single code, or null.
    const codes = [recoveryCodes ?? []].flat().filter(Boolean).map(String);
    const finish = (): void => this.abandon(!this.#isLeaving);
    if (codes.length === 0) finish();
    else this.requests.step = new StoreCodes(this, codes, finish);
    this.requestUpdate();
  }

  readonly #onInput = (): void => {
    this._problem = '';
  };
}

/** A host's script may give the last digits as a number. */
function destinationOf({ destination }: { readonly destination?: string | number | null }): string {
  return String(destination ?? '');
}
