import { css } from 'lit';

/**
 * The theme, without the part that only dialogs, menus and notes use. Hosts set `--auth-methods-…`; components read the private
 * `--_…`, which they inherit from the public element. Light or dark follows the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_accent: var(--auth-methods-accent-color, light-dark(#2f4fd0, #93a5ff));
    --_on-accent: var(--auth-methods-accent-text-color, light-dark(#ffffff, #0d1020));
    --_surface: var(--auth-methods-surface-color, light-dark(#ffffff, #181b22));
    --_subtle: var(--auth-methods-subtle-color, light-dark(#f6f7f9, #1f232b));
    --_text: var(--auth-methods-text-color, light-dark(#14161b, #f1f3f6));
    --_muted: var(--auth-methods-muted-color, light-dark(#5a6270, #a3abb8));
    --_border: var(--auth-methods-border-color, light-dark(#e1e4e9, #2d323c));
    --_success: var(--auth-methods-success-color, light-dark(#0b6b47, #5fd6a0));
    --_success-surface: var(--auth-methods-success-surface-color, light-dark(#e4f6ee, #11291f));
    --_warning: var(--auth-methods-warning-color, light-dark(#7a5200, #f2c14e));
    --_warning-surface: var(--auth-methods-warning-surface-color, light-dark(#fdf2d9, #30240a));
    --_focus: var(--auth-methods-focus-color, var(--_accent));
    --_radius: var(--auth-methods-radius, 12px);
    --_control-radius: var(--auth-methods-control-radius, 8px);
    --_space: var(--auth-methods-spacing, 8px);
    --_row-space: var(--auth-methods-row-spacing, calc(var(--_space) * 1.5));
    --_font: var(--auth-methods-font-family, inherit);
    --_size: var(--auth-methods-font-size, 0.9375em);
    --_small: var(--auth-methods-small-font-size, small);
    --_heading-size: var(--auth-methods-heading-font-size, calc(4em / 3));
    --_weight: var(--auth-methods-strong-font-weight, 600);
    --_control-height: var(--auth-methods-control-height, 36px);
    --_icon-size: var(--auth-methods-icon-size, 36px);
  }
  /* As large as a fingertip. */
  @media (pointer: coarse) {
    :host {
      --_control-height: max(44px, var(--auth-methods-control-height, 36px));
    }
  }
`;
