import { css } from 'lit';

/** Styles of a row while its method is changed, and of one that was just added. Rows get them when that happens. */
export const rowStates = css`
  :host([data-busy]) {
    display: block;
    position: relative;
  }
  /* Written by whoever changes the method, in the language of the page. */
  :host([data-busy])::after {
    content: attr(data-busy);
    position: absolute;
    inset-block-end: 2px;
    inset-inline-end: calc(var(--_space) * 1.5);
    padding-inline: calc(var(--_space) * 0.5);
    border-radius: var(--_control-radius);
    /* A narrow row has text here, too. */
    background: var(--_surface);
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
