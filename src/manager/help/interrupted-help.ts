import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../../i18n/localization.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { base } from '../../ui/base.styles.js';
import { Component } from '../../ui/component.js';
import { property } from '../../ui/decorators.js';
import type { HelpRequest } from '../dialog-request.js';
import type { LoadMessages } from '../language.js';
import { helpMessages } from '../all-messages.js';
import { readProgress, type HelpProgress } from './help-progress.js';
import { dropProgress } from './help-storage.js';

/**
 * A quiet note above the list: a flow was interrupted, and can be resumed.
 *
 * @internal
 */
export class InterruptedHelp extends Component {
  static override readonly tag = 'auth-methods-interrupted-help';

  static override readonly styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space);
        padding: var(--_row-space) calc(var(--_space) * 2);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
      }
      p {
        flex: 1 1 16em;
      }
      span {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
    `,
  ];

  @property({ attribute: false }) methods: readonly AuthMethod[] = [];

  /** The list's localization; the note's texts are downloaded in its language. */
  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  @property({ attribute: false }) onResume!: (request: HelpRequest) => void;

  readonly #messages = new Task(this, {
    args: () => [this.localization] as const,
    task: async () => (await this.loadMessages(helpMessages)).messages,
  });

  override render(): TemplateResult | typeof nothing {
    const messages = this.#messages.value;
    const progress = messages && readProgress(this.methods);
    if (!progress) return nothing;
    const { actions, close, lostDevice, stepUp, stoppedHalfway } = messages;
    const title = progress.kind === 'lost-device' ? lostDevice : actions['not-mine'];
    return html`<div role="group" aria-labelledby="title">
      <p id="title"><strong>${title}</strong> ${stoppedHalfway}</p>
      <span>
        <button part="button" type="button" @click=${this.#onClose}>${close}</button>
        <button part="button" type="button" @click=${() => this.#resume(progress)}>${stepUp.action}</button>
      </span>
    </div>`;
  }

  #resume(progress: HelpProgress): void {
    this.onResume({ kind: progress.kind, progress });
  }

  readonly #onClose = (): void => {
    dropProgress();
    // The button that was pressed goes, and would take the focus with it.
    this.nextElementSibling?.shadowRoot?.querySelector<HTMLElement>('.heading')?.focus();
    this.requestUpdate();
  };
}
