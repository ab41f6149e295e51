import { css } from 'lit';

/** Styles of a dialog's content: text, fields and notices. */
export const form = css`
  :host,
  form {
    display: flex;
    flex: 1;
    flex-direction: column;
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
  .intro {
    color: var(--_muted);
  }
  .stack {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .field label,
  .field legend,
  .label {
    display: block;
    margin-block-end: calc(var(--_space) * 0.5);
    padding: 0;
    font-size: var(--_small);
    font-weight: var(--_weight);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  input:not([type='radio'], [type='checkbox']),
  select {
    width: 100%;
    min-height: calc(var(--_control-height) * 1.15);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.25);
    border: 1px solid var(--_control-border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Phones zoom in on a field whose text is smaller than 16 px. */
    font-size: max(16px, 1em);
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-height: 28px;
    margin-inline-end: calc(var(--_space) * 2);
  }
  .field .choice {
    margin-block-end: 0;
    font-size: inherit;
    font-weight: normal;
  }
  .field-error,
  .field-hint {
    margin-block-start: calc(var(--_space) * 0.5);
    font-size: var(--_small);
  }
  .field-error {
    color: var(--_danger);
  }
  .field-hint {
    color: var(--_muted);
  }
  .secret {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_subtle);
    font-family: var(--_code-font);
    font-weight: var(--_weight);
    letter-spacing: 0.04em;
  }
  /* A hyphen in a name, an address or a code would be taken for a part of it. */
  bdi,
  .secret {
    hyphens: none;
  }
  .notice {
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border-radius: var(--_control-radius);
    background: var(--_subtle);
  }
  .notice.bad {
    background: var(--_danger-surface);
    color: var(--_danger);
  }
  .notice.attention {
    background: var(--_warning-surface);
    color: var(--_warning);
  }
  /* Not so close to the dialog's heading as text is. */
  .notice:first-child,
  .stack > .field:first-child {
    margin-block-start: var(--_space);
  }
  .notice strong {
    display: block;
  }
  .notice p + p {
    margin-block-start: var(--_space);
  }
  @media (pointer: coarse) {
    .link,
    .choice {
      min-height: var(--_control-height);
    }
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
