import { css } from 'lit';

export const passwordEnrollStyles = css`
  .field {
    margin-block-start: var(--_space);
  }
  .password {
    display: flex;
    align-items: center;
    border: 1px solid var(--_control-border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  .password:has([aria-invalid='true']) {
    border-color: var(--_danger);
  }
  .password:has(input:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .password input {
    flex: 1;
    min-width: 0;
    border: 0;
    outline: none;
    background: none;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  #show {
    align-self: stretch;
    padding-inline: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_control-radius) - 1px);
    color: var(--_muted);
  }
  #show[aria-pressed='true'] {
    background: var(--_subtle);
    color: var(--_accent);
  }
  #show:focus-visible {
    outline-offset: -2px;
  }
  li {
    display: flex;
    gap: var(--_space);
    padding-block: 2px;
    font-size: var(--_small);
  }
  .met {
    color: var(--_success);
  }
  .broken {
    color: var(--_danger);
  }
  .place {
    min-height: 9rem;
    border-radius: var(--_control-radius);
    background: var(--_subtle);
  }
  @media (forced-colors: active) {
    #show[aria-pressed='true'] {
      text-decoration: underline;
    }
  }
`;
