import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isolate, shownText } from '../i18n/isolate.js';
import { spokenText, withUnreadMasks } from '../ui/masked-text.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property } from '../ui/decorators.js';
import { icons } from '../ui/icons.js';
import { menuButton } from '../ui/menu-button.js';
import { isNew, rowDates } from './common-facts.js';
import { hostIcon, type MethodIcon } from './host-icon.js';
import { directActions, MethodActionEvent, type MethodAction } from './method-actions.js';
import { rowStyles } from './method-row.styles.js';
import type { Badge, MethodType, RowContext, RowDate } from './method-type.js';

/**
 * One method as a row: icon, title, badges, facts, actions. The functions of its type say what is special
 * about it.
 *
 * @internal
 * @fires {MethodActionEvent} method-action
 */
export class MethodRow extends Component {
  static override readonly tag = 'auth-methods-row';
  static override readonly styles = [base, rowStyles];

  @property({ attribute: false }) method!: AuthMethod;

  /** The facts of the method's type. */
  @property({ attribute: false }) type!: MethodType;

  /** The row's title. */
  @property({ attribute: false }) heading = '';

  /** What the method is, whatever its name: "Authenticator app", a masked number. */
  @property({ attribute: false }) kind = '';

  @property({ attribute: false }) localization!: Localization;

  /** The same ones in another array are no change: in a long list, only the row that changed renders again. */
  @property({ attribute: false, hasChanged: (now, before) => String(now) !== String(before) })
  actions: readonly MethodAction[] = [];

  /** Added or used in this browser since the page was opened. Nothing is stored to know more. */
  @property({ attribute: false }) seenHere = false;

  /** Draws no logos. */
  @property({ attribute: false }) hideLogos = false;

  /** Makes the host's own icon. */
  @property({ attribute: false }) methodIcon: MethodIcon | undefined;

  #hostIcon: Node | undefined;

  /** The host's function makes a node, which can be in one place only: it is called once for each change of the method. */
  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('method') || changed.has('methodIcon'))
      this.#hostIcon = hostIcon(this.methodIcon, this.method);
  }

  override render(): TemplateResult {
    const { localization, seenHere } = this;
    const row: RowContext = { localization, seenHere };
    const facts = [...this.#facts(row), ...this.#dates(row)];
    const direct = this.actions.filter((action) => directActions.has(action));
    return html`<div class="card" part="row" tabindex="-1" role="group" aria-labelledby="title">
      <span class="icon" part="icon" aria-hidden="true">${this.#icon}</span>
      <div>
        <p class="title">
          <bdi id="title" part="row-title">${withUnreadMasks(this.heading)}</bdi>
          ${this.#badges(row).map(
            ({ text, tone }) => html`<span part="badge" class="badge ${tone ?? ''}">${text}</span>`,
          )}
        </p>
        ${
          facts.length === 0
            ? nothing
            : html`<p class="hint" part="row-facts" @pointerover=${this.#showExactDate}>
              <span class="facts"
                >${facts.map((fact) => html`<span class="fact"><bdi>${fact}</bdi></span> `)}</span
              >
            </p>`
        }
      </div>
      <div class="actions ${direct.length ? '' : 'compact'}">${this.#renderActions(direct)}</div>
    </div>`;
  }

  get #icon(): Node | TemplateResult {
    const { hideLogos, method, type } = this;
    return this.#hostIcon ?? type.picture?.(method, !hideLogos) ?? icons[type.icon];
  }

  #badges(row: RowContext): readonly Badge[] {
    const { badges } = this.localization.messages;
    const { confirmed, enabled, preferred } = this.method;
    if (!confirmed) return [{ text: badges.notFinished }];
    return [
      ...(enabled === false ? [{ text: badges.off }] : []),
      ...(this.type.badges?.(this.method, row) ?? []),
      ...(preferred ? [{ text: badges.preferred }] : []),
      ...(isNew(this.method) ? [{ text: badges.new, tone: 'good' as const }] : []),
    ];
  }

  #facts(row: RowContext): readonly ReturnType<typeof withUnreadMasks>[] {
    const { kind, method } = this;
    // Without a name of its own, what the method is stands in the title.
    return [
      ...(method.name && method.name !== kind ? [kind] : []),
      ...(this.type.facts?.(method, row) ?? []).map(shownText),
    ].map(withUnreadMasks);
  }

  #dates(row: RowContext): readonly TemplateResult[] {
    return rowDates(this.method, this.type, row).map((date) => this.#renderDate(date));
  }

  /**
   * Shows the exact date on hover, and formats it only then. It is the title of an empty element, so that screen readers
   * read one date.
   */
  #renderDate({ iso, sentence, relative = false }: RowDate): TemplateResult {
    const { format } = this.localization;
    // About as wide as the date that will stand there.
    const shown = !format.isReady ? iso.slice(0, 11) : relative ? format.relative(iso) : format.date(iso);
    return html`<time datetime=${iso} class=${format.isReady ? nothing : 'awaited'}
      >${sentence(shown)}<span class="exact" aria-hidden="true"></span
    ></time>`;
  }

  /** A single action needs no menu. */
  #renderActions(direct: readonly MethodAction[]): readonly TemplateResult[] {
    const { actions: labels, actionsFor, replace } = this.localization.messages;
    const actions: Readonly<Record<MethodAction, string>> = { ...labels, replace };
    const others = this.actions.filter((action) => !direct.includes(action));
    const inMenu = others.length > 1 ? others : [];
    const buttons = inMenu.length > 0 ? direct : [...direct, ...others];
    return [
      ...buttons.map(
        (action) =>
          html`<button
            part="button"
            type="button"
            aria-describedby="title"
            @click=${() => this.#request(action)}
          >
            ${actions[action]}
          </button>`,
      ),
      ...(inMenu.length > 0
        ? [
            menuButton({
              icon: 'more',
              label: actionsFor(isolate(spokenText(this.heading), this.localization.direction)),
              items: inMenu.map((action) => ({
                value: action,
                label: actions[action],
                danger: action === 'remove',
              })),
              choose: (action) => this.#request(action as MethodAction),
            }),
          ]
        : []),
    ];
  }

  #showExactDate({ target }: Event): void {
    const time = (target as Element).closest('time');
    const exact = time?.querySelector<HTMLElement>('.exact');
    if (exact) exact.title = this.localization.format.exact(time?.dateTime ?? '');
  }

  #request(action: MethodAction): void {
    this.dispatchEvent(new MethodActionEvent(action, this.method));
  }
}
