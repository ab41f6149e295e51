import { css } from 'lit';

/** Base styles of every component: box model, line ends, focus, plain buttons, visually hidden text. */
export const base = css`
  :host,
  :host * {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /* Lines of Korean and Japanese end between words, as those of alphabets do. */
  :host(:lang(ko)) {
    word-break: keep-all;
  }
  :host(:lang(ja)) {
    word-break: auto-phrase;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
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
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted,
  .hint,
  .badge {
    color: var(--_muted);
  }
  .hint,
  .badge {
    font-size: var(--_small);
  }
  .title,
  .badge {
    font-weight: var(--_weight);
  }
  .badge {
    padding: 0 8px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_subtle);
  }
  .title .badge {
    font-size: 0.8em;
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
    color: var(--_text);
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
  @container (max-width: 416px) {
    .card {
      grid-template-columns: auto 1fr;
      align-items: start;
    }
    .card > :nth-child(3):not(.compact) {
      grid-column: 2;
      justify-self: start;
    }
    .card:has(> .compact) {
      grid-template-columns: auto 1fr auto;
    }
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
  .icon-only {
    width: var(--_control-height);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    button,
    .button,
    .badge {
      border-color: CanvasText;
    }
  }
`;
