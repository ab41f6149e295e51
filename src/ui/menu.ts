import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
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

/**
 * A button that opens a menu, as the ARIA Authoring Practices have it: arrows, Home, End and first letters
 * move, Enter chooses, Escape and Tab close. The list is a popover, so nothing on the page can clip it.
 *
 * @internal
 * @fires {MenuSelectEvent} menu-select - one item was chosen
 */
export class Menu extends Component {
  static override readonly tag = 'auth-methods-menu';

  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      .icon-only {
        width: var(--_control-height);
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--_muted);
      }
      .icon-only:hover,
      .icon-only[aria-expanded='true'] {
        background: var(--_subtle);
        color: var(--_text);
      }
      [popover] {
        position: fixed;
        inset: auto;
        min-width: 12rem;
        max-width: min(22rem, calc(100vw - 16px));
        margin: 0;
        padding: calc(var(--_space) * 0.75);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        overflow: auto;
      }
      [role='menuitem'] {
        display: flex;
        gap: calc(var(--_space) * 1.25);
        justify-content: flex-start;
        width: 100%;
        padding: var(--_space) calc(var(--_space) * 1.25);
        border: 0;
        background: none;
        font-size: var(--_size);
        font-weight: normal;
        text-align: start;
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: var(--_subtle);
      }
      [role='menuitem']:focus-visible {
        outline-offset: -2px;
      }
      .hint {
        display: block;
        color: var(--_muted);
        font-size: var(--_small);
      }
      .danger-item {
        color: var(--_danger);
      }
    `,
  ];

  /** The button's words; its accessible name alone when `iconOnly`. */
  @property() label = '';

  @property({ type: Boolean }) iconOnly = false;

  @property({ attribute: false }) icon: IconName | undefined;

  @property({ attribute: false }) items: readonly MenuItem[] = [];

  @query('button') private readonly _button!: HTMLButtonElement;

  @query('[popover]') private readonly _list!: HTMLElement;

  #open = false;

  override focus(): void {
    this._button?.focus();
  }

  override render(): TemplateResult {
    return html`<button
        part="button"
        type="button"
        class=${ifDefined(this.iconOnly ? 'icon-only' : undefined)}
        aria-haspopup="menu"
        aria-expanded=${this.#open}
        aria-label=${ifDefined(this.iconOnly ? this.label : undefined)}
        @click=${this.#onToggle}
        @keydown=${this.#onButtonKey}
      >
        ${this.icon ? icons[this.icon] : nothing}${this.iconOnly ? nothing : this.label}
      </button>
      <div
        popover
        role="menu"
        aria-label=${this.label}
        @toggle=${this.#onToggled}
        @keydown=${this.#onListKey}
        @focusout=${this.#onFocusOut}
      >
        ${this.items.map(
          (item) =>
            html`<button
              type="button"
              role="menuitem"
              tabindex="-1"
              class=${ifDefined(item.danger ? 'danger-item' : undefined)}
              @click=${() => this.#choose(item)}
            >
              ${item.icon ? icons[item.icon] : nothing}
              <span>${item.label}${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}</span>
            </button>`,
        )}
      </div>`;
  }

  get #entries(): HTMLElement[] {
    return [...this._list.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #onToggle(): void {
    if (this.#open) this.#close();
    else this.#openAt(0);
  }

  #openAt(index: number): void {
    this._list.showPopover();
    this.#place();
    this.#entries.at(index)?.focus();
  }

  #close(): void {
    this._list.hidePopover();
  }

  #choose(item: MenuItem): void {
    this.#close();
    this._button.focus();
    this.dispatchEvent(new MenuSelectEvent(item.value));
  }

  #onToggled(event: ToggleEvent): void {
    this.#open = event.newState === 'open';
    this.requestUpdate();
  }

  /** Below the button, or above where there is no room; at its inline end. */
  #place(): void {
    const button = this._button.getBoundingClientRect();
    const list = this._list.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const below = button.bottom + 4;
    const fits = below + list.height <= innerHeight - 8;
    const top = fits ? below : Math.max(8, button.top - 4 - list.height);
    const start = rightToLeft ? button.left : button.right - list.width;
    const left = Math.min(Math.max(8, start), innerWidth - list.width - 8);
    // Set on the style object, which a page's policy allows; a style attribute in markup it may not.
    this._list.style.top = `${top}px`;
    this._list.style.left = `${left}px`;
    this._list.style.maxHeight = `${innerHeight - 16}px`;
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#openAt(event.key === 'ArrowDown' ? 0 : -1);
  }

  #onListKey(event: KeyboardEvent): void {
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    const next = this.#target(event.key, at, entries);
    if (next !== undefined) {
      event.preventDefault();
      entries.at(next)?.focus();
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      if (event.key === 'Escape') event.preventDefault();
      this.#close();
      this._button.focus();
    }
  }

  #target(key: string, at: number, entries: readonly HTMLElement[]): number | undefined {
    if (key === 'ArrowDown') return (at + 1) % entries.length;
    if (key === 'ArrowUp') return at - 1;
    if (key === 'Home') return 0;
    if (key === 'End') return -1;
    if (key.length !== 1 || key === ' ') return undefined;
    const order = entries.map((_, index) => (at + 1 + index) % entries.length);
    const letter = key.toLocaleLowerCase();
    return order.find((index) => entries[index]?.textContent?.trim().toLocaleLowerCase().startsWith(letter));
  }

  #onFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget as Node | null;
    if (this.#open && to && !this._list.contains(to) && to !== this._button) this.#close();
  }
}
