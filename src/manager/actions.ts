import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodUpdatedEvent,
} from '../events.js';
import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { MethodAction } from '../methods/method-actions.js';
import type { DialogOutcome, DialogRequest } from './dialog-view.js';

/** What the public element does for its actions. */
export interface ActionsHost extends ReactiveControllerHost, HTMLElement {
  readonly store: MethodsStore | undefined;
  /** Where the focus goes after a dialog: a method's row, or what comes closest. */
  focusMethod(id: string | undefined): void;
  /** The row below a method's, or above where it is the last. */
  neighbourOf(id: string): string | undefined;
  announce(kind: 'added' | 'removed' | 'updated' | 'passwordChanged', method: AuthMethod, note?: string): void;
}

/** After these, what the backend holds may differ from what its answer said: push and code generators come in pairs. */
const pairedTypes: ReadonlySet<AuthMethod['type']> = new Set<AuthMethod['type']>(['push-notification', 'totp']);

/**
 * From a wish to its end: asks the host, opens the dialog, and sees to what follows.
 * Owns which dialog is open. One at a time.
 */
export class ActionsController implements ReactiveController {
  readonly #host: ActionsHost;
  #request: DialogRequest | undefined;
  #returnTo: HTMLElement | undefined;
  /** Where the focus goes when the method that the dialog is about is gone. */
  #neighbour: string | undefined;
  #asking = false;
  readonly #changes = new AbortController();
  readonly #busy = new Set<string>();
  readonly #seenHere = new Set<string>();
  #freshId: string | undefined;

  constructor(host: ActionsHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The dialog that is open. */
  get request(): DialogRequest | undefined {
    return this.#request;
  }

  /** The method added last. */
  get freshId(): string | undefined {
    return this.#freshId;
  }

  /** Passkeys made in this browser since the page was opened. */
  get seenHere(): ReadonlySet<string> {
    return this.#seenHere;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#request = undefined;
  }

  act(action: MethodAction, method: AuthMethod): void {
    switch (action) {
      case 'remove':
        void this.remove(method);
        return;
      case 'finish':
      case 'change-password':
        if (method.type !== 'unknown' && !method.type.startsWith('webauthn')) {
          void this.enroll(method.type as EnrollableType, action === 'finish' ? method : undefined);
        }
        return;
      case 'send-by-voice':
      case 'send-by-text':
        void this.#setChannel(method, action === 'send-by-voice' ? 'voice' : 'sms');
        return;
      case 'rename':
      case 'details':
        this.#open({ kind: action, method });
    }
  }

  async enroll(type: EnrollableType, unfinished?: AuthMethod): Promise<void> {
    const event = new AuthMethodBeforeEnrollEvent(type);
    await this.#afterAsking(event, () => this.#open({ kind: 'enroll', type, ...(unfinished ? { unfinished } : {}) }));
  }

  async remove(method: AuthMethod): Promise<void> {
    const event = new AuthMethodBeforeRemoveEvent(method);
    await this.#afterAsking(event, () => this.#open({ kind: 'remove', method }));
  }

  /** What a dialog's end means for the list, the focus, and whoever listens. */
  async end(outcome: DialogOutcome): Promise<void> {
    this.#request = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    switch (outcome.kind) {
      case 'closed':
        this.#restoreFocus();
        if (outcome.pending) this.#host.store?.put(outcome.pending);
        if (outcome.uncertain) void this.#host.store?.load();
        return;
      case 'add-first':
        this.#restoreFocus();
        await this.enroll(outcome.type);
        return;
      case 'enrolled':
        await this.#added(outcome.method);
        return;
      case 'updated':
        this.#host.dispatchEvent(new AuthMethodUpdatedEvent(outcome.method));
        this.#host.announce('updated', outcome.method, outcome.note);
        this.#host.focusMethod(outcome.method.id);
        return;
      case 'removed':
        this.#host.dispatchEvent(new AuthMethodRemovedEvent(outcome.method));
        this.#host.announce('removed', outcome.method);
        this.#host.focusMethod(this.#neighbour);
        if (pairedTypes.has(outcome.method.type)) void this.#host.store?.load();
    }
  }

  async #added(method: AuthMethod): Promise<void> {
    const { store } = this.#host;
    const replaced = store?.methods.filter(
      (old) => old.type === method.type && old.id !== method.id && (old.type === 'recovery-code' || old.type === 'password'),
    );
    const changed = method.type === 'password' && store?.methods.some(({ type }) => type === 'password');
    for (const old of replaced ?? []) store?.drop(old);
    store?.put(method);
    this.#freshId = method.id;
    if (method.type === 'passkey') this.#seenHere.add(method.id);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.dispatchEvent(new AuthMethodEnrolledEvent(method));
    this.#host.announce(changed ? 'passwordChanged' : 'added', method);
    this.#host.focusMethod(method.id);
    if (method.type === 'push-notification') void store?.load();
  }

  async #setChannel(method: AuthMethod, channel: PhoneChannel): Promise<void> {
    const { store } = this.#host;
    if (!store || this.#busy.has(method.id)) return;
    this.#busy.add(method.id);
    try {
      const changed = await store.setPhoneChannel(method, channel, { signal: this.#changes.signal });
      this.#host.dispatchEvent(new AuthMethodUpdatedEvent(changed));
      this.#host.announce('updated', changed);
    } catch (cause) {
      // What one click can't do is gone on with in a dialog: a wait, a fresh sign-in, another try.
      const error = AuthMethodsError.from(cause);
      if (error.code !== 'aborted') this.#open({ kind: 'channel', method, channel, error });
    } finally {
      this.#busy.delete(method.id);
    }
  }

  /** Hosts that hold an event are asked once: a second click meanwhile is not a second wish. */
  async #afterAsking(
    event: AuthMethodBeforeEnrollEvent | AuthMethodBeforeRemoveEvent,
    action: () => void,
  ): Promise<void> {
    if (this.#request || this.#asking) return;
    this.#asking = true;
    try {
      this.#host.dispatchEvent(event);
      // Without anybody to wait for, the dialog opens within the click.
      if (event.isHeld ? await event.isPermitted() : !event.defaultPrevented) action();
    } finally {
      this.#asking = false;
    }
  }

  #open(request: DialogRequest): void {
    if (this.#request || !this.#host.isConnected) return;
    this.#returnTo = deepActiveElement();
    this.#neighbour = request.kind === 'enroll' ? undefined : this.#host.neighbourOf(request.method.id);
    this.#request = request;
    this.#host.requestUpdate();
  }

  #restoreFocus(): void {
    if (this.#returnTo?.isConnected) this.#returnTo.focus();
    else this.#host.focusMethod(undefined);
    this.#returnTo = undefined;
  }
}

function deepActiveElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
