import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type { TokenReason } from '../model/methods-backend.js';
import { warnIfIneffective } from '../ui/warn-once.js';

/** The list was loaded, or loaded again. Bubbles, composed, not cancelable. */
export class AuthMethodsLoadedEvent extends Event {
  readonly methods: readonly AuthMethod[];

  constructor(methods: readonly AuthMethod[]) {
    super('auth-methods-loaded', { bubbles: true, composed: true });
    this.methods = methods;
  }
}

/** What an action needs before it can be done. */
export interface StepUpRequest {
  /** What the backend demands, as in RFC 9470; empty when it does not say. */
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  /** The scopes of the token that the action needs. Empty with a backend of the host's own. */
  readonly scopes: readonly string[];
  /** The audience of that token. Empty with a backend of the host's own. */
  readonly audience: string;
}

/**
 * An action needs a fresh or stronger sign-in. A host that can provide one calls `respondWith()`, or lets the element
 * ask in its own dialog with `confirmWith()`; then exactly the interrupted action resumes. Without a response the
 * person reads why it stopped, and can try again.
 * Bubbles, composed, cancelable: `preventDefault()` says that the host takes the person elsewhere.
 */
export class AuthMethodsStepUpEvent extends Event implements StepUpRequest {
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  readonly scopes: readonly string[];
  readonly audience: string;
  #response: Promise<unknown> | undefined;
  #confirmation: Confirmation | undefined;

  constructor({ challenge, reason, scopes, audience }: StepUpRequest) {
    super('auth-methods-step-up', { bubbles: true, composed: true, cancelable: true });
    this.challenge = challenge;
    this.reason = reason;
    this.scopes = scopes;
    this.audience = audience;
  }

  /**
   * Resolve when the person has signed in again; `false`, or a rejection, means they have not. Call it before the
   * listener's first `await`.
   */
  respondWith(response: Promise<unknown>): void {
    warnIfIneffective(this, 'respondWith', response, this.#hasAnswer);
    if (!this.#hasAnswer) this.#response = response;
  }

  /**
   * The element asks the person itself: for a code, in the dialog that is open or in one of its own. Call it before the
   * listener's first `await`, in place of `respondWith()`.
   */
  confirmWith(confirmation: Confirmation): void {
    warnIfIneffective(this, 'confirmWith', confirmation, this.#hasAnswer);
    if (!this.#hasAnswer) this.#confirmation = confirmation;
  }

  /** Call it when every listener has run. @internal */
  showConfirmation(show: (confirmation: Confirmation) => Promise<boolean>): void {
    if (this.#confirmation) this.#response ??= show(this.#confirmation);
  }

  /** Resolves to whether the person has signed in again; to `undefined` when no listener says anything. @internal */
  async isAnswered(): Promise<boolean | undefined> {
    if (this.#response === undefined) return this.defaultPrevented ? false : undefined;
    try {
      const answer = await this.#response;
      return answer !== false && typeof answer !== 'function';
    } catch {
      return false;
    }
  }

  get #hasAnswer(): boolean {
    return Boolean(this.#response ?? this.#confirmation);
  }
}

/** Something failed. `error.message` is for developers and holds no secret. Bubbles, composed, not cancelable. */
export class AuthMethodsErrorEvent extends Event {
  readonly error: AuthMethodsError;

  constructor(error: AuthMethodsError) {
    super('auth-methods-error', { bubbles: true, composed: true });
    this.error = error;
  }
}
