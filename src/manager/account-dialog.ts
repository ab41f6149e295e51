import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MethodDialogs } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { ReplacementMethod } from '../model/methods-backend.js';
import type { Messages } from '../i18n/messages.js';
import { removeAllMethods, replaceAllMethods, signOutElsewhere } from '../store/account-changes.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property, state } from '../ui/decorators.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { ChangeController, type ChangeEnd } from './change-controller.js';
import type { AccountAction } from './dialog-request.js';
import type { DialogContext } from './dialog-context.js';
import { methodTitles, type MethodTitles } from './method-titles.js';
import { methodTypeNames } from './registry.js';
import { shortNames } from './short-list.js';
import { typeDialogs } from './type-dialogs.js';

type Replaceable = NonNullable<MethodDialogs['replacement']>;

/**
 * Does something with the whole account: removes or replaces every method, after a typed confirmation, or signs the
 * person out everywhere else.
 *
 * @internal
 */
export class AccountDialog extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-account-dialog';

  @property({ attribute: false }) kind!: AccountAction;

  @property({ attribute: false }) context!: DialogContext;

  /** What is wrong with what was typed, by the `id` of its field. */
  @state() private _problems: Readonly<Record<string, string>> = {};

  protected override readonly requests = new ChangeController(this, {
    change: (options) => this.#change(options),
    proceed: () => this.proceed(),
    end: (outcome) => this.end(outcome),
  });

  /** How each type that can replace all others is given. */
  #replaceable: readonly Replaceable[] = [];

  override async prepare(): Promise<void> {
    if (this.kind !== 'replace-all') return;
    const dialogs = await Promise.all(methodTypeNames.map(typeDialogs));
    this.#replaceable = dialogs.flatMap(({ replacement }) => replacement ?? []);
  }

  override get description(): string {
    const { removeAllHint, replaceAllHint, signOutHint } = this.messages.accountDialog;
    return {
      'remove-all': removeAllHint,
      'replace-all': replaceAllHint,
      'sign-out-elsewhere': signOutHint,
    }[this.kind];
  }

  protected override renderContent(): TemplateResult {
    const { accountDialog } = this.messages;
    if (this.kind === 'sign-out-elsewhere') return html`<p>${this.description}</p>`;
    const blocking = this.#blocking;
    const isReplacing = this.kind === 'replace-all';
    return html`<p>${this.description}</p>
      ${
        blocking.length > 0
          ? html`<p class="notice attention">${accountDialog.blockedBy(shortNames(blocking, this.#titles, this.localization))}</p>`
          : html`${isReplacing ? this.#renderReplacements() : nothing}
            ${this.#renderField(confirmation, accountDialog.typeToConfirm(this.#word), 'text')}`
      }`;
  }

  protected override get takesInput(): boolean {
    return this.kind === 'replace-all';
  }

  protected override primaryButton(): PrimaryButton | undefined {
    if (this.#blocking.length > 0) return undefined;
    const { accountDialog } = this.messages;
    const label = {
      'remove-all': accountDialog.removeAll,
      'replace-all': accountDialog.replaceAll,
      'sign-out-elsewhere': accountDialog.signOut,
    }[this.kind];
    return { label, isDangerous: true };
  }

  protected override submit(): void {
    const { accountDialog } = this.messages;
    const isConfirmed =
      this.kind === 'sign-out-elsewhere' ||
      this.#typed(confirmation).trim().toLowerCase() === this.#word.trim().toLowerCase();
    if (isConfirmed) void this.requests.run();
    else void this.#showProblems({ [confirmation]: accountDialog.notConfirmed });
  }

  protected override focusField(): void {
    this.renderRoot.querySelector<HTMLElement>('input, .cancel')?.focus();
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

  get #titles(): MethodTitles {
    return methodTitles(this.context.store.methods, this.localization);
  }

  #renderReplacements(): readonly TemplateResult[] {
    return this.#replaceable.map(({ inputType, label }, index) =>
      this.#renderField(replacement(index), label(this.messages), inputType),
    );
  }

  #renderField(id: string, label: string, type: string): TemplateResult {
    const problem = this._problems[id];
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type=${type}
        autocomplete="off"
        spellcheck="false"
        dir=${type === 'text' ? 'auto' : 'ltr'}
        ?readonly=${this.busy}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="${id}-problem"
        @input=${() => (this._problems = {})}
      />
      <p id="${id}-problem" class="field-error" role="alert" ?hidden=${!problem}>${problem}</p>
    </div>`;
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
      case 'replace-all': {
        const replacements = await this.#readReplacements();
        if (!replacements) return undefined;
        await replaceAllMethods(store, replacements, options);
        return { kind: 'account-changed' };
      }
    }
  }

  /** Resolves to `undefined` after it has shown what is wrong: without a single method, the person is locked out. */
  async #readReplacements(): Promise<readonly ReplacementMethod[] | undefined> {
    const problems: Record<string, string> = {};
    const replacements: ReplacementMethod[] = [];
    for (const [index, { read }] of this.#replaceable.entries()) {
      const id = replacement(index);
      const reading = await read(this.#typed(id), this.messages);
      if (reading && 'problem' in reading) problems[id] = reading.problem;
      else if (reading) replacements.push(reading);
    }
    const areComplete = Object.keys(problems).length === 0;
    if (areComplete && replacements.length > 0) return replacements;
    await this.#showProblems(
      areComplete ? { [replacement(0)]: this.messages.accountDialog.empty } : problems,
    );
    return undefined;
  }

  /** Shows them beside their fields, and moves to the first one. */
  async #showProblems(problems: Readonly<Record<string, string>>): Promise<void> {
    this._problems = problems;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #typed(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }
}

/** The `id` of the field in which the person types a word to confirm. */
const confirmation = 'confirmation';

/** The `id` of the field for a method that replaces all others. */
function replacement(index: number): string {
  return `replacement-${index}`;
}
