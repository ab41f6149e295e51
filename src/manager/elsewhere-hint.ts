import { css, html, type TemplateResult } from 'lit';
import { Task } from '@lit/task';
import type { Localization } from '../i18n/localization.js';
import type { EnrollableType } from '../model/enrollment.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property } from '../ui/decorators.js';
import type { LoadMessages } from './language.js';
import { methodTypes } from './registry.js';

/**
 * Says where the types can be added that this browser can't add.
 *
 * @internal
 */
export class ElsewhereHint extends Component {
  static override readonly tag = 'auth-methods-elsewhere-hint';

  static override readonly styles = [
    base,
    css`
      p {
        margin-block-start: var(--_space);
        color: var(--_page-muted);
        font-size: var(--_small);
      }
    `,
  ];

  @property({ attribute: false }) types: readonly EnrollableType[] = [];

  /** The list's localization; the hint is downloaded in its language. */
  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  readonly #messages = new Task(this, {
    args: () => [this.localization] as const,
    task: async () => (await this.loadMessages(({ loadEnrollment }) => loadEnrollment())).messages,
  });

  override render(): readonly TemplateResult[] {
    const messages = this.#messages.value;
    const hints = messages ? this.types.map((type) => methodTypes[type].enroll?.elsewhere?.(messages)) : [];
    return hints.filter((hint) => hint !== undefined).map((hint) => html`<p>${hint}</p>`);
  }
}
