import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import { withUnreadMasks } from './masked-text.js';
import { property, query } from './decorators.js';
import { actions } from './actions.styles.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { EventBoundary } from './event-boundary.js';
import { focusedElement } from './focused-element.js';
import { FocusKeeper } from './focus-keeper.js';
import { HiddenWatch, isHiddenByPage } from './hidden-watch.js';
import { KeptHeight } from './kept-height.js';

/**
 * A native modal dialog with a heading, open while it is in the document. The browser keeps the focus inside.
 * Escape only requests closing: the owner removes the dialog, and then moves the focus. What the person types and
 * presses inside ends there.
 *
 * @internal
 * @fires {Event} close-request - the person pressed Escape
 * @fires {Event} page-hidden - the page hid what the dialog is in; as long as it is open, nobody can use the page
 */
export class ModalDialog extends Component {
  static override readonly tag = 'auth-methods-modal-dialog';

  static override readonly styles = [
    base,
    actions,
    css`
      /* Nothing that a page sets for its own text may make a key or a code here hard to read or to copy. */
      :host {
        all: initial;
        display: contents;
        color-scheme: inherit;
        font-family: inherit;
        -webkit-font-smoothing: inherit;
        -webkit-text-size-adjust: inherit;
        text-size-adjust: inherit;
        /* Not a page's property of the same name. */
        --_kept-height: 0px;
      }
      /* The upper edge stays where it is, and the size does not shrink, while the content changes. */
      dialog {
        --_top: clamp(var(--_space), 10dvh, 80px);
        --_most: calc(100dvh - var(--_top) - var(--_space));
        width: min(var(--_dialog-width), calc(100vw - 2 * var(--_space)));
        max-width: none;
        min-height: min(var(--_kept-height), var(--_most));
        max-height: var(--_most);
        margin: var(--_top) auto auto;
        padding: calc(var(--_space) * 3);
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--_border);
        border-radius: calc(var(--_radius) * 1.25);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        font-family: var(--_font);
        font-size: var(--_size);
        line-height: 1.5;
        overflow-wrap: anywhere;
        hyphens: auto;
        text-wrap: pretty;
        -webkit-user-select: text;
        user-select: text;
      }
      dialog[open],
      .view {
        display: flex;
        flex-direction: column;
      }
      dialog:focus-visible {
        outline: none;
      }
      dialog::backdrop {
        background: var(--_backdrop);
      }
      h2 {
        margin: 0 0 calc(var(--_space) * 0.5);
        font-size: var(--_heading-size);
        line-height: 1.3;
      }
      .place,
      .view {
        flex: 1;
      }
      .place {
        min-height: 144px;
      }
      @media (max-width: 30rem) {
        dialog {
          padding: calc(var(--_space) * 2);
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        dialog[open] {
          animation: appear 120ms ease-out;
        }
        @keyframes appear {
          from {
            opacity: 0;
            transform: translateY(6px);
          }
        }
      }
    `,
  ];

  @property() heading = '';

  /** Of what is in it. The browser hyphenates by it, and chooses the glyphs of Chinese and Japanese. */
  @property({ attribute: false }) localization!: Pick<Localization, 'direction' | 'locale'>;

  /** What an alert is about. A dialog that has one is an `alertdialog`, and screen readers read it at once. */
  @property() description = '';

  /**
   * What is below the heading. It is not slotted: a test, or a script of the host's, that looks for a field within the
   * element with the role `dialog` walks down the tree, where slotted elements are not.
   */
  @property({ attribute: false }) content: unknown;

  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  #isAside = false;
  /** What had the focus when the dialog stepped aside. */
  #focused: HTMLElement | undefined;

  constructor() {
    super();
    new FocusKeeper(this);
    new KeptHeight(this, () => this._dialog);
    new EventBoundary(this, () => !this._dialog?.open);
    new HiddenWatch(
      this,
      () => this._dialog,
      () => this.#onHidden(),
    );
  }

  override render(): TemplateResult {
    return html`<dialog
      part="dialog"
      role=${this.description ? 'alertdialog' : nothing}
      aria-description=${this.description || nothing}
      aria-labelledby="heading"
      dir=${this.localization.direction}
      lang=${this.localization.locale}
      tabindex="-1"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <h2 id="heading" part="dialog-heading">${withUnreadMasks(this.heading)}</h2>
      ${this.content}
    </dialog>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // It may have ended before it was shown.
    if (!this.isConnected) return;
    this.#show();
    // The content may still be loading. Until it takes the focus, the dialog itself has it.
    this._dialog.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._dialog?.close?.();
  }

  #show(): void {
    // Test environments without a layout have no modal dialogs.
    if (this._dialog.showModal) this._dialog.showModal();
    else this._dialog.open = true;
  }

  #onHidden(): void {
    // A dialog that was closed for a while holds up nobody.
    if (this._dialog.open) this.dispatchEvent(new Event('page-hidden'));
  }

  /** Hides the dialog with all that is in it, so that the page can be used. */
  stepAside(): void {
    if (!this._dialog.open) return;
    this.#isAside = true;
    this.#focused = focusedElement(this.getRootNode() as Document | ShadowRoot);
    this._dialog.close?.();
  }

  /** Shows the dialog again, with the focus where it was. */
  comeBack(): void {
    if (!this.#isAside) return;
    this.#isAside = false;
    if (!this.isConnected) return;
    this.#show();
    const { _dialog: dialog } = this;
    (this.#focused?.isConnected ? this.#focused : dialog).focus();
    if (isHiddenByPage(dialog)) this.#onHidden();
  }

  /** Escape must not close the dialog here: its owner removes it. Where it closes all the same, "close" follows. */
  #onCancel(event: Event): void {
    if (event.target !== event.currentTarget || !event.cancelable) return;
    event.preventDefault();
    this.dispatchEvent(new Event('close-request'));
  }

  /**
   * Browsers close a dialog on the second Escape in a row, even if the first was prevented. Its owner may want to ask
   * the person first, and so keep it.
   */
  #onClose(event: Event): void {
    const isClosed = (): boolean => this.isConnected && !this.#isAside && !this._dialog.open;
    if (event.target !== event.currentTarget || !isClosed()) return;
    this.dispatchEvent(new Event('close-request'));
    if (isClosed()) this.#show();
  }
}
