import { css } from 'lit';

export const rowStyles = css`
  .card {
    border: 0;
    background: none;
  }
  .card:focus-visible {
    outline-offset: -3px;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px calc(var(--_space) * 0.75);
  }
  /* A name that runs the other way and needs two lines stays on the side of its row. */
  bdi {
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
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
  .awaited {
    visibility: hidden;
  }
  .exact {
    position: absolute;
    inset: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
  }
`;
