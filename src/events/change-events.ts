import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { warnIfIneffective } from '../ui/warn-once.js';

/** An event before an action. `preventDefault()` stops the action; `waitUntil()` holds it until a promise settles. */
abstract class BeforeEvent extends Event {
  readonly #held: Promise<unknown>[] = [];

  constructor(name: string) {
    super(name, { bubbles: true, composed: true, cancelable: true });
  }

  /**
   * Holds the action until `promise` settles. A rejection stops the action; so does `preventDefault()`, also when it
   * is called while the action is held. Call `waitUntil()` before the listener's first `await`.
   */
  waitUntil(promise: Promise<unknown>): void {
    warnIfIneffective(this, 'waitUntil', promise);
    this.#held.push(promise);
  }

  /** Whether a listener holds the action. @internal */
  get isHeld(): boolean {
    return this.#held.length > 0;
  }

  /** Resolves, once nothing holds the action, to whether it may go ahead. @internal */
  async isPermitted(): Promise<boolean> {
    const results = await Promise.allSettled(this.#held);
    return (
      !this.defaultPrevented &&
      // A function was passed by mistake and never called, so nobody has permitted anything.
      results.every((result) => result.status === 'fulfilled' && typeof result.value !== 'function')
    );
  }
}

/** The person is about to add a method. Bubbles, composed, cancelable; has `waitUntil()`. */
export class AuthMethodBeforeEnrollEvent extends BeforeEvent {
  readonly methodType: EnrollableType;

  constructor(methodType: EnrollableType) {
    super('auth-method-before-enroll');
    this.methodType = methodType;
  }
}

/** The person asked to remove a method; the confirmation follows. Bubbles, composed, cancelable; has `waitUntil()`. */
export class AuthMethodBeforeRemoveEvent extends BeforeEvent {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-before-remove');
    this.method = method;
  }
}

/**
 * A method was added, or a password changed. Its dialog may still be open, to ask for a name or to show recovery codes.
 * Bubbles, composed, not cancelable.
 */
export class AuthMethodEnrolledEvent extends Event {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-enrolled', { bubbles: true, composed: true });
    this.method = method;
  }
}

/** A method was changed: its name, its phone channel, whether it is the default or switched off. Bubbles, composed, not cancelable. */
export class AuthMethodUpdatedEvent extends Event {
  /** The method as it is now. */
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-updated', { bubbles: true, composed: true });
    this.method = method;
  }
}

/** A method was removed. Bubbles, composed, not cancelable. */
export class AuthMethodRemovedEvent extends Event {
  /** The method as it was. */
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-removed', { bubbles: true, composed: true });
    this.method = method;
  }
}
