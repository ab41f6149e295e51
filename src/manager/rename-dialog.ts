import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { nameProblem } from '../methods/name-problem.js';
import type { AuthMethod } from '../model/auth-method.js';
import { renameMethod } from '../store/method-changes.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property, query, state } from '../ui/decorators.js';
import { spokenText } from '../ui/masked-text.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { ChangeController, type ChangeEnd } from './change-controller.js';
import type { DialogContext } from './dialog-context.js';
import { methodKind } from './registry.js';

/**
 * Gives a method a name. The name the backend returns counts: some backends keep none.
 *
 * @internal
 */
export class RenameDialog extends DialogView {
  static override readonly tag = 'auth-methods-rename-dialog';

  @property({ attribute: false }) method!: AuthMethod;

  @property({ attribute: false }) context!: DialogContext;

  @state() private _name: string | undefined;

  @state() private _problem = '';

  /** The methods that came back without the name. */
  @state() private _notKept: readonly AuthMethod[] | undefined;

  @query('input') private readonly _input!: HTMLInputElement;

  protected override readonly requests = new ChangeController(this, {
    change: (options) => this.#rename(options),
    proceed: () => this.proceed(),
    end: (outcome) => this.end(outcome),
  });

  override abandon(): void {
    if (this._notKept) this.end({ kind: 'updated', methods: this._notKept });
    else super.abandon();
  }

  protected override renderContent(): TemplateResult {
    const { renameDialog } = this.messages;
    const left = this.#charactersLeft;
    return html`<div class="field">
        <label for="name">${renameDialog.label}</label>
        <input
          id="name"
          type="text"
          autocomplete="off"
          dir="auto"
          .value=${this.#value}
          placeholder=${this.#kind}
          ?readonly=${this.busy}
          aria-invalid=${this._problem ? 'true' : 'false'}
          aria-describedby="left problem"
          @input=${this.#onInput}
          @change=${this.#onInput}
        />
        <p id="left" class=${left < 0 ? 'field-error' : 'field-hint'}>
          ${left === Infinity ? nothing : left < 0 ? renameDialog.over(-left) : renameDialog.left(left)}
        </p>
        <p id="problem" class="field-error" role="alert" ?hidden=${!this._problem}>${this._problem}</p>
      </div>
      ${this._notKept ? html`<p class="notice attention" role="alert">${renameDialog.notKept}</p>` : nothing}`;
  }

  protected override primaryButton(): PrimaryButton {
    return { label: this.messages.renameDialog.save };
  }

  protected override submit(): void {
    this._name = this._input.value;
    if (this.#typed === this.#present.trim()) {
      this.requestClose();
      return;
    }
    this._problem = nameProblem(this.#typed, this.#max, this.messages) ?? '';
    if (this._problem) this._input.focus();
    else void this.requests.run();
  }

  protected override focusField(): void {
    this._input.select();
    this._input.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }

  /** What the method is called where it has no name, without marks of where that may break. */
  get #kind(): string {
    return methodKind(this.method, this.localization).replaceAll('\u00ad', '');
  }

  /** The name there is, or else what the row says, where that can be a name: not a masked address. */
  get #present(): string {
    const { name } = this.method;
    const kind = this.#kind;
    return name ?? (spokenText(kind) !== kind || [...kind].length > this.#max ? '' : kind);
  }

  get #value(): string {
    return this._name ?? this.#present;
  }

  get #typed(): string {
    return this.#value.trim();
  }

  get #max(): number {
    return this.context.store.backend.capabilities?.nameMaxLength ?? Infinity;
  }

  /** In Unicode code points, as the server counts: an emoji is one character. */
  get #charactersLeft(): number {
    return this.#max - [...this.#typed].length;
  }

  async #rename(options: RequestOptions): Promise<ChangeEnd> {
    const methods = await renameMethod(this.context.store, this.method, this.#typed, options);
    const renamed = methods.find(({ id }) => id === this.method.id);
    if (renamed && renamed.name === undefined) {
      this._notKept = methods;
      return undefined;
    }
    return { kind: 'updated', methods };
  }

  #onInput(): void {
    if (this._input.value === this.#value) return;
    this._name = this._input.value;
    this._problem = '';
  }
}
