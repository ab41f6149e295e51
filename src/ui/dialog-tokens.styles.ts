import { css } from 'lit';

/** The part of the theme that only dialogs have: it comes with them. */
export const dialogTokens = css`
  :host {
    --_control-border: var(--auth-methods-control-border-color, light-dark(#868e9c, #757d8b));
    --_backdrop: var(--auth-methods-backdrop-color, rgb(12 14 20 / 50%));
    --_code-font: var(--auth-methods-code-font-family, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_dialog-width: var(--auth-methods-dialog-width, 27rem);
  }
`;
