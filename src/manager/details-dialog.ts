import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainText } from '../i18n/isolate.js';
import { withUnreadMasks } from '../ui/masked-text.js';
import { isDate } from '../methods/common-facts.js';
import type { Detail } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { property, query, state } from '../ui/decorators.js';
import type { DialogRequests } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { availableActions } from './available-actions.js';
import type { DialogContext } from './dialog-context.js';
import { methodTypes, typeName } from './registry.js';
import { typeDialogs } from './type-dialogs.js';

/**
 * Everything that is known about a method, with exact dates.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export class DetailsDialog extends DialogView {
  static override readonly tag = 'auth-methods-details-dialog';

  static override readonly styles = [
    DialogView.styles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(96px, auto) minmax(0, 1fr);
        gap: var(--_space) calc(var(--_space) * 2);
        margin: calc(var(--_space) * 1.5) 0 0;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      /* Beside its term, a long word or a date would have to be broken. */
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          row-gap: 0;
        }
        dt {
          font-size: var(--_small);
        }
        dd {
          margin-block-end: var(--_space);
        }
      }
    `,
  ];

  @property({ attribute: false }) method!: AuthMethod;

  @property({ attribute: false }) context!: DialogContext;

  /** The person asked to see a masked value in full. */
  @state() private _unmasked = false;

  @query('.close') private readonly _close!: HTMLButtonElement;

  /** What the method's type has to say. Without it the rest is still worth showing. */
  @state() private _own: readonly Detail[] = [];

  /** It sends no requests. */
  protected override readonly requests: DialogRequests = {
    busy: false,
    error: undefined,
    mustStartAgain: false,
    continueAt: undefined,
    outcomeWhenClosed: { kind: 'closed' },
    resume: () => undefined,
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('localization')) this.#loadOwn().catch(() => undefined);
  }

  protected override renderContent(): TemplateResult {
    return html`<dl>
      ${this.#details().map(({ term, value, masked }) =>
        value
          ? html`<dt>${term}</dt>
              <dd>${masked === undefined ? html`<bdi>${typeof value === 'string' ? withUnreadMasks(value) : value}</bdi>` : this.#renderMasked(value, masked)}</dd>`
          : nothing,
      )}
    </dl>
    ${this.#isKept ? html`<p class="muted">${this.messages.detailsDialog.notRemovable}</p>` : nothing}`;
  }

  /** Where the person would look for a removal, there is none: the backend has said that it refuses it. */
  get #isKept(): boolean {
    const { method } = this;
    const actions = availableActions(method, this.context.store.backend);
    return methodTypes[method.type].group !== 'other' && !actions.includes('remove');
  }

  protected override renderActions(): TemplateResult {
    return html`<button class="close" part="button" type="button" @click=${() => this.requestClose()}>
      ${this.messages.close}
    </button>`;
  }

  protected override primaryButton(): undefined {
    return undefined;
  }

  protected override submit(): void {
    this.requestClose();
  }

  protected override focusField(): void {
    this._close.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }

  async #loadOwn(): Promise<void> {
    const { method, localization } = this;
    const { details } = await typeDialogs(method.type);
    const own = (await details?.(method, localization)) ?? [];
    // The page's language may have changed meanwhile.
    if (localization === this.localization) this._own = own;
  }

  #details(): readonly Detail[] {
    const { type, name, confirmed, createdAt, lastUsedAt } = this.method;
    const { detailsDialog: terms, badges } = this.localization.messages;
    return [
      {
        term: terms.type,
        value: 'rawType' in this.method ? this.method.rawType : typeName(type, this.localization),
      },
      { term: terms.name, value: name && plainText(name) },
      { term: terms.state, value: confirmed ? undefined : badges.notFinished },
      ...this._own,
      { term: terms.added, value: this.#date(createdAt) ?? terms.notKnown },
      { term: terms.lastUsed, value: this.#date(lastUsedAt) },
    ];
  }

  /** `undefined` for a date that is missing or none. */
  #date(iso: string | undefined): TemplateResult | undefined {
    return isDate(iso)
      ? html`<time datetime=${iso}>${this.localization.format.exact(iso)}</time>`
      : undefined;
  }

  #renderMasked(value: string | TemplateResult, masked: string): TemplateResult {
    const { show, hide } = this.localization.messages;
    return html`<bdi dir="ltr">${this._unmasked ? value : withUnreadMasks(masked)}</bdi>
      <button class="link" part="button" type="button" @click=${this.#onToggle}>
        ${this._unmasked ? hide : show}
      </button>`;
  }

  #onToggle(): void {
    this._unmasked = !this._unmasked;
  }
}
