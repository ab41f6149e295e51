import type { AuthMethod } from './model/auth-method.js';
import type { AuthMethodsError, StepUpChallenge } from './model/auth-methods-error.js';
import type { EnrollableType } from './model/enrollment.js';
import type { TokenReason } from './model/methods-backend.js';

/** What a host may hand to `waitUntil`: anything but `false` lets the action go on; `false` or a rejection stops it. */
export type Permission = Promise<unknown>;

/** An event before an action. `preventDefault()` stops it; `waitUntil()` holds it until the host has asked. */
abstract class BeforeEvent extends Event {
  readonly #permissions: Permission[] = [];

  constructor(name: string) {
    super(name, { bubbles: true, composed: true, cancelable: true });
  }

  /** Holds the action until `permission` settles. `false`, or a rejection, stops it. Call it while the event is dispatched. */
  waitUntil(permission: Permission): void {
    this.#permissions.push(permission);
  }

  /** @internal */
  async isPermitted(): Promise<boolean> {
    if (this.defaultPrevented) return false;
    const answers = await Promise.allSettled(this.#permissions);
    return answers.every((answer) => answer.status === 'fulfilled' && answer.value !== false);
  }

  /** Whether anybody has to be waited for. @internal */
  get isHeld(): boolean {
    return this.#permissions.length > 0;
  }
}

/** The list was loaded, or loaded again. Bubbles, composed, not cancelable. */
export class AuthMethodsLoadedEvent extends Event {
  readonly methods: readonly AuthMethod[];

  constructor(methods: readonly AuthMethod[]) {
    super('auth-methods-loaded', { bubbles: true, composed: true });
    this.methods = methods;
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

  /** Resolve when the person has signed in again; `false`, or a rejection, means they have not. */
  respondWith(response: Promise<unknown>): void {
    this.#response ??= response;
  }

  /** @internal */
  async isAnswered(): Promise<boolean> {
    if (this.#response === undefined) return false;
    try {
      return (await this.#response) !== false;
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

/** Every event of the element, by name. */
export interface AuthMethodsEventMap {
  'auth-methods-loaded': AuthMethodsLoadedEvent;
  'auth-method-before-enroll': AuthMethodBeforeEnrollEvent;
  'auth-method-before-remove': AuthMethodBeforeRemoveEvent;
  'auth-method-enrolled': AuthMethodEnrolledEvent;
  'auth-method-updated': AuthMethodUpdatedEvent;
  'auth-method-removed': AuthMethodRemovedEvent;
  'auth-methods-step-up': AuthMethodsStepUpEvent;
  'auth-methods-error': AuthMethodsErrorEvent;
}

declare global {
  interface GlobalEventHandlersEventMap extends AuthMethodsEventMap {}
}
