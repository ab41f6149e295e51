import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { Localization } from '../../i18n/localization.js';
import { sentences } from '../../i18n/sentences.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { base } from '../../ui/base.styles.js';
import { Component } from '../../ui/component.js';
import { property } from '../../ui/decorators.js';
import type { HelpRequest, RemoveRequest } from '../dialog-request.js';
import type { LoadMessages } from '../language.js';
import { helpMessages, type HelpingMessages } from '../all-messages.js';
import { methodTitles } from '../method-titles.js';
import { dropReplacement, readReplacement } from '../replacement-progress.js';
import { readProgress } from './help-progress.js';
import { dropProgress } from './help-storage.js';

/** Something that was interrupted: what its note says, what resumes it, and what lets go of it. */
interface Interruption {
  readonly title: string;
  readonly text: string;
  readonly request: HelpRequest | RemoveRequest;
  readonly drop: () => void;
}

/**
 * Quiet notes above the list: a flow or a replacement was interrupted, and can be resumed.
 *
 * @internal
 */
export class InterruptedHelp extends Component {
  static override readonly tag = 'auth-methods-interrupted-help';

  static override readonly styles = [
    base,
    css`
      /* Without a note, it takes no place in the list. */
      :host {
        display: contents;
      }
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

  @property({ attribute: false }) onResume!: (request: HelpRequest | RemoveRequest) => void;

  readonly #localization = new Task(this, {
    args: () => [this.localization] as const,
    task: () => this.loadMessages(helpMessages),
  });

  override render(): readonly TemplateResult[] | typeof nothing {
    const localization = this.#localization.value;
    // What is under way in a dialog is not interrupted.
    if (!localization || this.parentElement?.querySelector('auth-methods-dialog-frame')) return nothing;
    return this.#interruptions(localization).map(
      ({ title, text, request, drop }, index) =>
        html`<div role="group" aria-labelledby="title-${index}">
          <p id="title-${index}"><strong>${title}</strong> ${text}</p>
          <span>
            <button part="button" type="button" @click=${() => this.#close(drop)}>
              ${localization.messages.close}
            </button>
            <button part="button" type="button" @click=${() => this.onResume(request)}>
              ${localization.messages.stepUp.action}
            </button>
          </span>
        </div>`,
    );
  }

  #interruptions(localization: Localization<HelpingMessages>): readonly Interruption[] {
    const { actions, dialogTitles, lostDevice, removeDialog, stoppedHalfway } = localization.messages;
    const found: Interruption[] = [];
    const progress = readProgress(this.methods);
    if (progress) {
      const { kind } = progress;
      found.push({
        title: kind === 'lost-device' ? lostDevice : actions[kind],
        text: stoppedHalfway,
        request: { kind, progress },
        drop: () => dropProgress(),
      });
    }
    const replacement = readReplacement(this.methods);
    if (replacement) {
      const { old, added } = replacement;
      const name = methodTitles(this.methods, localization)(old);
      found.push({
        title: dialogTitles.remove(isolate(name, localization.direction)),
        text: sentences(stoppedHalfway, added.confirmed && removeDialog.replaced),
        request: { kind: 'remove', method: old, replacedBy: added, isResumed: true },
        drop: () => dropReplacement(old),
      });
    }
    return found;
  }

  #close(drop: () => void): void {
    drop();
    // The button that was pressed goes, and would take the focus with it.
    this.nextElementSibling?.shadowRoot?.querySelector<HTMLElement>('.heading')?.focus();
    this.requestUpdate();
  }
}
