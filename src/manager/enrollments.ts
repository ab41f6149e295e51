import { AuthMethodEnrolledEvent, AuthMethodUpdatedEvent } from '../events/change-events.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { discardUnfinished } from '../store/discard-unfinished.js';
import { EnrollmentFlow } from '../store/enrollment-flow.js';
import type { LeftBehind } from '../store/left-behind.js';
import { dropMethod, putMethod } from '../store/list-changes.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import { isOfSameIdentity } from './arrangement.js';
import type { DialogRequest, EnrollRequest } from './dialog-request.js';
import { loadReplacementView } from './dialog-views.js';
import type { DialogsPort } from './dialogs-port.js';
import { enrollmentContext } from './enrollment-context.js';
import type { ListFocus } from './list-focus.js';
import type { Moments } from './moments.js';
import type { Outcomes } from './outcomes.js';
import { isUnique, methodTypes, typeName } from './registry.js';

type Enrolled = DialogOutcome & { readonly kind: 'enrolled' };

/** What is known of a method that was added. */
interface Added {
  readonly method: AuthMethod;
  /** It was there already, such as a password that has changed. */
  readonly isChange: boolean;
  /** Only the list can tell what else has changed with it. */
  readonly isStale: boolean;
}

/** What adding a method takes beside its view, downloaded with it: what the view is given, and what follows its end. */
export class Enrollments {
  readonly #port: DialogsPort;
  readonly #focus: ListFocus;
  readonly #moments: Moments;
  readonly #outcomes: Outcomes;
  /** What the dialog has added that is still open. */
  #early: Promise<Added | undefined> | undefined;

  constructor(port: DialogsPort, focus: ListFocus, moments: Moments, outcomes: Outcomes) {
    this.#port = port;
    this.#focus = focus;
    this.#moments = moments;
    this.#outcomes = outcomes;
  }

  createFlow(
    { type, replaces }: EnrollRequest,
    store: MethodsStore,
    facts: EnrollmentTypeFacts | undefined,
  ): EnrollmentFlow {
    // The connection may be gone by the time the old one is to be removed.
    if (replaces) void loadReplacementView().catch(() => undefined);
    this.#early = undefined;
    return new EnrollmentFlow(type, store, facts);
  }

  contextOf(request: EnrollRequest, store: MethodsStore): EnrollmentContext {
    return {
      ...enrollmentContext(request, store, this.#port),
      onAdded: (outcome) => (this.#early ??= this.#add(outcome, request)),
    };
  }

  /** Applies how a dialog that adds a method has ended. Resolves to the request that follows. */
  async apply(outcome: DialogOutcome, request: EnrollRequest): Promise<DialogRequest | undefined> {
    if (outcome.kind === 'closed') await this.#closed(outcome, request);
    if (outcome.kind !== 'enrolled') return undefined;
    const added = await this.#enrolled(outcome, request);
    if (!added || added.id === request.replaces?.id) return undefined;
    // The old one goes, unless the backend has taken it away already.
    const old = this.#port.store()?.methods.find(({ id }) => id === request.replaces?.id);
    if (!old) return undefined;
    await import('./replacement-progress.js').then(
      ({ saveReplacement }) => saveReplacement({ old, added }),
      // Then a reload ends it.
      () => undefined,
    );
    return { kind: 'remove', method: old, replacedBy: added };
  }

  async #closed(
    { pending, uncertain, leftBehind }: DialogOutcome & { readonly kind: 'closed' },
    { type }: EnrollRequest,
  ): Promise<void> {
    this.#focus.restore();
    const store = this.#port.store();
    const before = store?.methods ?? [];
    const isKnown = leftBehind !== undefined && (await this.#discard(leftBehind));
    if (!isKnown) {
      if (pending && store) putMethod(store, pending);
      if (uncertain || (pending && this.#mayReplace(pending))) await this.#outcomes.reload();
    }
    if (!uncertain || !store) return;
    const known = new Set(before.filter(({ confirmed }) => confirmed).map(({ id }) => id));
    for (const method of this.#outcomes.wholeList(store) ?? []) {
      if (method.type !== type || !method.confirmed || known.has(method.id)) continue;
      await this.#tellHost(method);
      await this.#show(method, false);
    }
  }

  /** Resolves to whether the list says what is left. */
  async #discard(leftBehind: LeftBehind): Promise<boolean> {
    const store = this.#port.store();
    return store !== undefined && this.#focus.keepDuring(() => discardUnfinished(store, leftBehind));
  }

  /** Resolves to the new method, as far as the backend or the list tells. */
  async #enrolled(outcome: Enrolled, request: EnrollRequest): Promise<AuthMethod | undefined> {
    const { method, uncertain, leftBehind } = outcome;
    const early = this.#early;
    const added = await (early ?? this.#add(outcome, request));
    if (added) await this.#show(method ?? added.method, added.isChange);
    else {
      const localization = this.#port.localization();
      this.#moments.show(localization.messages.announcements.added(typeName(request.type, localization)));
      this.#focus.restore();
    }
    const isKnown = leftBehind !== undefined && (await this.#discard(leftBehind));
    if (method && added && (uncertain || added.isStale) && !isKnown) await this.#outcomes.reload();
    if (early && added) this.#tellNewName(added.method);
    return added?.method;
  }

  /** Puts the new method into the list, and tells the host. Resolves to what is known of it. */
  async #add({ method }: Enrolled, request: EnrollRequest): Promise<Added | undefined> {
    const added = method ? this.#put(method) : await this.#findUnreturned(request);
    if (added) await this.#tellHost(added.method);
    return added;
  }

  async #tellHost(method: AuthMethod): Promise<void> {
    const { element, seenHere } = this.#port;
    seenHere.add(method.id);
    element.requestUpdate();
    await element.updateComplete;
    element.dispatchEvent(new AuthMethodEnrolledEvent(method));
  }

  #put(method: AuthMethod): Added {
    const store = this.#port.store();
    const type = methodTypes[method.type];
    // Each of the person's linked accounts can have one.
    const ofType =
      store?.methods.filter((other) => other.type === method.type && isOfSameIdentity(other, method)) ?? [];
    const isChange = type.changeable === true && ofType.some(({ confirmed }) => confirmed);
    const isStale = type.comesWith !== undefined || this.#mayReplace(method);
    if (store && isUnique(method.type, store.backend)) {
      for (const old of ofType) if (old.id !== method.id) dropMethod(store, old);
    }
    if (store) putMethod(store, method);
    return { method, isChange, isStale };
  }

  /** The backend did not return the method, so only the list has it. */
  async #findUnreturned({ type, existing }: EnrollRequest): Promise<Added | undefined> {
    const ofType = (): readonly AuthMethod[] =>
      this.#port.store()?.methods.filter((method) => method.type === type && method.confirmed) ?? [];
    const before = ofType();
    await this.#outcomes.reload();
    const added = ofType().find(({ id }) => !before.some((method) => method.id === id));
    // One that is changed by enrolling again may keep its id.
    const changed = existing?.confirmed && (added ?? ofType().find(({ id }) => id === existing.id));
    const method = changed || added;
    return method && { method, isChange: method === changed, isStale: false };
  }

  async #show(method: AuthMethod, isChange: boolean): Promise<void> {
    const { announcements } = this.#port.localization().messages;
    this.#moments.show(
      isChange ? announcements.passwordChanged : announcements.added(this.#outcomes.titleOf(method)),
      { offersSignOut: isChange },
    );
    await this.#focus.toMethod(method);
    // Highlights it for a moment: see row-states.styles.ts.
    this.#focus.rowOf(method.id)?.setAttribute('fresh', '');
  }

  /** The host heard of the method before the person named it. */
  #tellNewName({ id, name }: AuthMethod): void {
    const method = this.#port.store()?.methods.find((known) => known.id === id);
    if (method && method.name !== name) this.#port.element.dispatchEvent(new AuthMethodUpdatedEvent(method));
  }

  /** A new start may have ended an unfinished one, or the one method there was: the list can tell. */
  #mayReplace({ type, id }: AuthMethod): boolean {
    const store = this.#port.store();
    if (!store) return false;
    const others = store.methods.filter((other) => other.type === type && other.id !== id);
    const { unique, changeable } = methodTypes[type];
    return others.some((other) => !other.confirmed || (unique === true && !changeable));
  }
}
