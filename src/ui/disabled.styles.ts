import { css } from 'lit';

/** A button that must wait looks like it, and keeps the focus. The list has none. */
export const disabled = css`
  [aria-disabled='true'] {
    color: var(--_muted);
    background: var(--_subtle);
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
