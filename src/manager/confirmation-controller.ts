import type { ReactiveController } from 'lit';
import { BackoffPoll } from '../methods/backoff-poll.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { Confirmation, ConfirmationMethod, ConfirmationResult } from '../model/confirmation.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import { Countdown, retryDelay } from '../ui/countdown.js';
import type { DialogRequests, DialogStep } from '../ui/dialog-requests.js';
import type { DialogView } from '../ui/dialog-view.js';
import { confirmationFailure } from './confirmation-failure.js';

/** Where the person is: the ways are loaded, they choose one, they use one, or can use none. */
export type ConfirmationStage =
  | { readonly kind: 'listing' | 'choosing' | 'none' }
  | { readonly kind: 'method'; readonly method: ConfirmationMethod; readonly isSent: boolean };

/** Seconds that a message is given to arrive before another one can be asked for. */
const resendDelay = 30;

/**
 * Runs a host's confirmation for its dialog. What a request failed with no longer counts once the person has left it for
 * another way; a right answer still does.
 */
export class ConfirmationController implements ReactiveController, DialogRequests {
  readonly continueAt = undefined;
  readonly outcomeWhenClosed: DialogOutcome = { kind: 'closed' };
  /** There is nothing to confirm before a confirmation: the person signs in, since their session has ended. */
  readonly resume: () => void;
  /** Set after the answer was right: the person stores their new recovery codes. */
  step: DialogStep | undefined;
  /** Another code could not be sent: the one before can still be verified. */
  isStillPossible = false;
  /** The way that was used last, where any was offered. */
  lastUsed: string | undefined;
  /** Seconds until another code can be sent. */
  readonly delay: Countdown;
  readonly #view: DialogView;
  readonly #confirmation: () => Confirmation;
  readonly #onConfirmed: (result: ConfirmationResult) => void;
  readonly #poll: BackoffPoll;
  #stage: ConfirmationStage = { kind: 'listing' };
  #methods: readonly ConfirmationMethod[] = [];
  #busy = false;
  #error: AuthMethodsError | undefined;
  /** Counts the requests, to know the last one. */
  #latest = 0;

  constructor(
    view: DialogView,
    confirmation: () => Confirmation,
    onConfirmed: (result: ConfirmationResult) => void,
    signIn: () => void,
  ) {
    this.#view = view;
    this.#confirmation = confirmation;
    this.#onConfirmed = onConfirmed;
    this.resume = signIn;
    this.#poll = new BackoffPoll(view, () => void this.verify(undefined, true));
    this.delay = new Countdown(view);
    view.addController(this);
  }

  get stage(): ConfirmationStage {
    return this.#stage;
  }

  get methods(): readonly ConfirmationMethod[] {
    return this.#methods;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get error(): AuthMethodsError | undefined {
    return this.#error;
  }

  get mustStartAgain(): boolean {
    const code = this.#error?.code;
    return code === 'enrollment_expired' || code === 'too_many_attempts';
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    this.#latest += 1;
  }

  /** Loads the ways that are left, and offers the one that was in use, or the best. */
  async list(): Promise<void> {
    this.#enter({ kind: 'listing' });
    const given = await this.#run(() => this.#confirmation().methods());
    if (!given) return;
    if (given.value === 'confirmed') return this.#onConfirmed({});
    this.#methods = usable(given.value);
    const method = this.#methods.find(({ id }) => id === this.lastUsed) ?? this.#methods[0];
    this.#enter(method ? { kind: 'method', method, isSent: false } : { kind: 'none' });
  }

  choose(): void {
    this.#enter({ kind: this.#methods.length > 0 ? 'choosing' : 'none' });
  }

  giveUp(): void {
    this.#enter({ kind: 'none' });
  }

  /** The person chose a way: what is to be sent for it is sent at once. */
  async use(method: ConfirmationMethod): Promise<void> {
    this.#enter({ kind: 'method', method, isSent: false });
    if (isSentFor(method)) await this.send();
  }

  /** Sends the code or the request to approve. */
  async send(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'method') return;
    const { method } = stage;
    this.isStillPossible = stage.isSent;
    if (!(await this.#run(() => this.#confirmation().challenge?.(method)))) return;
    this.delay.start(resendDelay);
    this.#enter({ kind: 'method', method, isSent: true });
    if (method.answer === 'approval') this.#poll.start();
  }

  /** @param inBackground the person did not ask, so that nothing new is shown while they have not approved yet */
  async verify(code: string | undefined, inBackground = false): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'method') return;
    const { method } = stage;
    this.isStillPossible = false;
    const check = (): Promise<unknown> => this.#confirmation().verify(method, code);
    const answer = await this.#run(check, { inBackground });
    if (answer) this.#onConfirmed(Object(answer.value) as ConfirmationResult);
    else if (method.answer === 'approval' && this.#stage === stage) this.#awaitApproval(method, inBackground);
  }

  #awaitApproval(method: ConfirmationMethod, inBackground: boolean): void {
    const error = this.#error;
    // After a lost answer, too: whoever approves on this phone has left the page for it.
    if (error?.code === 'authorization_pending' || error?.code === 'network') this.#poll.scheduleNext();
    else if (error?.code === 'rate_limited') this.#poll.scheduleNext(retryDelay(error));
    // It was refused, or came to nothing: another one can be sent.
    else if (error) this.#enter({ kind: 'method', method, isSent: false }, error);
    if (inBackground && error?.code === 'authorization_pending') this.#error = undefined;
    this.#view.requestUpdate();
  }

  /** Leaves what was asked for before. */
  #enter(stage: ConfirmationStage, error?: AuthMethodsError): void {
    this.#latest += 1;
    this.#busy = false;
    this.#poll.stop();
    this.#stage = stage;
    this.#error = error;
    this.isStillPossible = false;
    if (stage.kind === 'method') this.lastUsed = stage.method.id;
    this.#view.requestUpdate();
  }

  /** Lists the ways again when the connection is back, if that had failed for want of one. */
  readonly #onOnline = (): void => {
    if (this.#stage.kind === 'listing' && this.#error?.code === 'network') void this.list();
  };

  /**
   * Resolves to the value; to `undefined` when it failed, or the person has left it for something else.
   *
   * @param check set for an answer of the person's: if it is right, it counts as long as the dialog is open
   */
  async #run<T>(
    request: () => T | Promise<T>,
    check?: { readonly inBackground: boolean },
  ): Promise<{ readonly value: T } | undefined> {
    const current = (this.#latest += 1);
    this.#busy = !check?.inBackground;
    this.#error = undefined;
    this.#view.requestUpdate();
    try {
      const value = await request();
      return (check ? this.#view.isConnected : this.#latest === current) ? { value } : undefined;
    } catch (thrown) {
      if (this.#latest === current) this.#error = confirmationFailure(thrown);
      return undefined;
    } finally {
      if (this.#latest === current) this.#busy = false;
      this.#view.requestUpdate();
    }
  }
}

/** What can be offered of what a host's script gives. */
function usable(given: unknown): readonly ConfirmationMethod[] {
  const methods = Array.isArray(given) ? (given as readonly ConfirmationMethod[]) : [];
  return methods.filter((method) => Object(method) === method);
}

/** Whether something is sent before the person can answer. */
export function isSentFor({ answer }: ConfirmationMethod): boolean {
  return answer === 'sent-code' || answer === 'approval';
}
