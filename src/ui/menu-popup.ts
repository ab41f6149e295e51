import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { dialogTokens } from './dialog-tokens.styles.js';
import { EventBoundary } from './event-boundary.js';
import { HiddenWatch } from './hidden-watch.js';
import { icons } from './icons.js';
import { isShortcut, type MenuButtonOptions, type MenuItem } from './menu-button.js';

/**
 * An open menu that follows the ARIA Authoring Practices: arrows, Home, End and first letters move the focus,
 * Enter chooses, Escape and Tab close. It is a popover, so nothing on the page can clip it.
 *
 * @internal
 */
export class MenuPopup extends Component {
  static override readonly tag = 'auth-methods-menu-popup';

  static override readonly styles = [
    base,
    dialogTokens,
    css`
      [popover] {
        position: fixed;
        inset: auto;
        min-width: 192px;
        max-width: min(352px, calc(100vw - 16px));
        margin: 0;
        padding: calc(var(--_space) * 0.75);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        overflow: auto;
        overflow-wrap: anywhere;
      }
      [role='menuitem'] {
        display: flex;
        gap: calc(var(--_space) * 1.25);
        justify-content: flex-start;
        width: 100%;
        padding: var(--_space) calc(var(--_space) * 1.25);
        border: 0;
        background: none;
        font-size: inherit;
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

  static #current: MenuPopup | undefined;

  /**
   * Opens the menu of a button, or closes it when it is open.
   *
   * @param at index of the item to focus first; -1 for the last
   */
  static toggle(button: HTMLElement, options: MenuButtonOptions, at: number): void {
    const open = MenuPopup.#current;
    open?.remove();
    if (open?.button === button) return;
    MenuPopup.define();
    const popup = document.createElement(MenuPopup.tag) as MenuPopup;
    Object.assign(popup, { button, options, at });
    button.after(popup);
  }

  @property({ attribute: false }) button!: HTMLElement;

  @property({ attribute: false }) options!: MenuButtonOptions;

  /** Index of the item that has the focus. */
  at = 0;

  #followed = '';

  @query('[popover]') private readonly _list!: HTMLElement;

  constructor() {
    super();
    new EventBoundary(this, isShortcut);
    new HiddenWatch(
      this,
      () => this._list,
      () => this.remove(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    MenuPopup.#current = this;
    // When the row is moved within the list, the browser closes the menu.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.button.setAttribute('aria-expanded', 'false');
    if (MenuPopup.#current === this) MenuPopup.#current = undefined;
    // A row that only moves is back by then.
    queueMicrotask(() => this.isConnected || this.remove());
  }

  override render(): TemplateResult {
    const { label, items } = this.options;
    return html`<div
      popover="manual"
      role="menu"
      aria-label=${label}
      @keydown=${this.#onKey}
      @focusin=${({ target }: Event) => (this.at = this.#entries.indexOf(target as HTMLElement))}
      @focusout=${this.#onFocusOut}
    >
      ${items.map(
        (item) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${item.danger ? 'danger-item' : nothing}
            @click=${() => this.#choose(item)}
          >
            ${item.icon ? icons[item.icon] : nothing}
            <span>${item.label}${item.badge ? html` <span class="badge">${item.badge}</span>` : nothing}${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}</span>
          </button>`,
      )}
    </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.#follow();
  }

  protected override updated(_changed: PropertyValues): void {
    this.button.setAttribute('aria-expanded', 'true');
    this._list.showPopover?.();
    this.#place();
    this.#entries.at(this.at)?.focus();
  }

  get #entries(): HTMLElement[] {
    return [...this._list.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #choose(item: MenuItem): void {
    this.remove();
    this.button.focus();
    this.options.choose(item.value);
  }

  /** Puts the menu below the button, or above if there is no room, in line with the button's end. */
  #place(): void {
    // Set through the style object: a page's policy may forbid style attributes.
    const { style } = this._list;
    style.maxHeight = `${innerHeight - 16}px`;
    // At the left edge, the menu takes its natural width.
    style.left = '0px';
    const button = this.button.getBoundingClientRect();
    const list = this._list.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const below = button.bottom + 4;
    const fits = below + list.height <= innerHeight - 8;
    const top = fits ? below : Math.max(8, button.top - 4 - list.height);
    const start = rightToLeft ? button.left : button.right - list.width;
    const left = Math.min(Math.max(8, start), innerWidth - list.width - 8);
    style.top = `${top}px`;
    style.left = `${left}px`;
  }

  /** In each frame, the button may be elsewhere in the window: scrolled, zoomed, or moved by what is above it. */
  readonly #follow = (): void => {
    if (!this.isConnected) return;
    const place = JSON.stringify([this.button.getBoundingClientRect(), innerWidth, innerHeight]);
    if (place !== this.#followed) this.#place();
    this.#followed = place;
    // Some test environments have none.
    globalThis.requestAnimationFrame?.(this.#follow);
  };

  #onKey(event: KeyboardEvent): void {
    if (isShortcut(event)) return;
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    const next = this.#target(event.key, at, entries);
    if (next !== undefined) {
      event.preventDefault();
      entries.at(next)?.focus();
      // In WebKitGTK, the key of Shift+Tab is "Unidentified": https://github.com/marijnh/w3c-keyname/issues/13
    } else if (event.code === 'Tab' || event.key === 'Tab' || event.key === 'Escape') {
      if (event.key === 'Escape') event.preventDefault();
      // After Tab, the browser moves the focus on from the button.
      this.button.focus();
      this.remove();
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

  /** Closes the menu when the focus leaves it, such as on a click elsewhere. */
  #onFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && (this._list.contains(to) || to === this.button)) return;
    // Wait until the click has been handled: it may be on the button itself.
    setTimeout(() => {
      if (!this._list.contains(this.shadowRoot?.activeElement ?? null)) this.remove();
    });
  }
}
