import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod, Usage } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodAction } from '../methods/method-actions.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { icons } from '../ui/icons.js';
import { menuButton } from '../ui/menu-button.js';
import type { MenuItem } from '../ui/menu-options.js';
import { groupStyles } from './method-group.styles.js';
import { AddRequestEvent } from './add-request-event.js';
import type { Offer } from './offers.js';
import { methodTitle, methodTypes } from './registry.js';

/** So many types that are not set up get a quiet row each; more of them share one. */
const quietRowsAtMost = 2;

/**
 * One group of methods: its heading, a row for each method, and what can be added to it.
 *
 * @internal
 * @fires {AddRequestEvent} add-request
 */
export class MethodGroup extends Component {
  static override readonly tag = 'auth-methods-group';
  static override readonly uses = Object.values(methodTypes).map(({ component }) => component);
  static override readonly styles = [base, groupStyles];

  @property({ attribute: false }) group!: Usage;

  @property({ attribute: false }) methods: readonly AuthMethod[] = [];

  @property({ attribute: false }) offers: readonly Offer[] = [];

  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) actionsOf!: (method: AuthMethod) => readonly MethodAction[];

  /** Level of its heading. */
  @property({ attribute: false }) level = 3;

  /** The method that was just added. */
  @property({ attribute: false }) freshId: string | undefined;

  /** Methods met in this browser since the page was opened. */
  @property({ attribute: false }) seenHere: ReadonlySet<string> = new Set();

  /** Whether two-step verification is on; shown in its group only. */
  @property({ attribute: false }) on: boolean | undefined;

  @query('.heading') private readonly _heading!: HTMLElement;

  readonly #rows = new Map<string, Component>();

  /** Puts the focus on a method's row, or on the heading, when it has been rendered. */
  async focusMethod(id: string | undefined): Promise<void> {
    await this.updateComplete;
    const row = id === undefined ? undefined : this.#rows.get(id);
    if (!row?.isConnected) {
      this._heading.focus();
      return;
    }
    await row.updateComplete;
    row.focus();
  }

  /** A row that changes its place loses the focus; it is given back. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement?.shadowRoot?.activeElement as
      HTMLElement | null | undefined;
    super.update(changed);
    if (!this.shadowRoot?.activeElement) focused?.focus();
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
      <ul part="group">
        ${this.methods.map((method) => html`<li>${this.#row(method)}</li>`)} ${this.#renderQuietRows()}
      </ul>
    </section>`;
  }

  /** Passkeys are what to add first, and many people have several: their button is always in sight. */
  get #headerOffer(): Offer | undefined {
    return this.group === 'primary' ? this.offers.find(({ type }) => type === 'passkey') : undefined;
  }

  #renderHeaderEnd(): TemplateResult | typeof nothing {
    const { addType, methods, twoStepOn, twoStepOff } = this.localization.messages;
    const offer = this.#headerOffer;
    if (offer) {
      return html`<button part="button add-button" type="button" @click=${() => this.#add(offer.type)}>
        ${icons.plus}${addType(methods[offer.type].noun)}
      </button>`;
    }
    if (this.on === undefined) return nothing;
    return html`<span part="badge" class="badge ${this.on ? 'good' : ''}">${this.on ? twoStepOn : twoStepOff}</span>`;
  }

  /** A method keeps its element, wherever it is in the list: the focus in it, or a menu, can stay. */
  #row(method: AuthMethod): Component {
    const { component, icon } = methodTypes[method.type];
    const known = this.#rows.get(method.id);
    const row =
      known?.localName === component.tag ? known : (document.createElement(component.tag) as Component);
    const heading = methodTitle(method, this.localization);
    if (row !== known) row.setAttribute('exportparts', 'row, icon, row-title, row-facts, badge, button');
    this.#rows.set(method.id, row);
    return Object.assign(row, {
      method,
      heading,
      icon,
      localization: this.localization,
      actions: this.actionsOf(method),
      exactDates: this.#hasTwin(method, heading),
      seenHere: this.seenHere.has(method.id),
      fresh: method.id === this.freshId,
    });
  }

  /** Whether another row would look the same: same title, same name, same day. */
  #hasTwin(method: AuthMethod, heading: string): boolean {
    const day = method.createdAt?.slice(0, 10);
    return this.methods.some(
      (other) =>
        other.id !== method.id &&
        other.name === method.name &&
        other.createdAt?.slice(0, 10) === day &&
        methodTitle(other, this.localization) === heading,
    );
  }

  #renderQuietRows(): TemplateResult | readonly TemplateResult[] | typeof nothing {
    const offers = this.offers.filter((offer) => offer !== this.#headerOffer);
    if (offers.length === 0) return nothing;
    if (
      offers.length === 1 ||
      (offers.length <= quietRowsAtMost && offers.every(({ enrolled }) => !enrolled))
    ) {
      return offers.map((offer) => this.#renderQuietRow(offer));
    }
    const { addAnother, add, methods } = this.localization.messages;
    const items = offers.map(({ type }): MenuItem => {
      const { name, hint } = methods[type];
      return { value: type, label: name, hint, icon: methodTypes[type].icon };
    });
    const names = this.localization.format.list(offers.map(({ type }) => methods[type].name));
    return html`<li class="card quiet">
      <span class="icon">${icons.plus}</span>
      <div>
        <p class="title">${addAnother}</p>
        <p class="hint">${names}</p>
      </div>
      ${menuButton({ label: add, items, choose: (type) => this.#addNamed(type) })}
    </li>`;
  }

  #renderQuietRow({ type, enrolled }: Offer): TemplateResult {
    const { add, addAnother, setUp, methods } = this.localization.messages;
    const { name, hint } = methods[type];
    return html`<li class="card quiet">
      <span class="icon">${icons[enrolled ? 'plus' : methodTypes[type].icon]}</span>
      <div>
        <p class="title" id="quiet-${type}">${enrolled ? addAnother : name}</p>
        <p class="hint">${enrolled ? name : hint}</p>
      </div>
      <button part="button" type="button" aria-describedby="quiet-${type}" @click=${() => this.#add(type)}>
        ${enrolled ? add : setUp}
      </button>
    </li>`;
  }

  #addNamed(value: string): void {
    const offer = this.offers.find(({ type }) => type === value);
    if (offer) this.#add(offer.type);
  }

  #add(type: EnrollableType): void {
    this.dispatchEvent(new AddRequestEvent(type));
  }
}
