import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthMethod } from '../model/auth-method.js';
import { renameMethod } from '../store/method-changes.js';
import type { RequestOptions } from '../store/run-with-step-up.js';
import { property, query, state } from '../ui/decorators.js';
import { DialogView, type PrimaryButton } from '../ui/dialog-view.js';
import { ChangeController, type ChangeEnd } from './change-controller.js';
import type { DialogContext } from './dialogs.js';

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

  override requestClose(): void {
    if (this._notKept) this.end({ kind: 'updated', methods: this._notKept });
    else super.requestClose();
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
          .value=${this._name ?? this.method.name ?? ''}
          ?readonly=${this.busy}
          aria-invalid=${this._problem ? 'true' : 'false'}
          aria-describedby="left problem"
          @input=${this.#onInput}
        />
        <p id="left" class="muted">${left === undefined ? nothing : renameDialog.left(Math.max(0, left))}</p>
        <p id="problem" class="field-error" role="alert" ?hidden=${!this._problem}>${this._problem}</p>
      </div>
      ${this._notKept ? html`<p class="notice attention" role="alert">${renameDialog.notKept}</p>` : nothing}`;
  }

  protected override primaryButton(): PrimaryButton {
    return { label: this.messages.renameDialog.save };
  }

  protected override submit(): void {
    const { renameDialog } = this.messages;
    const { nameMaxLength = 0 } = this.context.store.backend.capabilities ?? {};
    // Of spaces and invisible characters alone, a name can't be read.
    if (!/[^\p{Z}\p{Cf}]/u.test(this.#typed)) this._problem = renameDialog.empty;
    else if ((this.#charactersLeft ?? 0) < 0) this._problem = renameDialog.tooLong(nameMaxLength);
    if (this._problem) this._input.focus();
    else if (this.#typed === this.method.name) this.requestClose();
    else void this.requests.run();
  }

  protected override focusField(): void {
    this._input.select();
    this._input.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }

  get #typed(): string {
    return (this._name ?? this.method.name ?? '').trim();
  }

  /** In Unicode code points, as the server counts: an emoji is one character. */
  get #charactersLeft(): number | undefined {
    const max = this.context.store.backend.capabilities?.nameMaxLength;
    return max === undefined ? undefined : max - [...this.#typed].length;
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
    this._name = this._input.value;
    this._problem = '';
  }
}
