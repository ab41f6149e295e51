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

/** What a controller of a confirmation does with its dialog. */
interface ConfirmationEnds {
  readonly confirmed: (result: ConfirmationResult) => void;
  readonly signIn: () => void;
}

/**
 * Runs a host's confirmation for its dialog. What a request failed with no longer counts once the person has left it for
 * another way; a right answer still does.
 */
export class ConfirmationController implements ReactiveController, DialogRequests {
  readonly continueAt = undefined;
  readonly outcomeWhenClosed: DialogOutcome = { kind: 'closed' };
  /** Set after the answer was right: the person stores their new recovery codes. */
  step: DialogStep | undefined;
  /** Seconds until another code can be sent. */
  readonly delay: Countdown;
  readonly #view: DialogView;
  readonly #confirmation: () => Confirmation;
  readonly #ends: ConfirmationEnds;
  readonly #poll: BackoffPoll;
  #stage: ConfirmationStage = { kind: 'listing' };
  /** The way that was used last. */
  #lastUsed: string | undefined;
  #lastRequest: 'list' | 'send' | 'verify' = 'list';
  #methods: readonly ConfirmationMethod[] = [];
  #busy = false;
  #error: AuthMethodsError | undefined;
  /** Counts the requests, to know the last one. */
  #latest = 0;

  constructor(view: DialogView, confirmation: () => Confirmation, ends: ConfirmationEnds) {
    this.#view = view;
    this.#confirmation = confirmation;
    this.#ends = ends;
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

  /** A code that was sent before can be verified, whatever came of sending another one. */
  get isStillPossible(): boolean {
    return this.#lastRequest === 'send' && this.#stage.kind === 'method' && this.#stage.isSent;
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    this.#latest += 1;
  }

  /** There is nothing to confirm before a confirmation: only a session that has ended needs a sign-in. */
  resume(): void {
    this.#ends.signIn();
  }

  /** Loads the ways that are left, and offers the one that was in use, or the best. */
  async list(): Promise<void> {
    this.#leave();
    this.#enter({ kind: 'listing' });
    const given = await this.#run('list', () => this.#confirmation().methods());
    if (!given || given.isLate) return;
    if (given.value === 'confirmed') return this.#ends.confirmed({});
    this.#methods = usable(given.value);
    const method = this.#methods.find(({ id }) => id === this.#lastUsed) ?? this.#methods[0];
    this.#enter(method ? { kind: 'method', method, isSent: false } : { kind: 'none' });
  }

  choose(): void {
    this.#leave();
    this.#enter({ kind: this.#methods.length > 0 ? 'choosing' : 'none' });
  }

  giveUp(): void {
    this.#leave();
    this.#enter({ kind: 'none' });
  }

  /** The person chose a way: what is to be sent for it is sent at once. */
  async use(method: ConfirmationMethod): Promise<void> {
    this.#leave();
    this.#enter({ kind: 'method', method, isSent: false });
    if (isSentFor(method)) await this.send();
  }

  /** Sends the code or the request to approve. */
  async send(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'method') return;
    const { method } = stage;
    const sent = await this.#run('send', () => this.#confirmation().challenge?.(method));
    if (!sent || sent.isLate) return;
    this.delay.start(resendDelay);
    this.#enter({ kind: 'method', method, isSent: true });
    if (method.answer === 'approval') this.#poll.start();
  }

  /** @param inBackground the person did not ask, so that nothing new is shown while they have not approved yet */
  async verify(code: string | undefined, inBackground = false): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'method') return;
    const { method } = stage;
    const answer = await this.#run(
      'verify',
      (): Promise<unknown> => this.#confirmation().verify(method, code),
      inBackground,
    );
    if (answer) this.#ends.confirmed(Object(answer.value) as ConfirmationResult);
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

  #leave(): void {
    this.#latest += 1;
    this.#busy = false;
    this.#poll.stop();
  }

  #enter(stage: ConfirmationStage, error?: AuthMethodsError): void {
    this.#stage = stage;
    this.#error = error;
    if (stage.kind === 'method') this.#lastUsed = stage.method.id;
    this.#view.requestUpdate();
  }

  /** A connection that has come back lists the ways that it could not. */
  readonly #onOnline = (): void => {
    if (this.#stage.kind === 'listing' && this.#error?.code === 'network') void this.list();
  };

  /** Resolves to the value; to `undefined` when it failed, or the dialog is gone. */
  async #run<T>(
    kind: 'list' | 'send' | 'verify',
    request: () => T | Promise<T>,
    inBackground = false,
  ): Promise<Answer<T> | undefined> {
    const current = (this.#latest += 1);
    this.#lastRequest = kind;
    this.#busy = !inBackground;
    this.#error = undefined;
    this.#view.requestUpdate();
    try {
      const value = await request();
      return this.#view.isConnected ? { value, isLate: this.#latest !== current } : undefined;
    } catch (thrown) {
      if (this.#latest === current) this.#error = confirmationFailure(thrown);
      return undefined;
    } finally {
      if (this.#latest === current) this.#busy = false;
      this.#view.requestUpdate();
    }
  }
}

interface Answer<T> {
  readonly value: T;
  /** The person has left it for something else. */
  readonly isLate: boolean;
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
