import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import { waitAfter } from '../model/error-facts.js';
import type { EnrollableType, EnrollmentInput, EnrollmentProof, IdentityInput } from '../model/enrollment.js';
import type { EnrollmentState } from '../store/enrollment-flow.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { Countdown } from '../ui/countdown.js';
import { FocusKeeper } from '../ui/focus-keeper.js';
import { form } from '../ui/form.styles.js';
import { errorNotice, stepUpNotice, waitNotice } from '../ui/notices.js';
import { EnrollStartEvent, EnrollVerifyEvent, type EnrollWish } from './enroll-events.js';

export interface PrimaryButton {
  readonly label: string;
  readonly disabled?: boolean;
}

/**
 * What every enrollment view has in common: it is a form that shows the flow's state and says what the person
 * wants; errors, step-ups and rate limits look alike, and leave in place what was typed.
 *
 * @internal
 * @fires {EnrollStartEvent} enroll-start
 * @fires {EnrollVerifyEvent} enroll-verify
 * @fires {EnrollErrorEvent} enroll-error
 * @fires {Event} enroll-restart
 * @fires {Event} enroll-cancel
 */
export abstract class EnrollView<T extends EnrollableType = EnrollableType> extends Component {
  static override readonly styles: CSSResultGroup = [base, form];

  @property({ attribute: false }) state!: EnrollmentState<T>;

  @property({ attribute: false }) localization!: Localization<Messages>;

  /** The unfinished method this enrollment goes on with. */
  @property({ attribute: false }) unfinished: AuthMethod | undefined;

  /** Which of the person's linked accounts it is for. */
  @property({ attribute: false }) identity: IdentityInput = {};

  /** What the account has already, by what it is called. */
  @property({ attribute: false }) existing: readonly {
    readonly method: AuthMethod;
    readonly label: string;
  }[] = [];

  readonly #wait = new Countdown(this);
  readonly #focusKeeper = new FocusKeeper(this);
  #phase: string | undefined;
  /** What was asked for last, and is gone on with after a step-up. */
  #lastWish: 'start' | 'verify' = 'start';
  #stepUpFirst: StepUpChallenge | undefined;

  override render(): TemplateResult {
    return html`<form novalidate @submit=${this.#onSubmit}>
      <div class="stack">
        ${this.renderContent()} ${this.#renderNotice()} ${waitNotice(this.words, this.#wait.left)}
      </div>
      ${this.#renderActions()}
    </form>`;
  }

  protected get words(): Messages {
    return this.localization.messages;
  }

  /** Something is on its way to the backend or back. */
  protected get busy(): boolean {
    return this.state.phase === 'starting' || this.state.phase === 'verifying';
  }

  protected get error(): AuthMethodsError | undefined {
    return 'error' in this.state ? this.state.error : undefined;
  }

  protected get waiting(): boolean {
    return this.#wait.left > 0;
  }

  protected abstract renderContent(): TemplateResult | typeof nothing;

  /** The button that goes on; `undefined` where there is nothing to do but wait. */
  protected abstract primary(): PrimaryButton | undefined;

  /** Enter, or the primary button. Not called while busy or waiting. */
  protected abstract submit(): void;

  /** Puts the focus where the person goes on; called when a phase begins. */
  protected abstract focusField(): void;

  /** After a challenge has become useless. Views that ask nothing beforehand get a new one at once. */
  protected startAgain(): void {
    this.wish('enroll-restart');
  }

  /** Errors that a view says at a field of its own. */
  protected saysItself(_error: AuthMethodsError): boolean {
    return false;
  }

  /** A rate limit that holds up something beside the primary button only; the view counts it down itself. */
  protected waitsBeside(_seconds: number, _changed: PropertyValues): boolean {
    return false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state')) return;
    const { error } = this;
    if (error?.code !== 'rate_limited') return;
    const seconds = waitAfter(error);
    if (!this.waitsBeside(seconds, changed)) this.#wait.start(seconds);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('state')) return;
    const { phase } = this.state;
    const begins = phase !== this.#phase && !this.busy;
    this.#phase = phase;
    if (begins) this.focusField();
  }

  protected start(input: EnrollmentInput[T]): void {
    this.#lastWish = 'start';
    this.dispatchEvent(new EnrollStartEvent<T>(input, this.#stepUpFirst));
  }

  protected verify(proof: EnrollmentProof[T]): void {
    this.#lastWish = 'verify';
    this.dispatchEvent(new EnrollVerifyEvent<T>(proof, this.#stepUpFirst));
  }

  protected wish(wish: EnrollWish): void {
    this.dispatchEvent(new Event(wish));
  }

  /** To check what was entered is no advice where nothing was. */
  protected errorText({ code }: AuthMethodsError): string {
    return this.words.errors[code === 'invalid_input' ? 'unknown' : code];
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { error } = this;
    if (!error || this.saysItself(error)) return nothing;
    if (error.code !== 'step_up_required') return errorNotice(this.errorText(error));
    return stepUpNotice(this.words, () => {
      this.#focusKeeper.moveOn();
      this.#goOn(error.stepUp ?? {});
    });
  }

  /** Within the click, and with what is on screen by now: it may have been corrected meanwhile. */
  #goOn(stepUpFirst: StepUpChallenge): void {
    this.#stepUpFirst = stepUpFirst;
    // Asked for anew beside a challenge, such as another message.
    if (this.#lastWish === 'start' && this.state.phase === 'challenged') this.startAgain();
    else this.#proceed();
    this.#stepUpFirst = undefined;
  }

  #renderActions(): TemplateResult {
    const primary =
      this.state.phase === 'failed' ? { label: this.words.startAgain, disabled: false } : this.primary();
    return html`<div class="actions">
      <button part="button" type="button" @click=${() => this.wish('enroll-cancel')}>${this.words.cancel}</button>
      ${
        primary
          ? html`<button
            part="button primary-button"
            class="primary"
            type="submit"
            aria-disabled=${Boolean(primary.disabled) || this.busy || this.waiting}
          >
            ${this.busy ? this.words.working : primary.label}
          </button>`
          : nothing
      }
    </div>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#proceed();
  }

  #proceed(): void {
    if (this.busy || this.waiting) return;
    if (this.state.phase === 'failed') this.startAgain();
    else if (!this.primary()?.disabled) this.submit();
  }
}
