import { html, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodIcon } from '../methods/host-icon.js';
import type { MethodAction } from '../methods/method-actions.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { icons } from '../ui/icons.js';
import { spokenText } from '../ui/masked-text.js';
import { menuButton } from '../ui/menu-button.js';
import { nextFrame, nextTask } from '../ui/next-task.js';
import type { LoadMessages } from './language.js';
import { groupStyles } from './method-group.styles.js';
import type { MethodGroupName } from '../methods/method-type.js';
import { MethodRow } from '../methods/method-row.js';
import type { Offer } from './arrangement.js';
import type { MethodTitles } from './method-titles.js';
import { offerItem } from './offer-item.js';
import { methodKind, methodTypes } from './registry.js';

/** The most types that get a quiet row each where none of them is set up; more of them share one. */
const mostQuietRows = 2;

/** How many rows of a long list are put on screen in one frame: more would hold up the page. */
const rowsPerFrame = 8;

/** The usual height of a row. em. */
const rowHeight = 4.4;

/** Above so many rows, those outside the viewport are not laid out, so that the cost stays linear. */
export const longList = 30;

/**
 * The person wants to add a method of this type. Bubbles up to the manager.
 *
 * @internal
 */
export class AddRequestEvent extends Event {
  readonly methodType: EnrollableType;

  constructor(methodType: EnrollableType) {
    super('add-request', { bubbles: true, composed: true });
    this.methodType = methodType;
  }
}

/**
 * One group of methods: its heading, a row for each method, and what can be added to it.
 *
 * @internal
 * @fires {AddRequestEvent} add-request
 */
export class MethodGroup extends Component {
  static override readonly tag = 'auth-methods-group';
  static override readonly uses = [MethodRow];
  static override readonly styles = [base, groupStyles];

  @property({ attribute: false }) group!: MethodGroupName;

  @property({ attribute: false }) methods: readonly AuthMethod[] = [];

  @property({ attribute: false }) offers: readonly Offer[] = [];

  /** The offers are only possible ones: they reserve space, invisibly. */
  @property({ attribute: false }) awaited = false;

  /** Types that could be added in another browser. */
  @property({ attribute: false }) elsewhere: readonly EnrollableType[] = [];

  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  @property({ attribute: false }) titleOf!: MethodTitles;

  @property({ attribute: false }) actionsOf!: (method: AuthMethod) => readonly MethodAction[];

  @property({ attribute: false }) hideLogos = false;

  @property({ attribute: false }) methodIcon: MethodIcon | undefined;

  /** Level of its heading. */
  @property({ attribute: false }) level = 3;

  /** Ids of methods added in this browser since the page was opened. */
  @property({ attribute: false }) seenHere: ReadonlySet<string> = new Set();

  /** Whether two-step verification is on. `undefined` where that is not known, and in other groups. */
  @property({ attribute: false }) on: boolean | undefined;

  /** How many rows are on screen. */
  @state() shown = rowsPerFrame;

  @query('ul') private readonly _list!: HTMLElement;

  @query('.rest') private readonly _rest!: HTMLElement | null;

  readonly #rows = new Map<string, MethodRow>();
  /** What is awaited has had a frame to be seen in. */
  #isOnScreen = false;
  /** What the height of the list depends on, beside its width, as it was at the last update. */
  #content = '';
  /** How many rows are unchanged: all of them, when rows were only added. */
  #kept = 0;

  /** A row that changes its place loses the focus; it is given back. Of a row that is gone, the heading has it. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement?.shadowRoot?.activeElement as
      HTMLElement | null | undefined;
    this.#keepPlace(changed);
    this.#kept = changed.size === 1 ? Number(changed.get('shown') ?? 0) : 0;
    super.update(changed);
    if (!focused || this.shadowRoot?.activeElement) return;
    if (focused.isConnected) focused.focus();
    else this.shadowRoot?.querySelector<HTMLElement>('.heading')?.focus();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && this.methods.length > longList) await nextTask();
    await super.scheduleUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const missing = this.methods.length - this.shown;
    // Reserves space for the missing rows, so that what is below them doesn't move.
    if (this._rest) this._rest.style.blockSize = `${missing * rowHeight}em`;
    if (missing > 0) void nextFrame().then(() => (this.shown += rowsPerFrame));
    if (this.awaited) void nextFrame().then(() => (this.#isOnScreen = true));
  }

  /** Keeps the reserved height, whatever is shown there, until the list or its language changes, or it is wider. */
  #keepPlace(changed: PropertyValues): void {
    const { _list: list } = this;
    const content = `${this.localization.locale}${this.methods.length}`;
    // Rows of a wider list are lower: none is kept there. 100cqi is the width of the whole element.
    if (changed.get('awaited') && this.#isOnScreen)
      list.style.minHeight = `calc(${list.offsetHeight}px - 99*max(0px, 100cqi - ${list.offsetWidth + 1}px))`;
    else if (list && content !== this.#content) list.style.minHeight = '';
    this.#content = content;
  }

  override render(): TemplateResult {
    const { title, hint } = this.localization.messages.groups[this.group];
    return html`<section aria-labelledby="heading">
      <header>
        <div>
          <div
            class="heading"
            id="heading"
            part="group-heading"
            role="heading"
            aria-level=${this.level}
            tabindex="-1"
          >
            ${title}
          </div>
          <p class="hint" part="group-hint">${hint}</p>
        </div>
        ${this.#renderHeaderEnd()}
      </header>
      <ul part="group" class=${this.methods.length > longList ? 'long' : nothing}>
        ${this.methods.slice(0, this.shown).map((method, index) => (index < this.#kept ? noChange : html`<li>${this.#row(method)}</li>`))} ${this.shown < this.methods.length ? html`<li class="rest" aria-hidden="true"></li>` : nothing}
        ${this.#renderFirstOffer()} ${this.#renderQuietRows()}
      </ul>
      ${this.elsewhere.length > 0 ? this.#renderElsewhere() : nothing}
    </section>`;
  }

  #renderElsewhere(): TemplateResult {
    void import('./elsewhere-hint.js').then(
      ({ ElsewhereHint }) => ElsewhereHint.define(),
      () => undefined,
    );
    return html`<auth-methods-elsewhere-hint
      .types=${this.elsewhere}
      .localization=${this.localization}
      .loadMessages=${this.loadMessages}
    ></auth-methods-elsewhere-hint>`;
  }

  get #headingOffer(): Offer | undefined {
    return this.offers.find(({ type }) => methodTypes[type].addFrom === 'heading');
  }

  #renderHeaderEnd(): TemplateResult | typeof nothing {
    const { addType, methods, twoStepOn, twoStepOff } = this.localization.messages;
    const offer = this.#headingOffer;
    if (offer?.isEnrolled) {
      return html`<span class=${this.awaited ? 'awaited' : nothing}><button part="button add-button" type="button" @click=${() => this.#add(offer.type)}>
        ${icons.plus}${addType(methods[offer.type].noun)}
      </button></span>`;
    }
    if (this.on === undefined) return nothing;
    return html`<span part="badge" class="badge ${this.on ? 'good' : ''}">${this.on ? twoStepOn : twoStepOff}</span>`;
  }

  /** A method keeps its element wherever it is in the list, and with it the focus or an open menu. */
  #row(method: AuthMethod): MethodRow {
    let row = this.#rows.get(method.id);
    if (!row) {
      row = document.createElement(MethodRow.tag) as MethodRow;
      row.setAttribute('exportparts', 'row, icon, row-title, row-facts, badge, button');
      this.#rows.set(method.id, row);
    }
    row.dataset['type'] = method.type;
    row.method = method;
    row.type = methodTypes[method.type];
    row.heading = this.titleOf(method);
    row.kind = methodKind(method, this.localization);
    row.localization = this.localization;
    row.actions = this.actionsOf(method);
    row.hideLogos = this.hideLogos;
    row.methodIcon = this.methodIcon;
    row.seenHere = this.seenHere.has(method.id);
    return row;
  }

  /** The first of a type that others are added to from the heading has a row, which says what it gives. */
  #renderFirstOffer(): TemplateResult | typeof nothing {
    const offer = this.#headingOffer;
    if (!offer || offer.isEnrolled) return nothing;
    const { addType, methods } = this.localization.messages;
    return this.#renderQuietRow(offer, addType(methods[offer.type].noun));
  }

  #renderQuietRows(): TemplateResult | readonly TemplateResult[] | typeof nothing {
    const offers = this.offers.filter((offer) => offer !== this.#headingOffer);
    const isPlaceOfOne = this._list?.style.minHeight;
    if (offers.length === 0) return nothing;
    if (
      offers.length === 1 ||
      (!isPlaceOfOne && offers.length <= mostQuietRows && offers.every(({ isEnrolled }) => !isEnrolled))
    ) {
      return offers.map((offer) => this.#renderQuietRow(offer));
    }
    const { addAnother, add, groups, methods } = this.localization.messages;
    const items = offers.map(({ type }) => offerItem(type, this.localization.messages));
    const { format } = this.localization;
    const names = offers.map(({ type }) => methods[type].name);
    return html`<li class=${this.#quietRow}>
      <span class="icon">${icons.plus}</span>
      <div>
        <p class="title">${addAnother}</p>
        <p class="hint">${format.isReady ? format.list(names) : names.join(', ')}</p>
      </div>
      ${menuButton({ label: `${add}: ${groups[this.group].title}`, text: add, items, choose: (type) => this.#add(type as EnrollableType) })}
    </li>`;
  }

  /** @param fullLabel what its button says, where that names the type */
  #renderQuietRow({ type, isEnrolled, replaces }: Offer, fullLabel?: string): TemplateResult {
    const { add, addAnother, replace, setUp } = this.localization.messages;
    const { label: name, hint, badge, icon } = offerItem(type, this.localization.messages);
    const isAnother = isEnrolled && !replaces;
    const label = replaces ? replace : isEnrolled ? add : setUp;
    return html`<li class=${this.#quietRow}>
      <span class="icon">${icons[isAnother || !icon ? 'plus' : icon]}</span>
      <div>
        <p class="title">
          <span>${isAnother ? addAnother : name}</span>
          ${badge && !isAnother ? html`<span part="badge" class="badge">${badge}</span>` : nothing}
        </p>
        <p class="hint">${isAnother ? name : hint}</p>
      </div>
      <button
        part=${fullLabel ? 'button add-button' : 'button'}
        type="button"
        aria-label=${fullLabel ?? `${label}: ${spokenText(name)}`}
        @click=${() => this.#add(type)}
      >
        ${fullLabel ?? label}
      </button>
    </li>`;
  }

  get #quietRow(): string {
    return `card quiet ${this.awaited ? 'awaited' : ''}`;
  }

  #add(type: EnrollableType): void {
    this.dispatchEvent(new AddRequestEvent(type));
  }
}
