import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { tellIfInVain } from './tell-if-in-vain.js';

/** What a host may hand to `waitUntil`: anything but `false` lets the action go on; `false` or a rejection stops it. */
export type Permission = Promise<unknown>;

/** An event before an action. `preventDefault()` stops it; `waitUntil()` holds it until the host has asked. */
abstract class BeforeEvent extends Event {
  readonly #permissions: Permission[] = [];

  constructor(name: string) {
    super(name, { bubbles: true, composed: true, cancelable: true });
  }

  /**
   * Holds the action until `permission` settles. `false`, or a rejection, stops it. Call it while the event is
   * dispatched: before the listener's first `await`.
   */
  waitUntil(permission: Permission): void {
    tellIfInVain(this, 'waitUntil', permission);
    this.#permissions.push(permission);
  }

  /** @internal */
  async isPermitted(): Promise<boolean> {
    if (this.defaultPrevented) return false;
    const answers = await Promise.allSettled(this.#permissions);
    // A function was not called: nobody has permitted anything.
    return answers.every(
      (answer) =>
        answer.status === 'fulfilled' && answer.value !== false && typeof answer.value !== 'function',
    );
  }

  /** Whether anybody has to be waited for. @internal */
  get isHeld(): boolean {
    return this.#permissions.length > 0;
  }
}

/** The person is about to add a method. Bubbles, composed, cancelable; knows `waitUntil()`. */
export class AuthMethodBeforeEnrollEvent extends BeforeEvent {
  readonly methodType: EnrollableType;

  constructor(methodType: EnrollableType) {
    super('auth-method-before-enroll');
    this.methodType = methodType;
  }
}

/** The person has asked to remove a method; the confirmation follows. Bubbles, composed, cancelable; knows `waitUntil()`. */
export class AuthMethodBeforeRemoveEvent extends BeforeEvent {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-before-remove');
    this.method = method;
  }
}

/** A method was added, or a password changed. Bubbles, composed, not cancelable. */
export class AuthMethodEnrolledEvent extends Event {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-enrolled', { bubbles: true, composed: true });
    this.method = method;
  }
}

/** A method was renamed, or its phone channel changed. Bubbles, composed, not cancelable. */
export class AuthMethodUpdatedEvent extends Event {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-updated', { bubbles: true, composed: true });
    this.method = method;
  }
}

/** A method was removed; `method` is as it was. Bubbles, composed, not cancelable. */
export class AuthMethodRemovedEvent extends Event {
  readonly method: AuthMethod;

  constructor(method: AuthMethod) {
    super('auth-method-removed', { bubbles: true, composed: true });
    this.method = method;
  }
}
