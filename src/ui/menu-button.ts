import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';
import type { MenuButtonOptions } from './menu-options.js';

const loadPopup = (): Promise<typeof import('./menu-popup.js')> => import('./menu-popup.js');

const prepare = (): void => {
  loadPopup().catch(() => undefined);
};

/**
 * A button that opens a menu. The menu itself is downloaded when the pointer or the focus comes near. Where it
 * does not arrive, a press fires `menu-missing`, which bubbles and is composed.
 */
export function menuButton(options: MenuButtonOptions): TemplateResult {
  const { label, icon } = options;
  const open = async ({ currentTarget }: Event, at: number): Promise<void> => {
    const button = currentTarget as HTMLElement;
    const popup = await loadPopup().catch(() => undefined);
    if (popup) popup.MenuPopup.toggle(button, options, at);
    else button.dispatchEvent(new Event('menu-missing', { bubbles: true, composed: true }));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void open(event, event.key === 'ArrowDown' ? 0 : -1);
  };
  return html`<span
    ><button
      part="button"
      type="button"
      class=${icon ? 'icon-only' : nothing}
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${icon ? label : nothing}
      @pointerenter=${prepare}
      @focus=${prepare}
      @click=${(event: Event) => open(event, 0)}
      @keydown=${onKey}
    >
      ${icon ? icons[icon] : label}
    </button></span
  >`;
}
