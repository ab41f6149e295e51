import { css } from 'lit';

/** The row of buttons at the end of a dialog. */
export const actions = css`
  .primary:not(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-content: flex-end;
    justify-content: flex-end;
    gap: var(--_space);
    flex: 1;
    margin-block-start: calc(var(--_space) * 2.5);
  }
  /* Two share a line, or each has a whole one. */
  .actions > :not(:only-child) {
    flex: auto;
  }
  /* Three don't fit in a line. */
  .actions:has(> :nth-child(3)) {
    flex-flow: column;
    justify-content: flex-end;
    align-content: stretch;
  }
  /* Below each other, they would grow in height. */
  .actions:has(> :nth-child(3)) > * {
    flex: none;
  }
`;
