import { css } from 'lit';

export const groupStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--_space);
    margin-block-end: var(--_space);
  }
  /* Larger than the titles of its rows. */
  .heading {
    font-size: 1.125em;
    font-weight: var(--_weight);
  }
  header .hint {
    color: var(--_page-muted);
  }
  ul {
    color: var(--_text);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  /* List items are counted: each new one would take as long as all of them. */
  li {
    display: block;
  }
  li + li {
    border-block-start: 1px solid var(--_border);
  }
  .long li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4.4em;
  }
  .quiet {
    border: 0;
    border-radius: 0;
    background: var(--_subtle);
  }
  li + .quiet {
    border-block-start: 1px solid var(--_border);
  }
  .rest,
  .awaited > * {
    visibility: hidden;
  }
  /* A host may name a type in one long word. */
  .quiet p {
    overflow-wrap: anywhere;
  }
  .quiet .icon {
    background: var(--_surface);
  }
`;
