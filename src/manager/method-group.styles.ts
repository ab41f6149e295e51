import { css } from 'lit';

export const groupStyles = css`
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
    border: 0;
    border-radius: 0;
    background: var(--_subtle);
  }
  .quiet .icon {
    background: var(--_surface);
  }
`;
