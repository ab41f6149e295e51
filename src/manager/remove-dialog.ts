import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isolate, shownText } from '../i18n/isolate.js';
import { sentences } from '../i18n/sentences.js';
import { withUnreadMasks } from '../ui/masked-text.js';
import { MethodRow } from '../methods/method-row.js';
import type { AuthMethod } from '../model/auth-method.js';
import { removeMethod } from '../store/method-removal.js';
import { isOld, readAgain } from '../store/read-again.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property, query, state } from '../ui/decorators.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { safetyOf } from './account-safety.js';
import { ChangeController, type ChangeEnd } from './change-controller.js';
import type { DialogContext } from './dialog-context.js';
import { methodTitles, type MethodTitles } from './method-titles.js';
import { methodKind, methodTypes } from './registry.js';
import {
  addBeforeRemoval,
  removalImpact,
  type RemovalImpact,
  type RemovalWarning,
} from './removal-impact.js';
import { removalLists, removalListStyles } from './removal-lists.js';
import { shortNames } from './short-list.js';
import { loadAfterRemoval } from './type-dialogs.js';
import { typeNoun } from './type-noun.js';
import { takesWayIn } from './ways-in.js';

/**
 * Asks before a method is removed: what stops working, what still works, and what goes with it.
 * The safe button has the focus.
 *
 * @internal
 */
export class RemoveDialog extends DialogView {
  static override readonly tag: string = 'auth-methods-remove-dialog';
  static override readonly uses = [MethodRow];

  static override readonly styles = [
    DialogView.styles,
    removalListStyles,
    css`
      .item {
        margin-block-start: var(--_space);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
      }
    `,
  ];

  @property({ attribute: false }) method!: AuthMethod;

  @property({ attribute: false }) context!: DialogContext;

  /** The account has changed while the question was open. */
  @state() private _isChanged = false;

  @query('.keep') private readonly _keep!: HTMLButtonElement;

  protected override readonly requests = new ChangeController(this, {
    change: (options) => this.carryOut(options),
    proceed: () => this.proceed(),
    end: (outcome) => this.end(outcome),
  });

  override get description(): string {
    return sentences(this.#consequence(), this.#warning);
  }

  protected override renderContent(): TemplateResult {
    const { removeDialog } = this.messages;
    const { linked, warnings } = this.#impact;
    const tone = warnings.length > 0 ? 'bad' : 'attention';
    return html`${this.renderRow()}
      <p>${this.#consequence()}</p>
      ${linked.length > 0 ? html`<p class="muted">${withUnreadMasks(removeDialog.alsoRemoved(this.#names(linked)))}</p>` : nothing}
      ${this.#warning ? html`<p class="notice ${tone}" role=${this._isChanged ? 'alert' : nothing}>${this.#warning}</p>` : nothing}
      ${this.method.confirmed ? this.#renderWhatStays() : nothing}`;
  }

  /** The row as the list has it, without its actions. */
  protected renderRow(): TemplateResult {
    const { localization, method } = this;
    const { icons, seenHere } = this.context;
    return html`<auth-methods-row
      class="item"
      exportparts="row, icon, row-title, row-facts, badge"
      .method=${method}
      .type=${methodTypes[method.type]}
      .heading=${this.titles(method)}
      .kind=${methodKind(method, localization)}
      .localization=${localization}
      .hideLogos=${icons.hideLogos}
      .methodIcon=${icons.methodIcon}
      .seenHere=${seenHere.has(method.id)}
    ></auth-methods-row>`;
  }

  #renderWhatStays(): TemplateResult | typeof nothing {
    const { lists, remaining } = this.#impact;
    if (lists) return removalLists(lists, this.titles, this.localization);
    const { stillWorks } = this.messages.removeDialog;
    return remaining.length > 0
      ? html`<p class="muted">${withUnreadMasks(stillWorks(this.#names(remaining)))}</p>`
      : nothing;
  }

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderWaysOut(): TemplateResult {
    const { addType, methods, removeDialog } = this.messages;
    const addFirst = this.#addFirst;
    return html`${
      addFirst
        ? html`<button
            part="button"
            type="button"
            ?disabled=${this.busy}
            @click=${() => this.end({ kind: 'add-first', type: addFirst })}
          >
            ${safetyOf({ type: addFirst }).recovers ? removeDialog.createCodeFirst : removeDialog.addFirst(addType(methods[addFirst].noun))}
          </button>`
        : nothing
    }
      <button class="keep" part="button" type="button" @click=${() => this.requestClose()}>
        ${removeDialog.keep(this.#noun)}
      </button>`;
  }

  protected override primaryButton(): PrimaryButton {
    const { confirm, removing } = this.messages.removeDialog;
    return { label: confirm(this.#noun), busyLabel: removing, isDangerous: true };
  }

  protected override submit(): void {
    void this.requests.run();
  }

  protected override focusField(): void {
    this._keep.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }

  /** The account is worse off without the method. */
  protected get isHarmful(): boolean {
    return this.#impact.warnings.length > 0;
  }

  get #impact(): RemovalImpact {
    const { methods, snapshot } = this.context.store;
    return removalImpact(this.method, methods, snapshot?.incomplete);
  }

  /** What would take the warning away. Once a removal has failed, it is offered only where that would help. */
  get #addFirst(): ReturnType<typeof addBeforeRemoval> {
    const isRefused = this.error?.code === 'removal_refused' && this.#impact.warnings.includes('lockedOut');
    if (this.remedy !== 'again' && !isRefused) return undefined;
    return addBeforeRemoval(this.method, this.#impact, this.context.offers);
  }

  get #noun(): string {
    return typeNoun(this.method.type, this.localization);
  }

  #consequence(): string {
    const { removeDialog } = this.messages;
    const { consequence, unfinished } = removeDialog;
    const { accountOwner } = this.context.store.backend;
    if (!this.method.confirmed) return unfinished;
    if (accountOwner) return removeDialog.consequenceFor(this.#isolated(shownText(accountOwner.name)));
    return (consequence as Partial<Record<string, string>>)[this.method.type] ?? consequence.unknown;
  }

  get #warning(): string | undefined {
    const { removeDialog } = this.messages;
    const { warnings, isStillLosing } = this.#impact;
    const { accountOwner } = this.context.store.backend;
    if (accountOwner) {
      // What else is said speaks to the person whose account it is.
      if (warnings.includes('lockedOut'))
        return removeDialog.lockedOutFor(this.#isolated(shownText(accountOwner.name)));
      return warnings.includes('mayLockOut') ? removeDialog.mayLockOut : undefined;
    }
    if (warnings.length > 0) return sentences(...warnings.map((warning) => this.#warningOf(warning)));
    return isStillLosing && this.method.confirmed ? this.#warningOf('devices') : undefined;
  }

  #warningOf(warning: RemovalWarning): string {
    const { removeDialog, safetyAnswers } = this.messages;
    switch (warning) {
      case 'devices':
      case 'account':
      case 'mailbox':
        return removeDialog.losing(safetyAnswers.ifLost[warning]);
      default:
        return removeDialog[warning];
    }
  }

  #names(methods: readonly AuthMethod[]): string {
    return shortNames(methods, this.titles, this.localization);
  }

  /** What the methods are called as long as this one is there. */
  protected get titles(): MethodTitles {
    return methodTitles(this.context.store.methods, this.localization);
  }

  #isolated(name: string): string {
    return isolate(name, this.localization.direction);
  }

  /** Resolves to nothing where the person has to read a new warning first. */
  protected async carryOut(options: RequestOptions): Promise<ChangeEnd> {
    const { method } = this;
    const { store } = this.context;
    const title = this.titles(method);
    if (takesWayIn(method, store.methods) && isOld(store)) {
      const before = this.#warning;
      await readAgain(store);
      options.signal.throwIfAborted();
      this._isChanged = this.#warning !== before;
      if (this._isChanged && this.isHarmful) return undefined;
    }
    // What follows is downloaded while the request is under way.
    if (!store.backend.accountOwner) void loadAfterRemoval(method.type);
    const elsewhere = await removeMethod(store, method, options);
    if (elsewhere) return elsewhere;
    return { kind: 'removed', method, title };
  }
}
