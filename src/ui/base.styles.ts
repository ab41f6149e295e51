import { css } from 'lit';

/** What every component's shadow root starts from: box model, focus, buttons, visually hidden text. */
export const base = css`
  :host,
  :host * {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 0.75);
    min-height: var(--_control-height);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.625);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_small);
    font-weight: var(--_weight);
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--_subtle);
  }
  button:disabled,
  button[aria-disabled='true'] {
    color: var(--_muted);
    background: var(--_subtle);
    border-color: var(--_border);
    cursor: not-allowed;
  }
  .primary:not(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .danger:not(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_on-danger);
  }
  .primary:hover:not(:disabled, [aria-disabled='true']),
  .danger:hover:not(:disabled, [aria-disabled='true']) {
    filter: brightness(0.94);
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
  }
  .link:hover {
    background: none;
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    button,
    .button {
      border-color: ButtonBorder;
    }
  }
`;
