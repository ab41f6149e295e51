import { AuthMethodRemovedEvent, AuthMethodUpdatedEvent } from '../events/change-events.js';
import { isolate } from '../i18n/isolate.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';
import type { MethodsStore } from '../store/methods-store.js';
import { readAgain } from '../store/read-again.js';
import { isUncertain } from '../store/backend-operation.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import { errorText } from '../ui/error-text.js';
import type { LiveRegion } from '../ui/live-region.js';
import { safetyOf } from './account-safety.js';
import type { DialogRequest } from './dialog-request.js';
import type { DialogsPort } from './dialogs-port.js';
import type { ListFocus } from './list-focus.js';
import { methodTitles } from './method-titles.js';
import type { Moments } from './moments.js';
import { methodTypes } from './registry.js';
import { loadAfterRemoval } from './type-dialogs.js';

/**
 * Applies how a change ended, in a dialog or without one: to the list, the focus, the live region, and the host's
 * listeners. What follows adding a method is in enrollments.ts.
 */
export class Outcomes {
  readonly #port: DialogsPort;
  readonly #focus: ListFocus;
  readonly #liveRegion: LiveRegion;
  readonly #moments: Moments;

  constructor(port: DialogsPort, focus: ListFocus, liveRegion: LiveRegion, moments: Moments) {
    this.#port = port;
    this.#focus = focus;
    this.#liveRegion = liveRegion;
    this.#moments = moments;
  }

  async apply(outcome: DialogOutcome, request: DialogRequest): Promise<void> {
    const { announcements } = this.#port.localization().messages;
    switch (outcome.kind) {
      // Of an enrollment, which enrollments.ts applies.
      case 'enrolled':
        return;
      case 'closed':
        return this.#closed(outcome, request);
      case 'add-first':
        return this.#focus.restore();
      case 'updated':
        return this.#updated(outcome.methods, request);
      case 'removed':
        return this.#removed(outcome);
      case 'account-changed': {
        const isReplaced = request.kind === 'replace-all';
        this.#liveRegion.announce(isReplaced ? announcements.allReplaced : announcements.allRemoved);
        this.#focus.restore();
        return this.reload();
      }
      case 'signed-out-elsewhere':
        this.#moments.show(announcements.signedOutElsewhere);
        return this.#focus.restore();
    }
  }

  /** A change that was made without a dialog. The focus stays where it is. */
  async applyRowChange(method: AuthMethod, changed: readonly AuthMethod[], isUndone = false): Promise<void> {
    // Where the backend did not return what changed, the list has it.
    if (changed.length === 0) await this.reload();
    const listed = this.#port.store()?.methods.filter(({ id }) => id === method.id) ?? [];
    // It was removed while the change was under way.
    if (changed.length > 0 && listed.length === 0) return;
    const updated = changed.length > 0 ? changed : listed;
    for (const each of updated) this.#port.element.dispatchEvent(new AuthMethodUpdatedEvent(each));
    const { announcements } = this.#port.localization().messages;
    const shown = updated.find(({ id }) => id === method.id) ?? method;
    this.#moments.showChange(announcements.updated(this.titleOf(shown)), method, shown, isUndone);
  }

  /** A change from a row is under way. */
  announceProgress(): void {
    this.#liveRegion.announce(this.#port.localization().messages.working);
  }

  /** Shows on a method's row that a change is under way, or is over. */
  markBusy(id: string, isBusy: boolean): void {
    const row = this.#focus.rowOf(id);
    if (isBusy) row?.setAttribute('data-busy', this.#port.localization().messages.working);
    else row?.removeAttribute('data-busy');
    this.#port.element.requestUpdate();
  }

  /** The person is busy with another dialog: the failure waits for them behind it. */
  async announceFailure(method: AuthMethod, error: AuthMethodsError): Promise<void> {
    const { messages } = this.#port.localization();
    const text = errorText(messages, error.code);
    this.#liveRegion.showNote('', `${this.titleOf(method)}: ${text}`, messages.close);
    if (isUncertain(error)) await this.reload();
  }

  async reload(): Promise<void> {
    await this.#focus.keepDuring(async () => this.#port.store()?.load());
  }

  /** What a method is called, apart from the text around it. */
  titleOf(method: AuthMethod): string {
    const methods = this.#port.store()?.methods ?? [];
    return this.#isolated(methodTitles(methods, this.#port.localization())(method));
  }

  /** What the list has, as far as it tells: `undefined` where it has gaps, or was not read. */
  wholeList(store: MethodsStore): readonly AuthMethod[] | undefined {
    if (this.#port.store() !== store || store.state.status !== 'ready') return undefined;
    return store.state.snapshot.incomplete ? undefined : store.methods;
  }

  async #closed(
    { uncertain, removing }: DialogOutcome & { readonly kind: 'closed' },
    request: DialogRequest,
  ): Promise<void> {
    this.#focus.restore();
    const store = this.#port.store();
    const before = store?.methods ?? [];
    if (!uncertain) return;
    await this.reload();
    if (store)
      await this.#tellWhatCameOfIt(store, before, removing ? { kind: 'remove', method: removing } : request);
  }

  /**
   * The dialog was closed before an answer came. What the list says about it is told as if it had come; a list with gaps
   * says nothing.
   */
  async #tellWhatCameOfIt(
    store: MethodsStore,
    before: readonly AuthMethod[],
    request: DialogRequest,
  ): Promise<void> {
    const methods = this.wholeList(store);
    const { element } = this.#port;
    if (!methods) return;
    const { announcements } = this.#port.localization().messages;
    if (request.kind === 'rename') {
      const method = methods.find(({ id }) => id === request.method.id);
      if (!method || method.name === request.method.name) return;
      element.dispatchEvent(new AuthMethodUpdatedEvent(method));
      this.#moments.showChange(announcements.updated(this.titleOf(method)), request.method, method, false);
    } else if (request.kind === 'remove' && !methods.some(({ id }) => id === request.method.id)) {
      const title = methodTitles(before, this.#port.localization())(request.method);
      this.#showRemoved(request.method, title);
      await this.#followUp(request.method, title);
    }
  }

  async #updated(methods: readonly AuthMethod[], request: DialogRequest): Promise<void> {
    const asked =
      'method' in request ? request.method : 'change' in request ? request.change.method : undefined;
    const isUndone = 'change' in request && request.change.undoes;
    await this.applyRowChange(asked ?? (methods[0] as AuthMethod), methods, isUndone);
    if (asked) await this.#focus.toMethod(asked);
  }

  async #removed({ method, title }: DialogOutcome & { readonly kind: 'removed' }): Promise<void> {
    this.#showRemoved(method, title);
    await this.#focus.toNeighbour();
    // What went with it, only the list can tell.
    if (methodTypes[method.type].goesWith) await this.reload();
    await this.#followUp(method, title);
  }

  #showRemoved(method: AuthMethod, title: string): void {
    this.#port.element.dispatchEvent(new AuthMethodRemovedEvent(method));
    const { announcements } = this.#port.localization().messages;
    this.#moments.show(announcements.removed(this.#isolated(title)), {
      offersSignOut: method.confirmed && !safetyOf(method).recovers,
    });
  }

  /** Tells this browser's password manager, for one, and the person what it was told. The removal stands meanwhile. */
  async #followUp(method: AuthMethod, title: string): Promise<void> {
    const store = this.#port.store();
    if (!store || store.backend.accountOwner) return;
    const afterRemoval = await loadAfterRemoval(method.type);
    if (!afterRemoval) return;
    const readList = async (): Promise<MethodsSnapshot | undefined> => {
      const snapshot = await this.#focus.keepDuring(() => readAgain(store));
      // Another account may have taken the place of this one.
      return this.#port.store() === store ? snapshot : undefined;
    };
    const localization = this.#port.localization();
    const note = await afterRemoval(method, store.methods, readList, localization);
    const { announcements, close } = localization.messages;
    this.#liveRegion.showNote(announcements.removed(this.#isolated(title)), note, close);
    await this.#liveRegion.updateComplete;
    this.#focus.uncover(this.#liveRegion.note);
  }

  #isolated(text: string): string {
    return isolate(text, this.#port.localization().direction);
  }
}
