import type { Theme } from './page-state.js';

/** Sets light or dark; `system` leaves it to the browser. The style sheet sets `color-scheme` accordingly. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
