import { html, nothing, render, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import { sentences } from '../i18n/sentences.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import { actions } from './actions.styles.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { Countdown, retryDelay } from './countdown.js';
import { property } from './decorators.js';
import { DialogEndEvent, type DialogOutcome } from './dialog-outcome.js';
import type { ClosingQuestion, DialogControls, DialogRequests, PrimaryButton } from './dialog-requests.js';
import { errorText } from './error-text.js';
import { FocusKeeper } from './focus-keeper.js';
import { disabled } from './disabled.styles.js';
import { form } from './form.styles.js';
import { LongWait } from './long-wait.js';
import { reloadPage, remedyFor, type Remedy } from './remedy.js';
import { errorNotice, slowNotice, stepUpNotice, waitNotice } from './notices.js';
import { unrecorded } from './unrecorded.js';

/**
 * Base of everything that stands in a dialog: a form with the view's own content, notices for errors, step-ups
 * and rate limits, and a row of buttons. What was typed stays in place whatever happens.
 * Owns how requests look; a controller beside it, `requests`, owns the requests. `M`: the messages of its content.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 * @fires {Event} heading-change - `heading` is another one
 */
export abstract class DialogView<M extends DialogMessages = DialogMessages> extends Component {
  static override readonly styles: CSSResultGroup = [base, disabled, actions, form];

  @property({ attribute: false }) localization!: Localization<M>;

  protected abstract readonly requests: DialogRequests;

  protected readonly controls: DialogControls = {
    proceed: () => this.proceed(),
    startAgain: () => this.startAgain(),
    focusField: () => this.focusField(),
    end: (outcome) => this.end(outcome),
  };

  readonly #wait = new Countdown(this);
  readonly #longWait = new LongWait(this, () => this.busy);
  /** The view itself counts the wait down. */
  #handlesWait = false;
  readonly #focusKeeper = new FocusKeeper(this);
  /** The host is being asked to confirm that it's the person. */
  #isResuming = false;
  #shownError: AuthMethodsError | undefined;
  #shownHeading: string | undefined;
  /** Asked now, in place of everything else. */
  #question: ClosingQuestion | undefined;

  /** A browser keeps a form that was sent, for its password manager: nothing of what it showed stays with it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.hasUpdated) return;
    // After an update in which the dialog has ended.
    queueMicrotask(() => render(this.#form(nothing, nothing), this.renderRoot, this.renderOptions));
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.isConnected;
  }

  override render(): TemplateResult {
    const { continueAt, step, notice } = this.requests;
    if (continueAt !== undefined) return this.#renderElsewhere(continueAt);
    const content = html`${notice && !step ? html`<p class="notice">${notice}</p>` : nothing}
    ${step?.render() ?? this.renderContent()} ${this.#renderError()} ${waitNotice(this.localization, this.waiting ? this.#wait.left : 0)}
    ${slowNotice(this.messages, this.#longWait.isLong)}`;
    return this.#form(content, this.renderActions());
  }

  /** While a question is asked, the content is hidden, and keeps what was typed. */
  #form(content: unknown, actions: unknown): TemplateResult {
    const question = this.#question;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <div class="stack" ?hidden=${question !== undefined}>${content}</div>
      ${question ? html`<p role="alert">${question.text}</p>` : nothing}
      <div class="actions">${question ? this.#renderAnswers(question) : actions}</div>
    </form>`;
  }

  /** What screen readers read when the dialog opens, for one that warns. Default: nothing. */
  get description(): string {
    return '';
  }

  /** Downloads what the view needs beside its own file, before it is shown. */
  prepare?(): Promise<void>;

  /** Takes the place of the dialog's heading, once the view knows better. */
  get heading(): string | undefined {
    return this.requests.step?.heading;
  }

  /** What the dialog's heading says now. `undefined`: what it said when it opened. */
  get shownHeading(): string | undefined {
    return this.#question?.title ?? this.heading;
  }

  /** The person pressed Escape or *Cancel*. Where something would be lost, they are asked; a second Escape goes back. */
  requestClose(): void {
    const { step, questionBeforeClosing } = this.requests;
    const asked = step ? step.questionBeforeClosing : questionBeforeClosing;
    const question = this.#question ? undefined : asked;
    if (question || this.#question) this.#ask(question);
    else this.abandon();
  }

  /** Ends the dialog without a question: the person can't see it any more. */
  abandon(): void {
    this.end(this.requests.outcomeWhenClosed);
  }

  /** Sends what the view is for, on Enter or the primary button. Not called while busy or waiting. */
  protected abstract submit(): void;

  protected abstract renderContent(): TemplateResult | typeof nothing;

  /** `undefined` where there is nothing to do but wait. */
  protected abstract primaryButton(): PrimaryButton | undefined;

  /** Puts the focus where the person continues. */
  protected abstract focusField(): void;

  /** Starts again after `mustStartAgain`. */
  protected startAgain(): void {
    this.submit();
  }

  /** Whether the view shows this error itself, such as at a field. */
  protected showsInline(_error: AuthMethodsError): boolean {
    return false;
  }

  /** Whether a rate limit holds up something other than the primary button; the view then counts it down. */
  protected handlesRateLimit(_seconds: number): boolean {
    return false;
  }

  protected get messages(): Localization<M>['messages'] {
    return this.localization.messages;
  }

  protected get busy(): boolean {
    return this.requests.busy;
  }

  protected get error(): AuthMethodsError | undefined {
    return this.requests.error;
  }

  /** A rate limit has not passed yet. */
  protected get waiting(): boolean {
    return this.#wait.left > 0 && !this.#handlesWait;
  }

  /** Whether anything can be entered. Otherwise no error advises to check it. */
  protected get takesInput(): boolean {
    return true;
  }

  /** What can help after the last failure. An error that is shown at its field is mended there. */
  protected get remedy(): Remedy {
    const { error, requests } = this;
    if (!error || this.showsInline(error)) return 'again';
    const remedy = remedyFor(error);
    const isAnotherPossible = requests.mustStartAgain || requests.isStillPossible;
    return isAnotherPossible && remedy !== 'reload' ? 'again' : remedy;
  }

  protected errorText({ code }: AuthMethodsError): string {
    if (this.remedy !== 'reload') {
      return this.requests.explanation ?? errorText(this.messages, code, this.takesInput);
    }
    const { hint, loses } = this.messages.reload;
    return sentences(hint, this.takesInput && loses);
  }

  protected end(outcome: DialogOutcome): void {
    this.dispatchEvent(new DialogEndEvent(outcome));
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { shownHeading } = this;
    if (shownHeading === this.#shownHeading) return;
    this.#shownHeading = shownHeading;
    this.dispatchEvent(new Event('heading-change'));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { error } = this;
    if (error === this.#shownError) return;
    this.#shownError = error;
    if (error?.code !== 'rate_limited') return;
    const seconds = retryDelay(error);
    this.#handlesWait = this.handlesRateLimit(seconds);
    this.#wait.start(seconds);
  }

  /** The buttons that lead out of the dialog, and the one that does what the person is here for, or what helps. */
  protected renderActions(): TemplateResult {
    const primary = this.#shownButton;
    return html`${this.renderWaysOut()}
    ${
      primary
        ? html`<button
          part="button ${primary.isDangerous ? 'danger-button' : 'primary-button'}"
          class=${primary.isDangerous ? 'danger' : 'primary'}
          type="submit"
          aria-disabled=${primary.disabled === true || this.busy || this.waiting}
        >
          ${this.busy ? (primary.busyLabel ?? this.messages.working) : primary.label}
        </button>`
        : nothing
    }`;
  }

  /** Default: *Cancel*. */
  protected renderWaysOut(): TemplateResult {
    return html`<button class="cancel" part="button" type="button" @click=${() => this.requestClose()}>
      ${this.messages.cancel}
    </button>`;
  }

  /** What the primary button and Enter do. */
  protected proceed(): void {
    const { remedy } = this;
    if (this.busy || this.waiting) return;
    if (remedy === 'reload') reloadPage();
    else if (this.requests.mustStartAgain) this.startAgain();
    else if (remedy !== 'again' && !this.#isResuming) this.#resume();
    else if (this.#primaryButton && !this.#primaryButton.disabled) this.#submit();
  }

  #onContinue(): void {
    this.#focusKeeper.focusPrimary();
    this.#resume();
  }

  /** Within the click, since a browser blocks a popup that opens later. */
  #resume(): void {
    const { error } = this;
    if (!error || this.busy || remedyFor(error) === 'nothing') return;
    this.#isResuming = true;
    this.requests.resume(error.stepUp ?? {});
    this.#isResuming = false;
  }

  get #shownButton(): PrimaryButton | undefined {
    const { failed, signIn, startAgain, stepUp } = this.messages;
    const { remedy } = this;
    if (this.requests.mustStartAgain && remedy !== 'reload') return { label: startAgain };
    switch (remedy) {
      case 'again':
        return this.#primaryButton;
      case 'confirm':
        return { label: stepUp.action };
      case 'sign-in':
        return { label: signIn };
      case 'reload':
        return { label: failed.reload };
      case 'nothing':
        return undefined;
    }
  }

  #submit(): void {
    if (this.requests.step) this.requests.step.submit();
    else this.submit();
  }

  get #primaryButton(): PrimaryButton | undefined {
    return this.requests.step?.primaryButton() ?? this.primaryButton();
  }

  #renderError(): TemplateResult | typeof nothing {
    const { error } = this;
    if (!error || this.showsInline(error)) return nothing;
    // Nobody has to wait any longer.
    if (error.code === 'rate_limited' && this.#wait.left === 0) return nothing;
    if (error.code !== 'step_up_required') return errorNotice(this.errorText(error));
    return stepUpNotice(this.messages, this.remedy === 'again' ? () => this.#onContinue() : undefined);
  }

  #renderElsewhere(address: string): TemplateResult {
    const { cancel, elsewhere } = this.messages;
    return html`<div class="stack"><p>${elsewhere.hint}</p></div>
      <div class="actions">
        <button part="button" type="button" @click=${() => this.requestClose()}>${cancel}</button>
        <button part="button" type="button" @click=${() => this.end({ kind: 'closed', uncertain: true })}>
          ${elsewhere.finished}
        </button>
        <a
          class="button primary"
          part="button primary-button"
          href=${address}
          target="_blank"
          rel="noopener noreferrer"
          ${unrecorded()}
          >${elsewhere.open}</a
        >
      </div>`;
  }

  #ask(question: ClosingQuestion | undefined): void {
    this.#question = question;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (question) this.renderRoot.querySelector<HTMLElement>('.actions .primary')?.focus();
      else if (this.requests.step?.focus) this.requests.step.focus();
      else this.focusField();
    });
  }

  /** The safe button has the focus, and Enter. */
  #renderAnswers({ stay, leave }: ClosingQuestion): TemplateResult {
    return html`<button class="cancel" part="button" type="button" @click=${() => this.abandon()}>${leave}</button>
      <button class="primary" part="button primary-button" type="submit">${stay}</button>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#question) this.#ask(undefined);
    else this.proceed();
  }
}
