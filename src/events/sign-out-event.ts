import { warnIfIneffective } from '../ui/warn-once.js';

/**
 * The person asked to be signed out everywhere else, and the page said with `canSignOutElsewhere` that it can do that.
 * A host ends the other sessions and calls `respondWith()`. Bubbles, composed, not cancelable.
 */
export class AuthMethodsSignOutElsewhereEvent extends Event {
  #response: Promise<unknown> | undefined;

  constructor() {
    super('auth-methods-sign-out-elsewhere', { bubbles: true, composed: true });
  }

  /**
   * Resolve when the other sessions have ended. A rejection, `false`, or a `Response` that is not `ok` means they have
   * not, and the person can try again. Call it before the listener's first `await`.
   */
  respondWith(response: Promise<unknown>): void {
    warnIfIneffective(this, 'respondWith', response, this.#response !== undefined);
    this.#response ??= response;
  }

  /** What a listener has responded with; `undefined` when none did. @internal */
  get response(): Promise<unknown> | undefined {
    return this.#response;
  }
}
