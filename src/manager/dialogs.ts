import type { AuthMethodBeforeEnrollEvent, AuthMethodBeforeRemoveEvent } from '../events/change-events.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { EnrollmentViewClass } from '../methods/method-type.js';
import { AuthMethodsError, throwMissingChunk } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type { EnrollableType } from '../model/enrollment.js';
import { refresh } from '../store/freshen.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { ComponentClass } from '../ui/component.js';
import { DialogEndEvent, type DialogOutcome } from '../ui/dialog-outcome.js';
import type { DialogView } from '../ui/dialog-view.js';
import { isHiddenByPage } from '../ui/hidden-watch.js';
import { LiveRegion } from '../ui/live-region.js';
import { warnOnce } from '../ui/warn-once.js';
import {
  addingMessages,
  AllMessages,
  helpMessages,
  type AddingMessages,
  type HelpingMessages,
} from './all-messages.js';
import { isOfSameIdentity } from './arrangement.js';
import { Confirmations } from './confirmations.js';
import type { DialogContext } from './dialog-context.js';
import { claiming, downloaded, further, loadView, type ChangeRequest } from './dialog-views.js';
import type { DialogsPort } from './dialogs-port.js';
import { DialogFrame } from './dialog-frame.js';
import { beforeEvent, headingOf, type DialogRequest, type EnrollRequest } from './dialog-request.js';
import type { Enrollments } from './enrollments.js';
import { ListFocus } from './list-focus.js';
import { Moments } from './moments.js';
import { listLoaded, methodsOf, offersOf, otherThatShows } from './other-elements.js';
import { Outcomes } from './outcomes.js';
import type { RowChange, RowChanges } from './row-changes.js';
import { typeDialogs } from './type-dialogs.js';

/** Of each list, whose dialogs were used last: other elements of the page may show the list as well. */
const lastUsed = new WeakMap<MethodsStore, Dialogs>();

/**
 * Carries out what the person asked for: fires the before-event, opens the dialog, and hands its outcome on.
 * Owns the dialog, of which there is one at a time. Downloaded when the pointer or the focus comes near the list.
 */
export class Dialogs {
  readonly #port: DialogsPort;
  readonly #liveRegion: LiveRegion;
  readonly #focus: ListFocus;
  readonly #outcomes: Outcomes;
  readonly #moments: Moments;
  readonly #confirmations: Confirmations;
  readonly #further: {
    readonly adding: AllMessages<AddingMessages>;
    readonly help: AllMessages<HelpingMessages>;
  };
  #frame:
    | { readonly element: DialogFrame; readonly request: DialogRequest; readonly store: MethodsStore }
    | undefined;
  /** Downloaded with the first view that adds a method. */
  #enrollments: Enrollments | undefined;
  /** Downloaded with the first change that needs no dialog. */
  #rowChanges: RowChanges | undefined;
  /** What is asked for again after the dialog that is open. */
  #leading: ((isDone: boolean) => DialogRequest) | undefined;
  /** The request that a listener of a before-event holds. */
  #held: { readonly store: MethodsStore | undefined } | undefined;

  constructor(port: DialogsPort) {
    this.#port = port;
    LiveRegion.define();
    DialogFrame.define();
    const liveRegion = document.createElement(LiveRegion.tag) as LiveRegion;
    liveRegion.setAttribute('exportparts', 'button');
    port.container.append(liveRegion);
    this.#liveRegion = liveRegion;
    this.#focus = new ListFocus(port);
    liveRegion.addEventListener('note-closed', () => void this.#focus.toNeighbour());
    // Within one group, the focus moves without an event that is heard here.
    port.container.addEventListener('keyup', () => this.#focus.uncover(liveRegion.note));
    this.#moments = new Moments(port, liveRegion, this.#focus, this);
    this.#outcomes = new Outcomes(port, this.#focus, liveRegion, this.#moments);
    this.#further = {
      adding: new AllMessages(port, addingMessages),
      help: new AllMessages(port, helpMessages),
    };
    this.#confirmations = new Confirmations(port, this.#further.adding);
  }

  /**
   * Does what a row or a button asks for, in the element that shows what it is about. Only one dialog is open at a
   * time for a list; a request meanwhile is dropped. Resolves when the dialog is open, or will not open.
   */
  async open(request: DialogRequest): Promise<void> {
    const other = otherThatShows(request, this.#port);
    if (other) return other.open(request);
    const busy = this.#busy;
    // A host may not answer for ever what a dialog has stepped aside for.
    if (busy && !busy.#confirmations.isOpen) busy.#frame?.element.comeBack();
    if (busy || this.#isHidden()) return;
    this.#use();
    const event = beforeEvent(request);
    if (!event || (await this.#isPermitted(event))) this.#show(request);
  }

  /**
   * Does what a host's code asks for: opens the dialog that adds a type, where the list offers it.
   *
   * @param asked what the developer is told about where it does not
   */
  async enrollMethod(type: EnrollableType, asked = `enrollMethod('${type}')`): Promise<void> {
    await listLoaded(this.#port);
    await this.#port.element.updateComplete;
    const isOffered = offersOf(this.#port).some((offer) => offer.type === type);
    const named = this.#port.identity();
    const changed = methodsOf(this.#port).find(
      (method) =>
        method.type === type &&
        isOfSameIdentity(method, named) &&
        this.#port.actionsOf(method).includes('change'),
    );
    if (isOffered || changed)
      await this.open({ kind: 'enroll', type, existing: isOffered ? undefined : changed });
    else warnOnce(`${asked} does nothing: the list does not offer it.`);
  }

  /** Does what a host's code asks for: opens the confirmation that removes a method, where the list offers it. */
  async removeMethod(id: string): Promise<void> {
    await listLoaded(this.#port);
    await this.#port.element.updateComplete;
    const method = methodsOf(this.#port).find((known) => known.id === id);
    if (method && this.#port.actionsOf(method).includes('remove'))
      await this.open({ kind: 'remove', method });
    else warnOnce(`removeMethod('${id}') does nothing: the list does not offer it.`);
  }

  /** The dialogs of the element with this list that the person used last; these ones where they have used none. */
  get #lastUsed(): Dialogs {
    const store = this.#port.store();
    return (store && lastUsed.get(store)) ?? this;
  }

  /** Whose dialog is open for the list, or is about to be. */
  get #busy(): Dialogs | undefined {
    return [this, this.#lastUsed].find((each) => each.#frame ?? each.#held ?? each.#confirmations.isOpen);
  }

  /** A dialog is open, whichever element of the page has it. */
  get openFrame(): HTMLElement | undefined {
    const busy = this.#busy;
    return busy && busy.#frame?.element;
  }

  /** What a host that allows no changes puts an end to. To confirm that it's them, the list may ask as well. */
  get #isChanging(): boolean {
    if (this.#frame) return this.#frame.request.kind !== 'details';
    return this.#held !== undefined || this.#rowChanges?.isUnderWay === true;
  }

  #use(): void {
    const store = this.#port.store();
    if (store) lastUsed.set(store, this);
    this.#port.speak();
  }

  /** Asks the person to confirm that it's them. Resolves to whether they did. */
  confirm(confirmation: Confirmation): Promise<boolean> {
    return this.#confirmations.show(confirmation);
  }

  /** Makes a change that needs no dialog; opens one where it can't be made at once. */
  async change(change: RowChange): Promise<void> {
    if (!this.#busy) this.#use();
    const failure = await this.#makeRowChange(change);
    if (!failure) return;
    if (this.#busy) await this.#outcomes.announceFailure(change.method, failure);
    else await this.open({ kind: 'retry', change, failure });
  }

  /**
   * Closes whatever is open, and aborts what is under way: the element has left the page.
   *
   * @returns whether something may have been under way, so that the list may be stale
   */
  close(): boolean {
    const mayHaveChanged = this.#frame !== undefined || this.#rowChanges?.abort() === true;
    this.#confirmations.close();
    this.#frame?.element.remove();
    this.#frame = undefined;
    this.#held = undefined;
    this.#leading = undefined;
    return mayHaveChanged;
  }

  /** Hands an open dialog what has changed around it. */
  update(): void {
    this.#confirmations.update();
    const store = this.#port.store();
    const open = this.#frame ?? this.#held;
    // Another account, or a host that allows no changes any more, ends what was open.
    if (open && open.store !== store) this.close();
    else if (this.#port.readonly() && this.#isChanging) void this.#endChanges();
    else if (this.#frame) this.#updateFrame();
    if (!this.#busy && this.#isSpeaking) this.#moments.watch();
  }

  /** One element speaks for the list: the one that was used last, which may have a note on screen, unless it is hidden. */
  get #isSpeaking(): boolean {
    return [this.#lastUsed, this].find((each) => !isHiddenByPage(each.#port.container)) === this;
  }

  /** What is open stays in its language until it can be shown in another one as a whole. */
  #localizationFor({ kind }: DialogRequest): Localization<DialogMessages> {
    return this.#furtherOf(kind)?.localization ?? this.#port.localization();
  }

  #furtherOf(kind: DialogRequest['kind']): AllMessages | undefined {
    const part = further[kind];
    return part && this.#further[part];
  }

  /** Resolves to what a dialog must deal with. */
  async #makeRowChange(change: RowChange): Promise<AuthMethodsError | undefined> {
    const store = this.#port.store();
    let failure: AuthMethodsError | undefined;
    try {
      const { RowChanges } = await downloaded(import('./row-changes.js'));
      this.#rowChanges ??= new RowChanges(this.#port, this.#outcomes);
    } catch (cause) {
      failure = AuthMethodsError.from(cause);
      this.#port.report(failure);
    }
    // Meanwhile, the element may have left the page, show another account, or allow no changes any more.
    const { element, readonly } = this.#port;
    if (!element.isConnected || store !== this.#port.store() || readonly()) return undefined;
    return failure ?? this.#rowChanges?.make(change);
  }

  async #endChanges(): Promise<void> {
    const hadDialog = this.#frame !== undefined;
    if (!this.close()) return;
    await this.#port.element.updateComplete;
    if (hadDialog) this.#focus.restore();
    await this.#outcomes.reload();
  }

  async #isPermitted(event: AuthMethodBeforeEnrollEvent | AuthMethodBeforeRemoveEvent): Promise<boolean> {
    const held = { store: this.#port.store() };
    this.#held = held;
    this.#port.element.dispatchEvent(event);
    // Without a listener that holds it, the dialog opens within the click.
    const isPermitted = event.isHeld ? await event.isPermitted() : !event.defaultPrevented;
    // The element may have left the page meanwhile, or show another account.
    if (this.#held !== held) return false;
    this.#held = undefined;
    return isPermitted;
  }

  /** A modal dialog that nobody sees would hold up the whole page. */
  #isHidden(): boolean {
    const isHidden = isHiddenByPage(this.#port.container);
    if (isHidden) warnOnce('No dialog opens while the page hides the element. Show it first.');
    return isHidden;
  }

  #show(request: DialogRequest): void {
    const store = this.#port.store();
    if (this.#busy || !store || !this.#port.element.isConnected || this.#isHidden()) return;
    this.#liveRegion.clear();
    this.#focus.remember('method' in request ? request.method : undefined);
    const element = document.createElement(DialogFrame.tag) as DialogFrame;
    this.#frame = { element, request, store };
    element.report = this.#port.report;
    element.load = () => this.#loadView(request, store);
    element.addEventListener('dialog-end', (event) => {
      if (event instanceof DialogEndEvent && this.#frame?.element === element)
        void this.#end(event.outcome, request);
    });
    this.#updateFrame();
    this.#port.container.append(element);
  }

  async #end(outcome: DialogOutcome, request: DialogRequest): Promise<void> {
    this.#frame?.element.remove();
    this.#frame = undefined;
    // Nothing else opens before the person is back where they came from.
    const held = this.#leading && { store: this.#port.store() };
    this.#held ??= held;
    const next = await (request.kind === 'enroll' && this.#enrollments
      ? this.#enrollments.apply(outcome, request)
      : this.#outcomes.apply(outcome, request));
    if (this.#held === held) this.#held = undefined;
    this.#moments.watch();
    if (next) return this.open(next);
    if (outcome.kind !== 'add-first') return this.#comeBack(outcome.kind === 'enrolled');
    const { type, existing, comeBack } = outcome;
    const leading = comeBack && ((isDone: boolean) => ({ ...request, ...comeBack(isDone) }));
    await this.open({ kind: 'enroll', type, existing });
    // Another element may have opened it, or the host have stopped it.
    const opened = this.#busy ?? this;
    opened.#leading = leading;
    if (!opened.#frame) await opened.#comeBack(false);
  }

  /** Opens the dialog again that has led to the one that has ended. */
  async #comeBack(isDone: boolean): Promise<void> {
    const request = this.#leading?.(isDone);
    this.#leading = undefined;
    // The list may say by now that a flow has ended.
    if (request) await this.open(request);
    else await this.#focus.keepDuring(async () => this.#port.element.requestUpdate());
  }

  #updateFrame(): void {
    if (!this.#frame) return;
    const { element, request, store } = this.#frame;
    const messages = this.#furtherOf(request.kind);
    if (element.view && messages?.isOutdated) {
      // After a failure, it is tried again with the next update.
      messages.load().then(
        () => this.#updateFrame(),
        () => undefined,
      );
    }
    const localization = element.view ? this.#localizationFor(request) : this.#port.localization();
    element.localization = localization;
    element.heading = headingOf(request, store, localization);
    if (element.view) this.#updateView(element.view, request, store);
    element.requestUpdate();
  }

  #updateView(view: DialogView, request: DialogRequest, store: MethodsStore): void {
    view.localization = this.#localizationFor(request);
    const context =
      request.kind === 'enroll' ? this.#enrollments?.contextOf(request, store) : this.#contextOf(store);
    Object.assign(view, { context });
  }

  #contextOf(store: MethodsStore): DialogContext {
    return { ...this.#port, store, icons: this.#port.icons(), offers: offersOf(this.#port) };
  }

  async #loadView(request: DialogRequest, store: MethodsStore): Promise<DialogView> {
    const [View] = await Promise.all([
      request.kind === 'enroll' ? this.#loadEnrollment(request) : this.#loadChange(request, store),
      this.#furtherOf(request.kind)?.load().catch(throwMissingChunk),
    ]);
    View.define();
    const view = document.createElement(View.tag) as DialogView;
    if (request.kind === 'enroll')
      Object.assign(view, {
        flow: this.#enrollments?.createFlow(request, store, (View as EnrollmentViewClass).facts),
      });
    else Object.assign(view, request);
    if (view.prepare) await downloaded(view.prepare());
    this.#updateView(view, request, store);
    return view;
  }

  async #loadEnrollment({ type }: EnrollRequest): Promise<EnrollmentViewClass> {
    const [View, { Enrollments }] = await Promise.all([
      downloaded(typeDialogs(type)).then(({ loadView }) => downloaded(loadView?.())),
      downloaded(import('./enrollments.js')),
    ]);
    this.#enrollments ??= new Enrollments(this.#port, this.#focus, this.#moments, this.#outcomes);
    return View;
  }

  async #loadChange(request: ChangeRequest, store: MethodsStore): Promise<ComponentClass> {
    const [View] = await Promise.all([
      downloaded(loadView(request)),
      claiming.has(request.kind) ? refresh(store) : undefined,
    ]);
    return View;
  }
}
