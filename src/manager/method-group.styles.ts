import { css } from 'lit';

export const groupStyles = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--_space);
    min-height: calc(var(--_control-height) + 4px);
    margin-block-end: var(--_space);
  }
  .heading {
    font-size: var(--_small);
    font-weight: var(--_weight);
    border-radius: 4px;
  }
  .heading:focus:not(:focus-visible) {
    outline: none;
  }
  header .muted {
    font-size: var(--_small);
  }
  .state {
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--_subtle);
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: var(--_weight);
  }
  .state.on {
    background: var(--_success-surface);
    color: var(--_success);
  }
  ul {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  ul:not(:has(li)) {
    display: none;
  }
  li + li {
    border-block-start: 1px solid var(--_border);
  }
  .quiet {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding: var(--_row-space) calc(var(--_space) * 2);
    background: var(--_subtle);
  }
  .quiet .icon {
    display: grid;
    place-items: center;
    width: var(--_icon-size);
    height: var(--_icon-size);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  .quiet .text {
    min-width: 0;
  }
  .title {
    font-weight: var(--_weight);
  }
  .small {
    font-size: var(--_small);
  }
  @container (max-width: 24rem) {
    .quiet {
      padding-inline: calc(var(--_space) * 1.25);
    }
    .quiet > :last-child {
      grid-column: 2 / -1;
      justify-self: start;
    }
  }
`;
