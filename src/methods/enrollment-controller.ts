import type { LitElement, ReactiveController } from 'lit';
import { isolate } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import { sentences } from '../i18n/sentences.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
} from '../model/enrollment.js';
import type { EnrollmentFlow, EnrollmentState } from '../store/enrollment-flow.js';
import type { LeftBehind } from '../store/left-behind.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import type { ClosingQuestion, DialogControls, DialogRequests, DialogStep } from '../ui/dialog-requests.js';
import type { EnrollmentContext } from './method-type.js';
import { ReplaceStep } from './replace-step.js';
import { StoreCodes } from './store-codes.js';

/** What the controllers of an enrollment view use of it. */
export interface EnrollmentElement<T extends EnrollableType> extends LitElement {
  readonly flow: EnrollmentFlow<T>;
  readonly context: EnrollmentContext;
  readonly localization: Localization<Messages>;
}

export interface EnrollmentOptions {
  /** The person enters nothing before the enrollment starts. Default: `false`. */
  readonly startsAtOnce?: boolean;
  /** Asks whether to replace what the account has, before it starts. Default: a question with its name. */
  readonly replaceTitle?: () => string;
  /** What is on screen is lost when the dialog closes before it is verified. Default: `false`. */
  readonly losesCodes?: boolean;
  /** Returns whether the dialog stays open when the method was added; the view then ends it. Default: it ends. */
  readonly staysOpen?: (outcome: DialogOutcome & { readonly kind: 'enrolled' }) => boolean;
}

/**
 * Runs the flow of an enrollment view: updates the view when the flow's state changes, moves the focus when a phase
 * begins, and ends the dialog when the enrollment is done. Create it before the view's other controllers, which
 * read its state. Disposes of the flow with the view.
 */
export class EnrollmentController<T extends EnrollableType> implements ReactiveController, DialogRequests {
  readonly #element: EnrollmentElement<T>;
  readonly #controls: DialogControls;
  readonly #options: EnrollmentOptions;
  #unsubscribe: (() => void) | undefined;
  #shownState: EnrollmentState<T> | undefined;
  #stateChanged = false;
  #shownPhase: string | undefined;
  #lastRequest: 'start' | 'resend' | 'verify' = 'start';
  #inBackground = false;
  #stepUpFirst: StepUpChallenge | undefined;
  #replaceFirst: ReplaceStep | undefined;
  #storeCodes: StoreCodes | undefined;
  #isDone = false;
  /** What the person asked for while a question in the background was on its way. */
  #next: (() => void) | undefined;

  constructor(element: EnrollmentElement<T>, controls: DialogControls, options: EnrollmentOptions = {}) {
    this.#element = element;
    this.#controls = controls;
    this.#options = options;
    element.addController(this);
  }

  get state(): EnrollmentState<T> {
    return this.#element.flow.state;
  }

  /** What the person answers; while another one is requested, still the one before. */
  get challenge(): EnrollmentChallenge[T] | undefined {
    const { state } = this;
    if ('challenge' in state) return state.challenge;
    return state.phase === 'starting' ? state.previous : undefined;
  }

  /** Whether the state is another one than in the last update. Valid during an update, from `hostUpdate()` on. */
  get stateChanged(): boolean {
    return this.#stateChanged;
  }

  /** The request that was made last. */
  get lastRequest(): 'start' | 'resend' | 'verify' {
    return this.#lastRequest;
  }

  /** Whether the last proof was sent without the person asking for it. */
  get inBackground(): boolean {
    return this.#inBackground;
  }

  get busy(): boolean {
    const { phase } = this.state;
    return phase === 'starting' || (phase === 'verifying' && !this.#inBackground);
  }

  get error(): AuthMethodsError | undefined {
    const error = 'error' in this.state ? this.state.error : undefined;
    // The answer may be older than what the person did before they asked.
    return this.#next && error?.code === 'authorization_pending' ? undefined : error;
  }

  get mustStartAgain(): boolean {
    return this.state.phase === 'failed' || this.#element.flow.couldNotBeShown;
  }

  /** A code that was sent before can be verified, whatever came of sending another one. */
  get isStillPossible(): boolean {
    return this.state.phase === 'challenged' && this.#lastRequest === 'resend';
  }

  get continueAt(): string | undefined {
    return this.state.phase === 'elsewhere' ? this.state.continueAt : undefined;
  }

  get notice(): string | undefined {
    const { context, localization } = this.#element;
    const replaced = context.replacesLater ?? context.replaces;
    return replaced && localization.messages.replaces(isolate(replaced, localization.direction));
  }

  get explanation(): string | undefined {
    const { flow, localization } = this.#element;
    return flow.couldNotBeShown ? localization.messages.setupNotShown : undefined;
  }

  /** What the new method replaces, where the account can have only one. */
  get replaced(): string | undefined {
    const { context, localization } = this.#element;
    return context.replaces && isolate(context.replaces, localization.direction);
  }

  get step(): DialogStep | undefined {
    return this.#storeCodes ?? this.#replaceFirst;
  }

  /** A code must not be lost by a slip, nor a file be kept with one that never counted, nor one be dropped that may. */
  get questionBeforeClosing(): ClosingQuestion | undefined {
    const { state, replaced } = this;
    if (!this.#options.losesCodes || state.phase !== 'challenged') return undefined;
    const {
      title,
      inactive,
      inDoubt,
      earlier,
      back: stay,
      leave,
    } = this.#element.localization.messages.notSaved;
    const { mayBeVerified } = state;
    const text = sentences(mayBeVerified ? inDoubt : inactive, replaced !== undefined && earlier);
    return { title: mayBeVerified ? undefined : title, text, stay, leave };
  }

  get outcomeWhenClosed(): DialogOutcome {
    const { flow } = this.#element;
    if (this.state.phase === 'done') return this.#enrolled(this.state.result);
    const uncertain = flow.isUncertain || this.continueAt !== undefined;
    return { kind: 'closed', uncertain, pending: flow.pending, leftBehind: flow.leftBehind };
  }

  start(input: EnrollmentInput[T]): void {
    this.#lastRequest = 'start';
    this.#inBackground = false;
    void this.#element.flow.start(input, this.#stepUpFirst);
  }

  resend(): void {
    if (this.#waits(() => this.resend())) return;
    this.#lastRequest = 'resend';
    this.#inBackground = false;
    void this.#element.flow.resend(this.#stepUpFirst);
  }

  /** @param inBackground the person did not ask for it, so nothing on screen waits for the answer */
  verify(proof: EnrollmentProof[T], inBackground = false): void {
    if (!inBackground && this.#waits(() => this.verify(proof))) return;
    this.#lastRequest = 'verify';
    this.#inBackground = inBackground;
    this.#element.requestUpdate();
    void this.#element.flow.verify(proof, this.#stepUpFirst);
  }

  /** Goes back to what is asked before the challenge. */
  restart(): void {
    if (this.#waits(() => this.restart())) return;
    this.#element.flow.restart();
  }

  /** Reports a failure that the backend knows nothing about. */
  report(error: AuthMethodsError): void {
    this.#element.flow.report(error);
  }

  /** Sends what is on screen by now: the person may have corrected it meanwhile. */
  resume(challenge: StepUpChallenge): void {
    this.#stepUpFirst = challenge;
    if (this.state.phase !== 'challenged' || this.#lastRequest === 'verify') this.#controls.proceed();
    else if (this.#lastRequest === 'resend') this.resend();
    else this.#controls.startAgain();
    this.#stepUpFirst = undefined;
  }

  hostUpdate(): void {
    if (!this.#element.hasUpdated && this.#options.startsAtOnce) this.#begin();
    this.#unsubscribe ??= this.#element.flow.subscribe(() => this.#element.requestUpdate());
    const { state } = this;
    this.#stateChanged = state !== this.#shownState;
    this.#shownState = state;
    if (state.phase !== 'done' || !state.result.recoveryCodes?.length) return;
    const { result } = state;
    this.#storeCodes ??= new StoreCodes(this.#element, state.result.recoveryCodes, () => this.#end(result));
  }

  hostUpdated(): void {
    const { state } = this;
    if (this.#next && state.phase !== 'verifying') {
      const next = this.error ? undefined : this.#next;
      this.#next = undefined;
      if (next && state.phase === 'challenged') return next();
    }
    if (state.phase === 'done') this.#onDone(state.result);
    const isRunning = state.phase === 'starting' || state.phase === 'verifying';
    const begins = state.phase !== this.#shownPhase && (!isRunning || !this.#shownPhase);
    this.#shownPhase = state.phase;
    // Answers to requests in the background leave the focus where it is.
    if (!begins || (this.#inBackground && state.phase === 'challenged')) return;
    if (this.#storeCodes) this.#storeCodes.focus();
    else if (this.#replaceFirst) this.#element.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    else this.#controls.focusField();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#element.flow.dispose();
    // The view may stay in memory for a while: a browser keeps a form that was sent.
    this.#shownState = undefined;
    this.#storeCodes = undefined;
  }

  /** Whether this comes after the answer to a question in the background. */
  #waits(next: () => void): boolean {
    if (this.state.phase !== 'verifying' || !this.#inBackground) return false;
    this.#next = next;
    this.#inBackground = false;
    this.#element.requestUpdate();
    return true;
  }

  /** Looking must not cost the person what they have: they are asked before a challenge may replace it. */
  #begin(): void {
    const { replaced } = this;
    if (replaced === undefined) {
      this.#controls.startAgain();
      return;
    }
    const { messages } = this.#element.localization;
    const title = this.#options.replaceTitle ?? (() => messages.replaceFirst.title(replaced));
    this.#replaceFirst = new ReplaceStep(this.#element, title, () => {
      this.#replaceFirst = undefined;
      this.#controls.startAgain();
    });
  }

  #onDone(result: EnrollmentResult): void {
    if (this.#isDone) return;
    this.#isDone = true;
    if (this.#storeCodes) this.#element.context.onAdded(this.#enrolled(result));
    else this.#end(result);
  }

  #end(result: EnrollmentResult): void {
    const outcome = this.#enrolled(result);
    if (this.#options.staysOpen?.(outcome)) this.#element.context.onAdded(outcome);
    else this.#controls.end(outcome);
  }

  #enrolled({ method }: EnrollmentResult): DialogOutcome & { readonly kind: 'enrolled' } {
    const { flow } = this.#element;
    return {
      kind: 'enrolled',
      method,
      uncertain: flow.mayHaveLeftOthers,
      leftBehind: this.#leftBesides(method),
    };
  }

  /** What this enrollment continues goes as well, where the backend has kept it besides the new method. */
  #leftBesides(method: AuthMethod | undefined): LeftBehind | undefined {
    const { flow, context } = this.#element;
    const { leftBehind } = flow;
    const continued = context.unfinished?.id;
    if (!method || continued === undefined || continued === method.id) return leftBehind;
    return { type: flow.type, ...leftBehind, ids: new Set([...(leftBehind?.ids ?? []), continued]) };
  }
}
