import { html, nothing, type TemplateResult } from 'lit';
import { icons, type IconName } from './icons.js';

export interface MenuItem {
  /** What `choose` is called with. */
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** A word or two beside the label. */
  readonly badge?: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
}

export interface MenuButtonOptions {
  /** The accessible name of the button and of the menu. Begins with the button's text, if it has one. */
  readonly label: string;
  /** What stands on a button without an icon. Default: `label`. */
  readonly text?: string;
  readonly icon?: IconName;
  /** It is the page's primary button. */
  readonly isPrimary?: boolean;
  readonly items: readonly MenuItem[];
  readonly choose: (value: string) => void;
}

/** Whether a key is pressed together with one that makes it the browser's or the page's. */
export function isShortcut(event: Event): boolean {
  return event instanceof KeyboardEvent && (event.altKey || event.ctrlKey || event.metaKey);
}

const loadPopup = (): Promise<typeof import('./menu-popup.js')> => import('./menu-popup.js');

const preload = (): void => {
  loadPopup().catch(() => undefined);
};

/**
 * A button that opens a menu. The menu itself is downloaded when the pointer or the focus reaches the button. If
 * the download fails, pressing the button fires `menu-missing`, which bubbles and is composed.
 */
export function menuButton(options: MenuButtonOptions): TemplateResult {
  const { label, text, icon, isPrimary } = options;
  const open = async ({ currentTarget }: Event, at: number): Promise<void> => {
    const button = currentTarget as HTMLElement;
    const popup = await loadPopup().catch(() => undefined);
    if (popup) popup.MenuPopup.toggle(button, options, at);
    else button.dispatchEvent(new Event('menu-missing', { bubbles: true, composed: true }));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isShortcut(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    void open(event, event.key === 'ArrowDown' ? 0 : -1);
  };
  return html`<span
    ><button
      part=${isPrimary ? 'button primary-button' : 'button'}
      type="button"
      class=${icon ? 'icon-only' : isPrimary ? 'primary' : nothing}
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${label}
      @pointerenter=${preload}
      @focus=${preload}
      @click=${(event: Event) => open(event, 0)}
      @keydown=${onKey}
    >
      ${icon ? icons[icon] : (text ?? label)}
    </button></span
  >`;
}
