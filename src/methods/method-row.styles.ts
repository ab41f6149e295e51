import { css } from 'lit';

export const rowStyles = css`
  .card {
    border: 0;
    background: none;
  }
  .card:focus-visible {
    outline-offset: -3px;
  }
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
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px calc(var(--_space) * 0.75);
  }
  bdi {
    overflow-wrap: anywhere;
  }
  .badge {
    font-size: 0.8em;
  }
  /* A separator stands between two facts of a line: the one that begins a line is outside and cut off. */
  .hint {
    overflow: clip;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -1em;
  }
  .fact {
    position: relative;
    padding-inline-start: 1em;
  }
  .fact::before {
    content: '·';
    content: '·' / '';
    position: absolute;
    inset-inline-start: 0.4em;
  }
  [title] {
    position: absolute;
    inset: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
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
