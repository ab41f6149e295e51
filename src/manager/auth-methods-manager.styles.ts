import { css } from 'lit';

export const managerStyles = css`
  :host {
    /* Outside the cards: a quieter form of the page's own colour. */
    --_page-muted: var(--auth-methods-muted-color, color-mix(in srgb, currentColor 80%, transparent));
    /* As wide as there is room, also where the page makes it as wide as its content: up to 1000px. */
    display: grid;
    grid-template-columns: minmax(0, 1000px) minmax(0, 1fr);
    font-family: var(--_font);
    /* What the person has chosen, whatever the page's root has. */
    font-size: medium;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    hyphens: auto;
    text-wrap: pretty;
  }
  .manager {
    /* No grid: in its rows, a note could not stick to the edge of the window. */
    display: flex;
    flex-direction: column;
    grid-column: 1 / -1;
    container-type: inline-size;
    /* Outside the cards, the page's colour is sure to be readable on the page. */
    color: var(--auth-methods-text-color, inherit);
    font-size: var(--_size);
    gap: calc(var(--_space) * 2.5);
  }
  .heading {
    font-size: var(--_heading-size);
    font-weight: var(--_weight);
    line-height: 1.3;
  }
  .muted {
    color: var(--_page-muted);
  }
  .awaited button {
    visibility: hidden;
  }
  .primary.primary {
    max-width: 18em;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover {
    filter: brightness(0.94);
  }
  details {
    grid-column: 2 / -1;
  }
  summary {
    width: fit-content;
    padding-block: 2px;
    color: var(--_accent);
    font-size: var(--_small);
    font-weight: var(--_weight);
    cursor: pointer;
  }
  summary:hover {
    text-decoration: underline;
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 14px;
    }
  }
  .empty {
    padding: calc(var(--_space) * 3);
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
    text-align: center;
  }
  .empty button {
    margin-block-start: calc(var(--_space) * 2);
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .skeleton {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .skeleton div {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    /* As high as a row: with a line for the name, and one of the bar's small font. */
    padding: calc(0.5lh + var(--_row-space)) calc(var(--_space) * 2);
  }
  .skeleton div + div {
    border-block-start: 1px solid var(--_border);
  }
  .skeleton div::before {
    content: '';
    width: var(--_icon-size);
    height: var(--_icon-size);
    margin-block: -0.5lh;
    border-radius: var(--_control-radius);
    background: var(--_border);
  }
  .skeleton div::after {
    content: '';
    flex: 0 1 256px;
    height: 0.8em;
    margin-block: calc((1lh - 0.8em) / 2);
    border-radius: 99px;
    background: var(--_border);
    font-size: var(--_small);
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton div::before,
    .skeleton div::after {
      animation: wait 1.4s ease-in-out infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.45;
      }
    }
  }
`;
