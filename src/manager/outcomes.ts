import {
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodUpdatedEvent,
} from '../events/change-events.js';
import type { MethodDialogs } from '../methods/method-type.js';
import { isolate } from '../i18n/isolate.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';
import { discardUnfinished } from '../store/discard-unfinished.js';
import type { LeftBehind } from '../store/left-behind.js';
import { dropMethod, putMethod } from '../store/list-changes.js';
import type { MethodsStore } from '../store/methods-store.js';
import { readAgain } from '../store/read-again.js';
import { isUncertain } from '../store/backend-operation.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import { errorText } from '../ui/error-text.js';
import type { LiveRegion } from '../ui/live-region.js';
import { isOfSameIdentity } from './arrangement.js';
import type { DialogRequest } from './dialog-request.js';
import type { DialogsPort } from './dialogs.js';
import type { ListFocus } from './list-focus.js';
import { methodTitles } from './method-titles.js';
import { isUnique, methodTypes, typeName } from './registry.js';
import { typeDialogs } from './type-dialogs.js';

/** Applies how a dialog or a change ended: to the list, the focus, the live region, and the host's listeners. */
export class Outcomes {
  readonly #port: DialogsPort;
  readonly #focus: ListFocus;
  readonly #liveRegion: LiveRegion;

  constructor(port: DialogsPort, focus: ListFocus, liveRegion: LiveRegion) {
    this.#port = port;
    this.#focus = focus;
    this.#liveRegion = liveRegion;
  }

  async apply(outcome: DialogOutcome, request: DialogRequest): Promise<void> {
    const { announcements } = this.#port.localization().messages;
    switch (outcome.kind) {
      case 'closed':
        return this.#closed(outcome, request);
      case 'add-first':
        return this.#focus.restore();
      case 'enrolled':
        return this.#enrolled(outcome, request);
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
        this.#liveRegion.announce(announcements.signedOutElsewhere);
        return this.#focus.restore();
    }
  }

  /** A change that was made without a dialog. The focus stays where it is. */
  async applyRowChange(method: AuthMethod, changed: readonly AuthMethod[]): Promise<void> {
    // Where the backend did not return what changed, the list has it.
    if (changed.length === 0) await this.reload();
    const listed = this.#port.store()?.methods.filter(({ id }) => id === method.id) ?? [];
    // It was removed while the change was under way.
    if (changed.length > 0 && listed.length === 0) return;
    const updated = changed.length > 0 ? changed : listed;
    for (const each of updated) this.#port.element.dispatchEvent(new AuthMethodUpdatedEvent(each));
    this.#announce('updated', updated.find(({ id }) => id === method.id) ?? method);
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
    this.#liveRegion.showNote('', `${this.#titleOf(method)}: ${text}`, messages.close);
    if (isUncertain(error)) await this.reload();
  }

  async reload(): Promise<void> {
    await this.#focus.keepDuring(async () => this.#port.store()?.load());
  }

  async #closed(
    { pending, uncertain, leftBehind }: DialogOutcome & { readonly kind: 'closed' },
    request: DialogRequest,
  ): Promise<void> {
    this.#focus.restore();
    const store = this.#port.store();
    const before = store?.methods ?? [];
    const isKnown = leftBehind !== undefined && (await this.#discard(leftBehind));
    if (!isKnown) {
      if (pending && store) putMethod(store, pending);
      if (uncertain || (pending && this.#mayReplace(pending))) await this.reload();
    }
    if (uncertain && store) await this.#tellWhatCameOfIt(store, before, request);
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
    if (this.#port.store() !== store || store.state.status !== 'ready') return;
    if (store.state.snapshot.incomplete) return;
    const { methods } = store;
    const { element } = this.#port;
    if (request.kind === 'enroll') {
      const known = new Set(before.filter(({ confirmed }) => confirmed).map(({ id }) => id));
      for (const method of methods)
        if (method.type === request.type && method.confirmed && !known.has(method.id))
          element.dispatchEvent(new AuthMethodEnrolledEvent(method));
    } else if (request.kind === 'rename') {
      const method = methods.find(({ id }) => id === request.method.id);
      if (method && method.name !== request.method.name)
        element.dispatchEvent(new AuthMethodUpdatedEvent(method));
    } else if (request.kind === 'remove' && !methods.some(({ id }) => id === request.method.id)) {
      element.dispatchEvent(new AuthMethodRemovedEvent(request.method));
      const title = methodTitles(before, this.#port.localization())(request.method);
      await this.#followUp(request.method, title);
    }
  }

  /** Resolves to whether the list says what is left. */
  async #discard(leftBehind: LeftBehind): Promise<boolean> {
    const store = this.#port.store();
    return store !== undefined && this.#focus.keepDuring(() => discardUnfinished(store, leftBehind));
  }

  async #enrolled(
    { method, uncertain, leftBehind }: DialogOutcome & { readonly kind: 'enrolled' },
    request: DialogRequest,
  ): Promise<void> {
    if (!method) {
      if (request.kind === 'enroll') await this.#showUnreturned(request.type, request.existing);
      if (leftBehind) await this.#discard(leftBehind);
      return;
    }
    const store = this.#port.store();
    const type = methodTypes[method.type];
    // Each of the person's linked accounts can have one.
    const ofType =
      store?.methods.filter((other) => other.type === method.type && isOfSameIdentity(other, method)) ?? [];
    const isChange = type.changeable === true && ofType.some(({ confirmed }) => confirmed);
    const isStale = uncertain || type.comesWith !== undefined || this.#mayReplace(method);
    if (store && isUnique(method.type, store.backend)) {
      for (const old of ofType) if (old.id !== method.id) dropMethod(store, old);
    }
    if (store) putMethod(store, method);
    await this.#showAdded(method, isChange);
    if (leftBehind && (await this.#discard(leftBehind))) return;
    if (isStale) await this.reload();
  }

  /** The backend did not return the method, so only the list shows it. */
  async #showUnreturned(type: EnrollableType, replaced: AuthMethod | undefined): Promise<void> {
    const ofType = (): readonly AuthMethod[] =>
      this.#port.store()?.methods.filter((method) => method.type === type && method.confirmed) ?? [];
    const before = ofType();
    await this.reload();
    const added = ofType().find(({ id }) => !before.some((method) => method.id === id));
    // One that is changed by enrolling again may keep its id.
    const changed = replaced?.confirmed && (added ?? ofType().find(({ id }) => id === replaced.id));
    if (changed) return this.#showAdded(changed, true);
    if (added) return this.#showAdded(added);
    const localization = this.#port.localization();
    this.#liveRegion.announce(localization.messages.announcements.added(typeName(type, localization)));
    this.#focus.restore();
  }

  async #showAdded(method: AuthMethod, isChange = false): Promise<void> {
    this.#port.showAdded(method);
    await this.#port.element.updateComplete;
    this.#port.element.dispatchEvent(new AuthMethodEnrolledEvent(method));
    this.#announce(isChange ? 'passwordChanged' : 'added', method);
    await this.#focus.toMethod(method);
    // Highlights it for a moment: see row-states.styles.ts.
    this.#focus.rowOf(method.id)?.setAttribute('fresh', '');
  }

  async #updated(methods: readonly AuthMethod[], request: DialogRequest): Promise<void> {
    const asked =
      'method' in request ? request.method : 'change' in request ? request.change.method : undefined;
    await this.applyRowChange(asked ?? (methods[0] as AuthMethod), methods);
    if (asked) await this.#focus.toMethod(asked);
  }

  async #removed({ method, title }: DialogOutcome & { readonly kind: 'removed' }): Promise<void> {
    this.#port.element.dispatchEvent(new AuthMethodRemovedEvent(method));
    const { announcements } = this.#port.localization().messages;
    this.#liveRegion.announce(announcements.removed(this.#isolated(title)));
    await this.#focus.toNeighbour();
    // What went with it, only the list can tell.
    if (methodTypes[method.type].goesWith) await this.reload();
    await this.#followUp(method, title);
  }

  /** Tells this browser's password manager, for one, and the person what it was told. The removal stands meanwhile. */
  async #followUp(method: AuthMethod, title: string): Promise<void> {
    const store = this.#port.store();
    if (!store || store.backend.accountOwner) return;
    const { afterRemoval } = await typeDialogs(method.type).catch((): MethodDialogs => ({}));
    const readList = async (): Promise<MethodsSnapshot | undefined> => {
      const snapshot = await this.#focus.keepDuring(() => readAgain(store));
      // Another account may have taken the place of this one.
      return this.#port.store() === store ? snapshot : undefined;
    };
    const localization = this.#port.localization();
    const note = await afterRemoval?.(method, store.methods, readList, localization);
    if (note === undefined) return;
    const { announcements, close } = localization.messages;
    this.#liveRegion.showNote(announcements.removed(this.#isolated(title)), note, close);
    await this.#liveRegion.updateComplete;
    this.#focus.uncover(this.#liveRegion.note);
  }

  /** A new start may have ended an unfinished one, or the one method there was: the list can tell. */
  #mayReplace({ type, id }: AuthMethod): boolean {
    const store = this.#port.store();
    if (!store) return false;
    const others = store.methods.filter((other) => other.type === type && other.id !== id);
    const { unique, changeable } = methodTypes[type];
    return others.some((other) => !other.confirmed || (unique === true && !changeable));
  }

  #announce(kind: 'added' | 'updated' | 'passwordChanged', method: AuthMethod): void {
    const { announcements } = this.#port.localization().messages;
    this.#liveRegion.announce(
      kind === 'passwordChanged' ? announcements.passwordChanged : announcements[kind](this.#titleOf(method)),
    );
  }

  #titleOf(method: AuthMethod): string {
    const methods = this.#port.store()?.methods ?? [];
    return this.#isolated(methodTitles(methods, this.#port.localization())(method));
  }

  #isolated(text: string): string {
    return isolate(text, this.#port.localization().direction);
  }
}
