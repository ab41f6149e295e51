import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { icons, type IconName } from '../ui/icons.js';
import { menuButton } from '../ui/menu-button.js';
import { MethodActionEvent, type MethodAction } from './method-actions.js';
import { rowStyles } from './method-row.styles.js';

export interface Badge {
  readonly text: string;
  readonly tone?: 'good' | 'attention';
}

const newForDays = 7;

/**
 * One method as a row: icon, title, badges, facts, actions. A type's row says what is its own.
 *
 * @internal
 * @fires {MethodActionEvent} method-action - the person wants something done with this method
 */
export abstract class MethodRow<M extends AuthMethod = AuthMethod> extends Component {
  static override readonly styles = [base, rowStyles];

  @property({ attribute: false }) method!: M;

  @property({ attribute: false }) localization!: Localization;

  /** The title, as the registry gives it for this type. */
  @property({ attribute: false }) heading = '';

  /** Added, or met, in this browser since the page was opened: more can't be known without storing it. */
  @property({ attribute: false }) seenHere = false;

  @property({ attribute: false }) icon: IconName = 'other';

  @property({ attribute: false }) actions: readonly MethodAction[] = [];

  /** Dates with their time, where a row would look like its neighbour without. */
  @property({ attribute: false }) exactDates = false;

  /** Marked for a moment, after it was added. */
  @property({ type: Boolean, reflect: true }) fresh = false;

  @query('.card') private readonly _row!: HTMLElement;

  override focus(): void {
    this._row?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="card" part="row" tabindex="-1" role="group" aria-labelledby="title">
      <span class="icon" part="icon">${icons[this.icon]}</span>
      <div>
        <p class="title">
          <bdi id="title" part="row-title">${this.heading}</bdi>
          ${this.#badges().map(
            ({ text, tone }) => html`<span part="badge" class="badge ${tone ?? ''}">${text}</span>`,
          )}
        </p>
        ${this.#renderFacts()}
      </div>
      <div class="actions ${this.#direct.length ? '' : 'compact'}">${this.#renderActions()}</div>
    </div>`;
  }

  /** What is said of this type beside its state. */
  protected badges(): Badge[] {
    return [];
  }

  /** What stands before the dates. */
  protected facts(): (string | TemplateResult)[] {
    const { name } = this.method;
    return name && name !== this.heading ? [this.words.facts.quotedName(name)] : [];
  }

  protected dates(): TemplateResult[] {
    const { createdAt, lastUsedAt, confirmed } = this.method;
    const { facts } = this.words;
    return [
      ...(createdAt ? [this.#date(createdAt, confirmed ? facts.added : facts.started, false)] : []),
      ...(lastUsedAt ? [this.#date(lastUsedAt, facts.lastUsed, true)] : []),
    ];
  }

  protected get words(): Localization['messages'] {
    return this.localization.messages;
  }

  /** A date in words; the exact one is in its title and, where the words are vague, read to screen readers. */
  #date(iso: string, sentence: (date: string) => string, relative: boolean): TemplateResult {
    const { format } = this.localization;
    const exact = format.exact(iso);
    const shown = this.exactDates ? exact : relative ? format.relative(iso) : format.date(iso);
    return html`<time datetime=${iso} title=${exact}
      >${sentence(shown)}${
        relative && !this.exactDates ? html`<span class="visually-hidden"> (${exact})</span>` : nothing
      }</time
    >`;
  }

  protected date(iso: string, sentence: (date: string) => string): TemplateResult {
    return this.#date(iso, sentence, false);
  }

  #badges(): Badge[] {
    const { badges } = this.words;
    const { confirmed, createdAt, preferred } = this.method;
    if (!confirmed) return [{ text: badges.notFinished, tone: 'attention' }];
    const isNew = createdAt !== undefined && Date.now() - Date.parse(createdAt) < newForDays * 86_400_000;
    return [
      ...this.badges(),
      ...(preferred ? [{ text: badges.preferred }] : []),
      ...(isNew ? [{ text: badges.new, tone: 'good' as const }] : []),
    ];
  }

  #renderFacts(): TemplateResult | typeof nothing {
    const facts = [...this.facts(), ...this.dates()];
    return facts.length === 0
      ? nothing
      : html`<p class="hint" part="row-facts">
          <span class="facts">${facts.map((fact) => html`<span class="fact"><bdi>${fact}</bdi></span> `)}</span>
        </p>`;
  }

  /** What is a button of its own beside the menu. */
  get #direct(): readonly MethodAction[] {
    return this.actions.filter((action) => action === 'change-password' || action === 'finish');
  }

  #renderActions(): TemplateResult[] {
    const direct = this.#direct;
    const rest = this.actions.filter((action) => !direct.includes(action));
    const [only] = rest;
    const buttons = only !== undefined && rest.length === 1 ? [...direct, only] : direct;
    return [
      ...buttons.map(
        (action) =>
          html`<button
            part="button"
            type="button"
            aria-describedby="title"
            @click=${() => this.#ask(action)}
          >
            ${this.words.actions[action]}
          </button>`,
      ),
      ...(rest.length > 1
        ? [
            menuButton({
              icon: 'more',
              label: this.words.actionsFor(this.heading),
              items: rest.map((action) => ({
                value: action,
                label: this.words.actions[action],
                danger: action === 'remove',
              })),
              choose: (action) => this.#ask(action as MethodAction),
            }),
          ]
        : []),
    ];
  }

  #ask(action: MethodAction): void {
    this.dispatchEvent(new MethodActionEvent(action, this.method.id));
  }
}
