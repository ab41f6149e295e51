import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';
import type { MenuButtonOptions } from './menu-options.js';

const loadPopup = (): Promise<typeof import('./menu-popup.js')> => import('./menu-popup.js');

/** A button that opens a menu. The menu itself is downloaded when the pointer or the focus comes near. */
export function menuButton(options: MenuButtonOptions): TemplateResult {
  const { label, icon } = options;
  const open = async ({ currentTarget }: Event, at: number): Promise<void> => {
    const button = currentTarget as HTMLElement;
    (await loadPopup()).MenuPopup.toggle(button, options, at);
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
      @pointerenter=${loadPopup}
      @focus=${loadPopup}
      @click=${(event: Event) => open(event, 0)}
      @keydown=${onKey}
    >
      ${icon ? icons[icon] : label}
    </button></span
  >`;
}
