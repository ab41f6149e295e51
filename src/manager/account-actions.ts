import { css, html, nothing, type TemplateResult } from 'lit';
import { Task } from '@lit/task';
import type { Localization } from '../i18n/localization.js';
import type { MethodsBackend } from '../model/methods-backend.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property } from '../ui/decorators.js';
import type { AccountAction } from './dialog-request.js';
import type { LoadMessages } from './language.js';

/**
 * The person asks for something to be done with the whole account.
 *
 * @internal
 */
export class AccountActionEvent extends Event {
  readonly action: AccountAction;

  constructor(action: AccountAction) {
    super('account-action');
    this.action = action;
  }
}

/**
 * The buttons below the list for what can be done with the whole account.
 *
 * @internal
 * @fires {AccountActionEvent} account-action
 */
export class AccountActions extends Component {
  static override readonly tag = 'auth-methods-account-actions';

  static override readonly styles = [
    base,
    css`
      div {
        display: flex;
        gap: var(--_space);
      }
      /* In one line, or below each other. */
      @container (max-width: 680px) {
        div:has(> :nth-child(2)) {
          flex-direction: column;
        }
      }
    `,
  ];

  @property({ attribute: false }) backend!: MethodsBackend;

  /** The backend, or the page, can end the person's other sessions. */
  @property({ attribute: false }) canSignOut = false;

  /** The account has a method. */
  @property({ attribute: false }) hasMethods = false;

  /** The list's localization; the buttons' texts are downloaded in its language. */
  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  readonly #messages = new Task(this, {
    args: () => [this.localization] as const,
    task: async () => (await this.loadMessages(({ dialogs }) => dialogs)).messages,
  });

  override render(): TemplateResult | typeof nothing {
    const messages = this.#messages.value;
    if (!messages) return nothing;
    const { backend, canSignOut, hasMethods } = this;
    const actions: readonly AccountAction[] = [
      ...(canSignOut ? (['sign-out-elsewhere'] as const) : []),
      ...(typeof backend.replaceAll === 'function' ? (['replace-all'] as const) : []),
      ...(typeof backend.removeAll === 'function' && hasMethods ? (['remove-all'] as const) : []),
    ];
    return html`<div>
      ${actions.map(
        (action) =>
          html`<button
            part="button"
            type="button"
            @click=${() => this.dispatchEvent(new AccountActionEvent(action))}
          >
            ${messages.accountActions[action]}
          </button>`,
      )}
    </div>`;
  }
}
