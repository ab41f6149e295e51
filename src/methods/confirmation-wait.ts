import type { ReactiveController } from 'lit';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType, EnrollmentProof } from '../model/enrollment.js';
import { retryDelay } from '../ui/countdown.js';
import { BackoffPoll } from './backoff-poll.js';
import type { EnrollmentController, EnrollmentElement } from './enrollment-controller.js';

/** The types whose challenge can be answered with an empty proof. */
type ConfirmedElsewhere = {
  [T in EnrollableType]: Readonly<Record<never, never>> extends EnrollmentProof[T] ? T : never;
}[EnrollableType];

/** Waits until the person has confirmed on their phone or in their mailbox: asks the backend with an empty proof. */
export class ConfirmationWait<T extends ConfirmedElsewhere> implements ReactiveController {
  readonly #requests: EnrollmentController<T>;
  readonly #isWaiting: () => boolean;
  readonly #poll: BackoffPoll;
  #wasWaiting = false;

  /** @param isWaiting whether the person can confirm now */
  constructor(element: EnrollmentElement<T>, requests: EnrollmentController<T>, isWaiting: () => boolean) {
    this.#requests = requests;
    this.#isWaiting = isWaiting;
    this.#poll = new BackoffPoll(element, () => this.#ask(true));
    element.addController(this);
  }

  /** The person asked, but has not confirmed yet. */
  get isStillPending(): boolean {
    return !this.#requests.inBackground && this.#requests.error?.code === 'authorization_pending';
  }

  /** Asks at once, since the person wants to know. */
  ask(): void {
    this.#ask(false);
  }

  /** Not confirmed yet, or asked too often: there is nothing to do but wait. */
  showsInline({ code }: AuthMethodsError): boolean {
    const { phase } = this.#requests.state;
    return phase === 'challenged' && (code === 'authorization_pending' || code === 'rate_limited');
  }

  hostUpdated(): void {
    const { state, error, stateChanged } = this.#requests;
    const isWaiting = this.#isWaiting();
    const isNew = stateChanged || isWaiting !== this.#wasWaiting;
    this.#wasWaiting = isWaiting;
    if (!isNew || state.phase === 'verifying') return;
    if (!isWaiting || state.phase !== 'challenged') this.#poll.stop();
    else if (!error) this.#poll.start();
    else if (error.code === 'authorization_pending') this.#poll.scheduleNext();
    else if (error.code === 'rate_limited') this.#poll.scheduleNext(retryDelay(error));
    else this.#poll.stop();
  }

  #ask(inBackground: boolean): void {
    this.#poll.stop();
    this.#requests.verify({}, inBackground);
  }
}
