import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Task } from '@lit/task';
import type { AuthMethod } from '../model/auth-method.js';
import type { Detail } from '../methods/method-details.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property, query, state } from '../ui/decorators.js';
import { form } from '../ui/form.styles.js';
import { DialogEndEvent, type DialogContext, type DialogRequest, type DialogView } from './dialog-view.js';
import { methodTypes } from './registry.js';

/**
 * Everything that is known of a method, with exact dates.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export class DetailsDialog extends Component implements DialogView {
  static override readonly tag = 'auth-methods-details-dialog';

  static override readonly styles = [
    base,
    form,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, auto) minmax(0, 1fr);
        gap: var(--_space) calc(var(--_space) * 2);
        margin-block-start: calc(var(--_space) * 1.5);
      }
      dt {
        color: var(--_muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) request!: DialogRequest;

  @property({ attribute: false }) context!: DialogContext;

  /** A number or address is shown in full only when asked for. */
  @state() private _unmasked = false;

  @query('.close') private readonly _close!: HTMLButtonElement;

  /** What the method's type has to tell. Without it the rest is still worth showing. */
  readonly #own = new Task(this, {
    args: () => [this.#method, this.context.localization] as const,
    task: async ([method, localization]) => {
      const details = await methodTypes[method.type].details?.();
      return details?.(method, localization) ?? [];
    },
  });

  override render(): TemplateResult {
    const { messages } = this.context.localization;
    return html`<dl>
        ${this.#details().map(({ term, value, masked }) =>
          value
            ? html`<dt>${term}</dt>
                <dd>${masked === undefined ? html`<bdi>${value}</bdi>` : this.#renderMasked(value, masked)}</dd>`
            : nothing,
        )}
      </dl>
      <div class="actions">
        <button class="close" part="button" type="button" @click=${() => this.requestClose()}>${messages.close}</button>
      </div>`;
  }

  requestClose(): void {
    this.dispatchEvent(new DialogEndEvent({ kind: 'closed' }));
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this._close.focus();
  }

  get #method(): AuthMethod {
    if (this.request.kind === 'enroll') throw new TypeError('Details are of a method');
    return this.request.method;
  }

  #details(): readonly Detail[] {
    const method = this.#method;
    const { detailsDialog: words, methods, badges } = this.context.localization.messages;
    return [
      { term: words.type, value: method.type === 'unknown' ? method.rawType : methods[method.type].name },
      { term: words.name, value: method.name },
      { term: words.state, value: method.confirmed ? undefined : badges.notFinished },
      ...(this.#own.value ?? []),
      { term: words.added, value: this.#date(method.createdAt) ?? words.notKnown },
      { term: words.lastUsed, value: this.#date(method.lastUsedAt) },
    ];
  }

  #date(iso: string | undefined): TemplateResult | undefined {
    return iso
      ? html`<time datetime=${iso}>${this.context.localization.format.exact(iso)}</time>`
      : undefined;
  }

  #renderMasked(value: string | TemplateResult, masked: string): TemplateResult {
    const { show, hide } = this.context.localization.messages;
    return html`<bdi dir="ltr">${this._unmasked ? value : masked}</bdi>
      <button class="link" part="button" type="button" @click=${this.#onToggle}>
        ${this._unmasked ? hide : show}
      </button>`;
  }

  #onToggle(): void {
    this._unmasked = !this._unmasked;
  }
}
