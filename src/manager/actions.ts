import {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodUpdatedEvent,
} from '../events/change-events.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import { isUncertain } from '../model/error-facts.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import type { MethodAction } from '../methods/method-actions.js';
import { setPhoneChannel } from '../store/method-changes.js';
import type { MethodsStore } from '../store/methods-store.js';
import { LiveRegion } from '../ui/live-region.js';
import { DialogHost } from './dialog-host.js';
import { DialogEndEvent, type DialogOutcome, type DialogRequest } from './dialog-view.js';
import { ListFocus, type ListFocusPort } from './list-focus.js';
import { methodLabel } from './registry.js';

/** What the public element lets its actions see and do. */
export interface ActionsPort extends ListFocusPort {
  readonly store: () => MethodsStore | undefined;
  readonly localization: () => Localization<Messages>;
  readonly identity: () => IdentityInput;
  /** Whether the host allows no changes. */
  readonly readonly: () => boolean;
  /** Marks a method as just added. */
  readonly showAdded: (method: AuthMethod) => void;
}

/**
 * From a wish to its end: asks the host, opens the dialog, and sees to what follows.
 * Owns the dialog, one at a time, and the live region. Downloaded when the pointer or the focus comes near, so
 * that a page on which nobody changes anything does without.
 */
export class Actions {
  readonly #port: ActionsPort;
  readonly #liveRegion: LiveRegion;
  readonly #focus: ListFocus;
  #dialog: DialogHost | undefined;
  /** The wish that the host is being asked about. */
  #asking: { readonly store: MethodsStore | undefined } | undefined;
  readonly #changing = new Map<string, AbortController>();

  constructor(port: ActionsPort) {
    this.#port = port;
    this.#focus = new ListFocus(port);
    LiveRegion.define();
    DialogHost.define();
    this.#liveRegion = document.createElement(LiveRegion.tag) as LiveRegion;
    port.container.append(this.#liveRegion);
  }

  act(action: MethodAction, method: AuthMethod): void {
    switch (action) {
      case 'remove':
        void this.remove(method);
        return;
      case 'finish':
      case 'change-password':
        void this.enroll(method.type as EnrollableType, action === 'finish' ? method : undefined);
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
    await this.#afterAsking(event, () =>
      this.#open({ kind: 'enroll', type, ...(unfinished ? { unfinished } : {}) }),
    );
  }

  async remove(method: AuthMethod): Promise<void> {
    const event = new AuthMethodBeforeRemoveEvent(method);
    await this.#afterAsking(event, () => this.#open({ kind: 'remove', method }));
  }

  /**
   * Closes whatever is open: the element has left the page. What is under way is aborted.
   *
   * @returns whether something may have been under way, so that the list may be out of date
   */
  leave(): boolean {
    const mayHaveChanged = this.#dialog !== undefined || this.#changing.size > 0;
    this.#dialog?.remove();
    this.#dialog = undefined;
    this.#asking = undefined;
    for (const change of this.#changing.values()) change.abort();
    this.#changing.clear();
    return mayHaveChanged;
  }

  /** Hands an open dialog what has changed around it. */
  update(): void {
    const store = this.#port.store();
    const wish = this.#dialog ?? this.#asking;
    // Another account's methods are no business of this dialog; nor is a change, once the host allows none.
    if (wish && wish.store !== store) this.leave();
    else if (this.#port.readonly() && this.#dialog?.request.kind !== 'details') void this.#withdraw();
    else if (store && this.#dialog) Object.assign(this.#dialog, this.#dialogProperties(store));
  }

  async #withdraw(): Promise<void> {
    const hadDialog = this.#dialog !== undefined;
    if (!this.leave()) return;
    await this.#port.element.updateComplete;
    if (hadDialog) this.#focus.restore();
    await this.#reload();
  }

  /** Hosts that hold an event are asked once: a second click meanwhile is not a second wish. */
  async #afterAsking(
    event: AuthMethodBeforeEnrollEvent | AuthMethodBeforeRemoveEvent,
    action: () => void,
  ): Promise<void> {
    if (this.#dialog || this.#asking) return;
    const asking = { store: this.#port.store() };
    this.#asking = asking;
    this.#port.element.dispatchEvent(event);
    // Without anybody to wait for, the dialog opens within the click.
    const isPermitted = event.isHeld ? await event.isPermitted() : !event.defaultPrevented;
    // The element may have left the page meanwhile, or turned to another account.
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    if (isPermitted) action();
  }

  #open(request: DialogRequest): void {
    const store = this.#port.store();
    if (this.#dialog || !store || !this.#port.element.isConnected) return;
    this.#focus.remember(request.kind === 'enroll' ? undefined : request.method);
    const dialog = document.createElement(DialogHost.tag) as DialogHost;
    Object.assign(dialog, { request, store, ...this.#dialogProperties(store) });
    dialog.setAttribute(
      'exportparts',
      'dialog, dialog-heading, button, primary-button, danger-button, code-input',
    );
    dialog.addEventListener('dialog-end', (event) => {
      if (event instanceof DialogEndEvent && this.#dialog === dialog) void this.#end(event.outcome);
    });
    this.#dialog = dialog;
    this.#port.container.append(dialog);
  }

  #dialogProperties(store: MethodsStore): Partial<DialogHost> {
    const { localization, identity, groups } = this.#port;
    const offered = groups().flatMap(({ offers }) => offers.map(({ type }) => type));
    return { store, localization: localization(), identity: identity(), offered };
  }

  /** What a dialog's end means for the list, the focus, and whoever listens. */
  async #end(outcome: DialogOutcome): Promise<void> {
    this.#dialog?.remove();
    this.#dialog = undefined;
    const { element } = this.#port;
    const store = this.#port.store();
    switch (outcome.kind) {
      case 'closed':
        this.#focus.restore();
        if (outcome.pending) store?.put(outcome.pending);
        if (outcome.uncertain || (outcome.pending && this.#mayReplace(outcome.pending))) await this.#reload();
        return;
      case 'add-first':
        this.#focus.restore();
        await this.enroll(outcome.type);
        return;
      case 'enrolled':
        await this.#added(outcome.method, outcome.uncertain);
        return;
      case 'updated':
        element.dispatchEvent(new AuthMethodUpdatedEvent(outcome.method));
        this.#announce('updated', outcome.method, outcome.note);
        await this.#focus.toMethod(outcome.method);
        return;
      case 'removed':
        element.dispatchEvent(new AuthMethodRemovedEvent(outcome.method));
        this.#announce('removed', outcome.method, outcome.note);
        await this.#focus.toNeighbour();
        // Some come in pairs: what else has gone, only the list can tell.
        if (outcome.method.type === 'push-notification' || outcome.method.type === 'totp')
          await this.#reload();
    }
  }

  async #added(method: AuthMethod, uncertain = false): Promise<void> {
    const store = this.#port.store();
    const former = store?.methods.filter(({ type, id }) => type === method.type && id !== method.id) ?? [];
    const isPassword = method.type === 'password';
    const changed = isPassword && store?.methods.some(({ type }) => type === 'password');
    const isStale = uncertain || method.type === 'push-notification' || this.#mayReplace(method);
    // There is one password and one recovery code: a new one takes the place of the old.
    if (isPassword || method.type === 'recovery-code') for (const old of former) store?.drop(old);
    store?.put(method);
    this.#port.showAdded(method);
    await this.#port.element.updateComplete;
    this.#port.element.dispatchEvent(new AuthMethodEnrolledEvent(method));
    this.#announce(changed ? 'passwordChanged' : 'added', method);
    await this.#focus.toMethod(method);
    if (isStale) await this.#reload();
  }

  /** A new start may have ended one that was never finished, or the recovery code there was: the list can tell. */
  #mayReplace({ type, id }: AuthMethod): boolean {
    const methods = this.#port.store()?.methods ?? [];
    return methods.some(
      (other) => other.type === type && other.id !== id && (!other.confirmed || type === 'recovery-code'),
    );
  }

  async #setChannel(method: AuthMethod, channel: PhoneChannel): Promise<void> {
    const store = this.#port.store();
    if (!store || this.#changing.has(method.id)) return;
    const change = new AbortController();
    this.#changing.set(method.id, change);
    try {
      const changed = await setPhoneChannel(store, method, channel, { signal: change.signal });
      this.#port.element.dispatchEvent(new AuthMethodUpdatedEvent(changed));
      this.#announce('updated', changed);
    } catch (cause) {
      const error = AuthMethodsError.from(cause);
      if (error.code !== 'aborted') await this.#onChannelError({ kind: 'channel', method, channel, error });
    } finally {
      this.#changing.delete(method.id);
    }
  }

  /** What one click can't do is gone on with in a dialog: a wait, a fresh sign-in, another try. */
  async #onChannelError(request: DialogRequest & { readonly kind: 'channel' }): Promise<void> {
    if (!this.#dialog) return this.#open(request);
    // The person is about something else by now: it waits for them behind that dialog.
    const { messages } = this.#port.localization();
    const { method, error } = request;
    const label = methodLabel(method, this.#port.localization());
    this.#liveRegion.announce('', `${label}: ${messages.errors[error.code]}`);
    if (isUncertain(error)) await this.#reload();
  }

  #announce(
    kind: 'added' | 'removed' | 'updated' | 'passwordChanged',
    method: AuthMethod,
    note?: string,
  ): void {
    const localization = this.#port.localization();
    const { announcements } = localization.messages;
    const text =
      kind === 'passwordChanged'
        ? announcements.passwordChanged
        : announcements[kind](methodLabel(method, localization));
    this.#liveRegion.announce(text, note);
  }

  #reload(): Promise<void> {
    return this.#focus.keepDuring(() => this.#port.store()?.load());
  }
}
