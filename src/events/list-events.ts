import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import type { TokenReason } from '../model/methods-backend.js';
import { tellIfInVain } from './tell-if-in-vain.js';

/** The list was loaded, or loaded again. Bubbles, composed, not cancelable. */
export class AuthMethodsLoadedEvent extends Event {
  readonly methods: readonly AuthMethod[];

  constructor(methods: readonly AuthMethod[]) {
    super('auth-methods-loaded', { bubbles: true, composed: true });
    this.methods = methods;
  }
}

/**
 * An action needs a fresh or stronger sign-in. A host that can provide it calls `respondWith()`; then exactly
 * the interrupted action goes on. Without an answer the person is told and can try again.
 * Bubbles, composed, cancelable: `preventDefault()` says that the host takes the person elsewhere.
 */
export class AuthMethodsStepUpEvent extends Event {
  /** What the backend demands, as in RFC 9470; empty when it does not say. */
  readonly challenge: StepUpChallenge;
  readonly reason: TokenReason;
  #response: Promise<unknown> | undefined;

  constructor(challenge: StepUpChallenge, reason: TokenReason) {
    super('auth-methods-step-up', { bubbles: true, composed: true, cancelable: true });
    this.challenge = challenge;
    this.reason = reason;
  }

  /**
   * Resolve when the person has signed in again; `false`, or a rejection, means they have not. Call it while the
   * event is dispatched: before the listener's first `await`.
   */
  respondWith(response: Promise<unknown>): void {
    tellIfInVain(this, 'respondWith', response);
    this.#response ??= response;
  }

  /** @internal */
  async isAnswered(): Promise<boolean> {
    if (this.#response === undefined) return false;
    try {
      const answer = await this.#response;
      return answer !== false && typeof answer !== 'function';
    } catch {
      return false;
    }
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
