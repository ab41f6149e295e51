import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { property, query, state } from '../ui/decorators.js';
import { dialogTokens } from '../ui/dialog-tokens.styles.js';
import { DialogEndEvent } from '../ui/dialog-outcome.js';
import type { DialogView } from '../ui/dialog-view.js';
import { needsReload, reloadPage } from '../ui/remedy.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { StepAside } from './step-aside.js';

/** What a page can style in a dialog. The row is that of a method to be removed. */
const parts =
  'dialog, dialog-heading, button, primary-button, danger-button, code-input, row, icon, row-title, row-facts, badge';

/**
 * Opens a modal dialog at once, and puts its view in when the view has been downloaded.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export class DialogFrame extends Component {
  static override readonly tag = 'auth-methods-dialog-frame';
  static override readonly uses = [ModalDialog];

  static override readonly styles = [
    base,
    dialogTokens,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @property({ attribute: false }) heading = '';

  @property({ attribute: false }) localization!: Localization<DialogMessages>;

  /** Downloads the view and creates it. Rejects with `chunk_load_failed`. */
  @property({ attribute: false }) load!: () => Promise<DialogView>;

  /** Called when the download failed. */
  @property({ attribute: false }) report!: (error: AuthMethodsError) => void;

  @state() private _view: DialogView | undefined;

  /** What the download failed with; `undefined` while it runs. */
  @state() private _error: AuthMethodsError | undefined;

  @query('auth-methods-modal-dialog') private readonly _modal!: ModalDialog | null;

  constructor() {
    super();
    new StepAside(this, () => this._modal);
  }

  /** Shows the dialog again where it has stepped aside. */
  comeBack(): void {
    this._modal?.comeBack();
  }

  /** The view, once it has been downloaded. */
  get view(): DialogView | undefined {
    return this._view;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('exportparts', parts);
    addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onOnline);
  }

  override render(): TemplateResult {
    const { working } = this.localization.messages;
    return html`<auth-methods-modal-dialog
      exportparts=${parts}
      .heading=${this.view?.shownHeading ?? this.heading}
      .localization=${this.localization}
      .description=${this.view?.description ?? ''}
      .content=${
        this._view
          ? html`<div class="view">${this._view}</div>`
          : this.#renderPlace(
              this._error
                ? html`<p role="alert">${this.#failureText}</p>`
                : html`<p class="muted" role="status">${working}</p>`,
            )
      }
      @close-request=${this.#onCloseRequest}
      @page-hidden=${this.#onPageHidden}
    ></auth-methods-modal-dialog>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    this._error = undefined;
    try {
      const view = await this.load();
      view.setAttribute('exportparts', parts);
      view.addEventListener('dialog-end', (event) => {
        if (event instanceof DialogEndEvent) this.dispatchEvent(new DialogEndEvent(event.outcome));
      });
      view.addEventListener('heading-change', () => this.requestUpdate());
      this._view = view;
    } catch (cause) {
      this._error = AuthMethodsError.from(cause);
      this.report(this._error);
    }
  }

  #renderPlace(content: TemplateResult): TemplateResult {
    const { cancel, retry, failed } = this.localization.messages;
    return html`<div class="place">${content}</div>
      <div class="actions">
        <button part="button" type="button" @click=${this.#close}>${cancel}</button>
        ${
          this._error === undefined
            ? nothing
            : html`<button part="button primary-button" class="primary" type="button" @click=${this.#onRetry}>
              ${this.#needsReload ? failed.reload : retry}
            </button>`
        }
      </div>`;
  }

  get #needsReload(): boolean {
    return this._error !== undefined && needsReload(this._error);
  }

  get #failureText(): string {
    const { errors, reload } = this.localization.messages;
    return this.#needsReload ? reload.hint : errors.chunk_load_failed;
  }

  readonly #onRetry = (): void => {
    if (this.#needsReload) reloadPage();
    else void this.#load();
  };

  readonly #onOnline = (): void => {
    if (this._error?.code === 'chunk_load_failed') void this.#load();
  };

  #onCloseRequest(): void {
    if (this.view?.isConnected) this.view.requestClose();
    else this.#close();
  }

  #onPageHidden(): void {
    if (this.view?.isConnected) this.view.abandon();
    else this.#close();
  }

  readonly #close = (): void => {
    this.dispatchEvent(new DialogEndEvent({ kind: 'closed' }));
  };
}
