import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from '../ui/decorators.js';
import type { AuthMethod } from '../model/auth-method.js';
import { renameMethod, type ChangeOptions } from '../store/method-changes.js';
import { ChangeDialog } from './change-dialog.js';
import type { DialogOutcome } from './dialog-view.js';

/**
 * Gives a method a name. What the backend returns counts: some keep no name.
 *
 * @internal
 */
export class RenameDialog extends ChangeDialog {
  static override readonly tag = 'auth-methods-rename-dialog';

  @state() private _name: string | undefined;

  @state() private _problem = '';

  /** What came back, where it came back without a name. */
  @state() private _notKept: AuthMethod | undefined;

  @query('input') private readonly _input!: HTMLInputElement;

  override render(): TemplateResult {
    const words = this.words.renameDialog;
    const name = this._name ?? this.#method.name ?? '';
    const left = this.#left(name);
    return html`<form novalidate @submit=${this.#onSubmit}>
      <div class="stack">
        <div class="field">
          <label for="name">${words.label}</label>
          <input
            id="name"
            type="text"
            autocomplete="off"
            dir="auto"
            .value=${name}
            ?readonly=${this.busy}
            aria-invalid=${this._problem ? 'true' : 'false'}
            aria-describedby="left problem"
            @input=${this.#onInput}
          />
          <p id="left" class="muted">${left === undefined ? nothing : words.left(Math.max(0, left))}</p>
          <p id="problem" class="field-error" role="alert" ?hidden=${!this._problem}>${this._problem}</p>
        </div>
        ${this._notKept ? html`<p class="notice attention" role="alert">${words.notKept}</p>` : nothing}
        ${this.renderNotices()}
      </div>
      <div class="actions">
        <button part="button" type="button" @click=${() => this.requestClose()}>${this.words.cancel}</button>
        <button
          class="primary"
          part="button primary-button"
          type="submit"
          aria-disabled=${this.busy || this.waiting}
        >
          ${this.busy ? this.words.working : words.save}
        </button>
      </div>
    </form>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this._input.select();
    this._input.focus();
  }

  protected override async change(options: ChangeOptions): Promise<DialogOutcome | undefined> {
    const name = this.#typed;
    const method = await renameMethod(this.context.store, this.#method, name, options);
    if (method.name === undefined) this._notKept = method;
    return method.name === undefined ? undefined : { kind: 'updated', method };
  }

  override requestClose(): void {
    if (this._notKept) this.end({ kind: 'updated', method: this._notKept });
    else super.requestClose();
  }

  get #method(): AuthMethod {
    if (this.request.kind === 'enroll') throw new TypeError('A name is for a method');
    return this.request.method;
  }

  get #typed(): string {
    return (this._name ?? this.#method.name ?? '').trim();
  }

  /** In Unicode code points, as the server counts: an emoji is not two characters. */
  #left(name: string): number | undefined {
    const max = this.context.store.backend.capabilities.nameMaxLength;
    return max === undefined ? undefined : max - [...name.trim()].length;
  }

  #onInput(): void {
    this._name = this._input.value;
    this._problem = '';
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.submit();
  }

  protected override submit(stepUpFirst?: ChangeOptions['stepUpFirst']): void {
    const words = this.words.renameDialog;
    const left = this.#left(this.#typed);
    const max = this.context.store.backend.capabilities.nameMaxLength ?? 0;
    if (!/[^\p{Z}\p{Cf}]/u.test(this.#typed)) this._problem = words.empty;
    else if (left !== undefined && left < 0) this._problem = words.tooLong(max);
    if (this._problem) this._input.focus();
    else if (this.#typed === this.#method.name) this.requestClose();
    else super.submit(stepUpFirst);
  }
}
