import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from '../ui/decorators.js';
import { isolate } from '../i18n/isolate.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { removeMethod, type ChangeOptions } from '../store/method-changes.js';
import { ChangeDialog } from './change-dialog.js';
import type { DialogOutcome } from './dialog-view.js';
import { methodTypes } from './registry.js';
import { removalImpact, type RemovalImpact, type RemovalWarning } from './removal-impact.js';

const mendedBy: Readonly<Record<RemovalWarning, readonly EnrollableType[]>> = {
  lastMethod: ['passkey', 'password', 'totp', 'push-notification', 'phone', 'email'],
  lastSecondStep: ['totp', 'push-notification', 'phone', 'email', 'passkey'],
  lastPhishingResistant: ['passkey'],
  lastRecovery: ['recovery-code', 'phone', 'email'],
};

/**
 * Asks before a method is removed: what stops working, what still works, and what goes with it.
 * The safe button has the focus.
 *
 * @internal
 */
export class RemoveDialog extends ChangeDialog {
  static override readonly tag = 'auth-methods-remove-dialog';

  @query('.keep') private readonly _keep!: HTMLButtonElement;

  override render(): TemplateResult {
    const method = this.#method;
    const words = this.words.removeDialog;
    const impact = removalImpact(method, this.context.store.methods);
    const noun = method.type === 'unknown' ? words.thisMethod : this.words.methods[method.type].noun;
    const addFirst = this.#addFirst(impact);
    return html`<div class="stack">
        <p>${method.confirmed ? words.consequence[method.type] : words.unfinished}</p>
        ${this.#renderImpact(method, impact)} ${this.renderNotices()}
      </div>
      <div class="actions">
        ${
          addFirst
            ? html`<button
              part="button"
              type="button"
              ?disabled=${this.busy}
              @click=${() => this.end({ kind: 'add-first', type: addFirst })}
            >
              ${words.addAnotherFirst}
            </button>`
            : nothing
        }
        <button class="keep" part="button" type="button" @click=${() => this.requestClose()}>
          ${words.keep(noun)}
        </button>
        <button
          class="danger"
          part="button danger-button"
          type="button"
          aria-disabled=${this.busy || this.waiting}
          @click=${() => this.submit()}
        >
          ${this.busy ? words.removing : words.confirm(noun)}
        </button>
      </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this._keep.focus();
  }

  protected override async change(options: ChangeOptions): Promise<DialogOutcome> {
    const method = this.#method;
    const { store, localization } = this.context;
    await removeMethod(store, method, options);
    const remaining = store.methods.filter(({ type }) => type === method.type);
    const followUp = await methodTypes[method.type].afterRemoval?.().catch(() => undefined);
    const note = await followUp?.(method, remaining, localization);
    return { kind: 'removed', method, ...(note === undefined ? {} : { note }) };
  }

  get #method(): AuthMethod {
    if (this.request.kind === 'enroll') throw new TypeError('A removal is about a method');
    return this.request.method;
  }

  #renderImpact(method: AuthMethod, { remaining, linked, warning }: RemovalImpact): TemplateResult {
    const words = this.words.removeDialog;
    return html`${
      method.confirmed && remaining.length > 0
        ? html`<p class="muted">${words.stillWorks(this.#list(remaining))}</p>`
        : nothing
    }
    ${linked.length > 0 ? html`<p class="muted">${words.alsoRemoved(this.#list(linked))}</p>` : nothing}
    ${warning ? html`<p class="notice bad">${words[warning]}</p>` : nothing}`;
  }

  /** Each name once: "Passkey and Passkey" says nothing. */
  #list(methods: readonly AuthMethod[]): string {
    const { format, direction } = this.context.localization;
    const names = methods.map((method) => isolate(this.context.label(method), direction));
    return format.list([...new Set(names)]);
  }

  /** What would take the warning away. */
  #addFirst({ warning }: RemovalImpact): EnrollableType | undefined {
    const reason = this.error?.code === 'removal_refused' ? 'lastMethod' : warning;
    return reason && mendedBy[reason].find((type) => this.context.offered.includes(type));
  }
}
