import { css, html, nothing, type TemplateResult } from 'lit';
import { Task } from '@lit/task';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property } from '../ui/decorators.js';
import { icons } from '../ui/icons.js';
import { withUnreadMasks } from '../ui/masked-text.js';
import { accountSafety } from './account-safety.js';
import type { LoadMessages } from './language.js';
import type { MethodTitles } from './method-titles.js';
import { safetyAnswers, type SafetyAnswer } from './safety-answers.js';
import { cutOff } from './short-list.js';

/**
 * Says what a thief could do with what an account has, and what happens if the person loses something.
 *
 * @internal
 */
export class SafetyAnswers extends Component {
  static override readonly tag = 'auth-methods-safety-answers';

  static override readonly styles = [
    base,
    css`
      ul {
        display: grid;
        gap: calc(var(--_space) * 1.25);
        padding-block: var(--_space) calc(var(--_space) * 0.5);
      }
      .answer {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--_space);
      }
      .title {
        font-size: var(--_small);
      }
      .safe {
        color: var(--_success);
      }
      .unsafe {
        color: var(--_warning);
      }
      .methods {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--_space) * 0.5);
        padding-block-start: calc(var(--_space) * 0.5);
      }
      .badge {
        color: var(--_text);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) methods: readonly AuthMethod[] = [];

  @property({ attribute: false }) titleOf!: MethodTitles;

  /** The list's localization; the answers are downloaded in its language. */
  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  readonly #messages = new Task(this, {
    args: () => [this.localization] as const,
    task: async () => (await this.loadMessages(({ dialogs }) => dialogs)).messages,
  });

  override render(): TemplateResult | typeof nothing {
    const messages = this.#messages.value;
    const safety = accountSafety(this.methods);
    if (!messages || !safety) return nothing;
    return html`<ul>
      ${safetyAnswers(safety).map((answer) => this.#renderAnswer(answer, messages))}
    </ul>`;
  }

  #renderAnswer(answer: SafetyAnswer, messages: DialogMessages): TemplateResult {
    const { safetyAnswers: texts } = messages;
    const question = 'theft' in answer ? texts.ifStolen[answer.theft] : texts.ifLost[answer.loss];
    const stillWorks = 'theft' in answer ? [] : answer.stillWorks;
    const isSafe = 'theft' in answer ? !answer.opens : stillWorks.length > 0;
    const sentence =
      'theft' in answer ? texts[isSafe ? 'notEnough' : 'enough'] : texts[isSafe ? 'stillWorks' : 'lockedOut'];
    return html`<li class="answer">
      <span class=${isSafe ? 'safe' : 'unsafe'}>${isSafe ? icons.shield : icons.warning}</span>
      <div>
        <p class="title">${question}</p>
        <p class="hint">${sentence}</p>
        ${stillWorks.length === 0 ? nothing : this.#renderMethods(stillWorks, messages)}
      </div>
    </li>`;
  }

  #renderMethods(methods: readonly AuthMethod[], { removalLists }: DialogMessages): TemplateResult {
    const { shown, rest } = cutOff(methods);
    return html`<ul class="methods">
      ${shown.map((method) => html`<li class="badge"><bdi>${withUnreadMasks(this.titleOf(method))}</bdi></li>`)}
      ${rest > 0 ? html`<li class="hint">${removalLists.more(rest)}</li>` : nothing}
    </ul>`;
  }
}
