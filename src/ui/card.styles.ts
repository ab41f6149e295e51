import { css } from 'lit';

/** An icon, a title with a line below it, and a button: side by side, or below each other where it is narrow. */
export const card = css`
  :host {
    display: block;
  }
  .card {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding: var(--_row-space) calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .icon {
    display: grid;
    place-items: center;
    width: var(--_icon-size);
    height: var(--_icon-size);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_subtle);
  }
  .title {
    font-weight: var(--_weight);
  }
  .hint {
    color: var(--_muted);
    font-size: var(--_small);
  }
  @container (max-width: 32rem) {
    .card {
      grid-template-columns: auto 1fr;
      align-items: start;
      padding-inline: calc(var(--_space) * 1.5);
    }
    .card > :nth-child(3) {
      grid-column: 2;
      justify-self: start;
    }
  }
`;
