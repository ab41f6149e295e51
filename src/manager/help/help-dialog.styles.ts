import { css } from 'lit';

/** What was lost, what was on it, and what is to be done. */
export const helpStyles = css`
  .lead {
    outline: none;
  }
  ul,
  ol {
    display: grid;
    gap: var(--_space);
  }
  .choice-row,
  .tick {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    width: 100%;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    font-size: var(--_size);
    font-weight: normal;
    text-align: start;
  }
  .tick {
    cursor: pointer;
  }
  .tick:has(:checked) {
    border-color: var(--_accent);
  }
  .tick:has(:disabled) {
    cursor: default;
  }
  .name {
    display: block;
    font-weight: var(--_weight);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .tasks {
    gap: 0;
  }
  .task {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: calc(var(--_space) * 1.5);
    padding-block: var(--_space);
  }
  .task + .task {
    border-block-start: 1px solid var(--_border);
  }
  .mark {
    display: grid;
    place-items: center;
    /* Around its number, however large that is. */
    width: 1.85em;
    height: 1.85em;
    border: 1px solid var(--_control-border);
    border-radius: 50%;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .mark.done {
    border-color: transparent;
    background: var(--_success-surface);
    color: var(--_success);
  }
  .mark.failed {
    border-color: transparent;
    background: var(--_danger-surface);
    color: var(--_danger);
  }
  .mark.current {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .mark svg {
    width: 16px;
    height: 16px;
  }
  .failed + div .facts {
    color: var(--_danger);
  }
  .task:not(.next) .name {
    font-weight: normal;
  }
  @media (prefers-reduced-motion: no-preference) {
    .mark.running {
      border-block-start-color: var(--_accent);
      border-width: 2px;
      animation: turn 900ms linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  }
  @media (forced-colors: active) {
    .mark {
      border-color: CanvasText !important;
    }
  }
`;
