import { css, html, nothing, type TemplateResult } from 'lit';
import { unrecorded } from '../../ui/unrecorded.js';

/** One password on screen. */
export interface PasswordField {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: 'new-password' | 'current-password';
  readonly error: string;
  /** Ids of what describes the field, the error aside. */
  readonly describedBy?: readonly string[];
  /** What password managers make a new password by. */
  readonly rules?: string | undefined;
  readonly isShown: boolean;
  readonly isReadonly: boolean;
  /** The label of the button that shows the password. */
  readonly show: string;
  readonly onInput: () => void;
  readonly onShow: () => void;
  /** The focus has left the field. */
  readonly onLeave?: () => void;
}

/** A password with its label, its error, and a button that shows it. Needs `passwordFieldStyles`. */
export function renderPasswordField(field: PasswordField): TemplateResult {
  const { id, label, autocomplete, error, describedBy = [], isShown, isReadonly } = field;
  return html`<label id="${id}-label" for=${id}>${label}</label>
    <div class="password">
      <input
        id=${id}
        type=${isShown ? 'text' : 'password'}
        name=${autocomplete}
        autocomplete=${autocomplete}
        autocapitalize="off"
        spellcheck="false"
        dir="ltr"
        required
        passwordrules=${field.rules ?? nothing}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby=${error ? [`${id}-error`, ...describedBy].join(' ') : nothing}
        ?readonly=${isReadonly}
        @input=${field.onInput}
        @change=${field.onInput}
        @blur=${field.onLeave ?? nothing}
        ${unrecorded()}
      />
      <button
        id="${id}-show"
        class="link"
        part="button"
        type="button"
        aria-pressed=${isShown}
        aria-labelledby="${id}-show ${id}-label"
        @click=${field.onShow}
      >
        ${field.show}
      </button>
    </div>
    <p id="${id}-error" class="field-error" role="alert" ?hidden=${!error}>${error}</p>`;
}

export const passwordFieldStyles = css`
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
  .password button {
    align-self: stretch;
    padding-inline: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_control-radius) - 1px);
    color: var(--_muted);
  }
  .password button[aria-pressed='true'] {
    background: var(--_subtle);
    color: var(--_accent);
  }
  .password button:focus-visible {
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .password button[aria-pressed='true'] {
      text-decoration: underline;
    }
  }
`;
