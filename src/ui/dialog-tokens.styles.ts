import { css } from 'lit';

/** The part of the theme that only dialogs, menus and notes use, downloaded with them. */
export const dialogTokens = css`
  :host {
    --_danger: var(--auth-methods-danger-color, light-dark(#b3202e, #ff8c94));
    --_on-danger: var(--auth-methods-danger-text-color, light-dark(#ffffff, #2a0508));
    --_danger-surface: var(--auth-methods-danger-surface-color, light-dark(#fdebec, #34141a));
    --_shadow: var(--auth-methods-shadow, 0 16px 40px rgb(15 18 28 / 22%));
    --_control-border: var(--auth-methods-control-border-color, light-dark(#868e9c, #757d8b));
    --_backdrop: var(--auth-methods-backdrop-color, rgb(12 14 20 / 50%));
    --_code-font: var(--auth-methods-code-font-family, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_dialog-width: var(--auth-methods-dialog-width, 432px);
  }
`;
