import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { icons, type IconName } from './icons.js';

export interface MenuItem {
  /** Comes back in the `MenuSelectEvent`. */
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
}

/** @internal */
export class MenuSelectEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('menu-select');
    this.value = value;
  }
}

const loadPopup = (): Promise<typeof import('./menu-popup.js')> => import('./menu-popup.js');

/**
 * A button that opens a menu. The menu itself is downloaded when the pointer or the focus comes near.
 *
 * @internal
 * @fires {MenuSelectEvent} menu-select - one item was chosen
 */
export class MenuButton extends Component {
  static override readonly tag = 'auth-methods-menu-button';

  static override readonly styles = [
    base,
    css`
      .icon-only {
        width: var(--_control-height);
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--_muted);
      }
      .icon-only:hover {
        background: var(--_subtle);
        color: var(--_text);
      }
    `,
  ];

  /** The button's words, and the menu's; with an icon, its accessible name. */
  @property() label = '';

  @property({ attribute: false }) icon: IconName | undefined;

  @property({ attribute: false }) items: readonly MenuItem[] = [];

  @query('button') private readonly _button!: HTMLButtonElement;

  override focus(): void {
    this._button?.focus();
  }

  override render(): TemplateResult {
    return html`<button
      part="button"
      type="button"
      class=${this.icon ? 'icon-only' : nothing}
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${this.icon ? this.label : nothing}
      @pointerenter=${loadPopup}
      @focus=${loadPopup}
      @click=${() => this.#open(0)}
      @keydown=${this.#onKey}
    >
      ${this.icon ? icons[this.icon] : this.label}
    </button>`;
  }

  async #open(at: number): Promise<void> {
    const { MenuPopup } = await loadPopup();
    MenuPopup.toggle(this._button, { label: this.label, items: this.items, at }, (value) =>
      this.dispatchEvent(new MenuSelectEvent(value)),
    );
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#open(event.key === 'ArrowDown' ? 0 : -1);
  }
}
