import { css } from 'lit';

/** Styles of a row while its method is changed, and of one that was just added. Rows get them when that happens. */
export const rowStates = css`
  :host([data-busy]) {
    display: block;
  }
  /* A line below the facts, written by whoever changes the method, in the language of the page. */
  :host([data-busy])::after {
    content: attr(data-busy);
    display: block;
    margin-block: calc(var(--_row-space) * -1) var(--_row-space);
    /* Where the title begins: after the icon. */
    margin-inline: calc(var(--_space) * 3.5 + var(--_icon-size)) calc(var(--_space) * 2);
    color: var(--_muted);
    font-size: var(--_small);
  }
  @media (prefers-reduced-motion: no-preference) {
    :host([fresh]) .card {
      animation: fresh 2.4s ease-out;
    }
    @keyframes fresh {
      0%,
      40% {
        background: color-mix(in srgb, var(--_accent) 14%, transparent);
      }
    }
  }
`;
