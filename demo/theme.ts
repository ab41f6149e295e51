import type { Theme } from './page-state.js';

/** Light or dark; `system` leaves it to the browser. The style sheet turns it into `color-scheme`. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
