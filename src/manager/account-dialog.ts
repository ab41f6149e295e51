import { Task } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthMethod } from '../model/auth-method.js';
import type { ReplacementMethod } from '../model/methods-backend.js';
import { removeAllMethods, replaceAllMethods, signOutElsewhere } from '../store/method-changes.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property, query, state } from '../ui/decorators.js';
import { DialogView } from '../ui/dialog-view.js';
import { ChangeController, type ChangeEnd } from './change-controller.js';
import type { AccountAction, DialogContext } from './dialogs.js';
import { methodTitle, methodTypeNames, typeDialogs } from './registry.js';

/**
 * Does something with the whole account: removes or replaces every method, after a typed confirmation, or signs the
 * person out everywhere else.
 *
 * @internal
 */
export class AccountDialog extends DialogView {
  static override readonly tag = 'auth-methods-account-dialog';

  @property({ attribute: false }) kind!: AccountAction;

  @property({ attribute: false }) context!: DialogContext;

  @state() private _problem = '';

  @query('#confirmation') private readonly _confirmation!: HTMLInputElement | null;

  protected override readonly requests = new ChangeController(this, {
    change: (options) => this.#change(options),
    proceed: () => this.proceed(),
    end: (outcome) => this.end(outcome),
  });

  /** How each type that can replace all others is given. */
  readonly #replaceable = new Task(this, {
    args: () => [],
    task: async () =>
      (await Promise.all(methodTypeNames.map(typeDialogs))).flatMap(({ replacement }) => replacement ?? []),
  });

  protected override renderContent(): TemplateResult {
    const { accountDialog } = this.messages;
    if (this.kind === 'sign-out-elsewhere') return html`<p>${accountDialog.signOutHint}</p>`;
    const blocking = this.#blocking;
    const isReplacing = this.kind === 'replace-all';
    return html`<p>${isReplacing ? accountDialog.replaceAllHint : accountDialog.removeAllHint}</p>
      ${
        blocking.length > 0
          ? html`<p class="notice attention">${accountDialog.blockedBy(this.#names(blocking))}</p>`
          : html`${isReplacing ? this.#renderReplacements() : nothing}
              <div class="field">
                <label for="confirmation">${accountDialog.typeToConfirm(this.#word)}</label>
                <input
                  id="confirmation"
                  type="text"
                  autocomplete="off"
                  spellcheck="false"
                  dir="auto"
                  ?readonly=${this.busy}
                  aria-invalid=${this._problem ? 'true' : 'false'}
                  aria-describedby="problem"
                  @input=${() => (this._problem = '')}
                />
                <p id="problem" class="field-error" role="alert" ?hidden=${!this._problem}>${this._problem}</p>
              </div>`
      }`;
  }

  protected override renderActions(): TemplateResult {
    const { cancel, working, accountDialog } = this.messages;
    const label = {
      'remove-all': accountDialog.removeAll,
      'replace-all': accountDialog.replaceAll,
      'sign-out-elsewhere': accountDialog.signOut,
    }[this.kind];
    return html`<button class="keep" part="button" type="button" @click=${() => this.requestClose()}>
        ${cancel}
      </button>
      ${
        this.#blocking.length > 0
          ? nothing
          : html`<button
              class="danger"
              part="button danger-button"
              type="submit"
              aria-disabled=${this.busy || this.waiting}
            >
              ${this.busy ? working : label}
            </button>`
      }`;
  }

  protected override primaryButton(): { readonly label: string; readonly disabled: boolean } {
    return { label: '', disabled: this.#blocking.length > 0 };
  }

  protected override submit(): void {
    const { accountDialog } = this.messages;
    const isConfirmed =
      this.kind === 'sign-out-elsewhere' ||
      this._confirmation?.value.trim().toLowerCase() === this.#word.trim().toLowerCase();
    if (isConfirmed) void this.requests.run();
    else {
      this._problem = accountDialog.notConfirmed;
      this._confirmation?.focus();
    }
  }

  protected override focusField(): void {
    this.renderRoot.querySelector<HTMLElement>('input, .keep')?.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }

  /** What the person types to confirm: whose account it is, where that is known. */
  get #word(): string {
    return this.context.store.backend.accountOwner?.name ?? this.messages.accountDialog.word;
  }

  /** The methods that must go first. */
  get #blocking(): readonly AuthMethod[] {
    if (this.kind === 'sign-out-elsewhere') return [];
    const { backend, methods } = this.context.store;
    const blockedBy = backend.capabilities?.replaceAllBlockedBy ?? [];
    return methods.filter(({ type }) => blockedBy.some((each) => each === type));
  }

  #renderReplacements(): readonly TemplateResult[] {
    return (this.#replaceable.value ?? []).map(
      ({ inputType, label }, index) => html`<div class="field">
        <label for="replacement-${index}">${label(this.messages)}</label>
        <input
          id="replacement-${index}"
          class="replacement"
          type=${inputType}
          autocomplete="off"
          dir="ltr"
          ?readonly=${this.busy}
        />
      </div>`,
    );
  }

  #names(methods: readonly AuthMethod[]): string {
    return this.localization.format.list(methods.map((method) => methodTitle(method, this.localization)));
  }

  async #change(options: RequestOptions): Promise<ChangeEnd> {
    const { store } = this.context;
    switch (this.kind) {
      case 'sign-out-elsewhere':
        await signOutElsewhere(store, options);
        return { kind: 'signed-out-elsewhere' };
      case 'remove-all':
        await removeAllMethods(store, options);
        return { kind: 'account-changed' };
      case 'replace-all':
        await replaceAllMethods(store, this.#replacements(), options);
        return { kind: 'account-changed' };
    }
  }

  #replacements(): readonly ReplacementMethod[] {
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.replacement')];
    return (this.#replaceable.value ?? []).flatMap(
      ({ read }, index) => read(fields[index]?.value ?? '') ?? [],
    );
  }
}
