import { css } from 'lit';

export const rowStyles = css`
  :host {
    display: block;
  }
  .row {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-height: calc(var(--_control-height) + 4 * var(--_space));
    padding: var(--_row-space) calc(var(--_space) * 2);
  }
  .row:focus {
    outline: 2px solid var(--_focus);
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .row:focus:not(:focus-visible) {
    outline: none;
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
  .text {
    min-width: 0;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
  }
  #title {
    font-weight: var(--_weight);
    overflow-wrap: anywhere;
  }
  .badge {
    padding: 1px 8px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_subtle);
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: var(--_weight);
    white-space: nowrap;
  }
  .good {
    border-color: transparent;
    background: var(--_success-surface);
    color: var(--_success);
  }
  .attention {
    border-color: transparent;
    background: var(--_warning-surface);
    color: var(--_warning);
  }
  .facts {
    color: var(--_muted);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }
  .fact + .fact::before {
    content: '· ';
  }
  .actions {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
  }
  @container (max-width: 24rem) {
    .row {
      gap: var(--_space);
      padding-inline: calc(var(--_space) * 1.25);
    }
    .icon {
      align-self: start;
    }
    .actions:has(> button) {
      grid-column: 2 / -1;
      justify-content: flex-start;
    }
  }
  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    :host([fresh]) {
      animation: fresh 2.4s ease-out;
    }
    @keyframes fresh {
      0%,
      40% {
        background: var(--_success-surface);
      }
    }
  }
`;
