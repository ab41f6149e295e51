import { css, html, nothing, type TemplateResult } from 'lit';
import { spokenText, withUnreadMasks } from './masked-text.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { query, state } from './decorators.js';
import { dialogTokens } from './dialog-tokens.styles.js';

/**
 * The only polite live region. Announces a message to screen readers, even the same one twice. With a note, both
 * are also shown on screen, at the end of the list or, as long as that is further down, at the window's lower edge.
 *
 * @internal
 * @fires {Event} note-closed - the person closed the note
 * @fires {Event} offer-taken - the person pressed the button of the offer
 */
export class LiveRegion extends Component {
  static override readonly tag = 'auth-methods-live-region';

  static override readonly styles = [
    base,
    dialogTokens,
    css`
      :host {
        display: contents;
      }
      .note {
        position: sticky;
        inset-block-end: var(--_space);
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--_space);
        padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        font-size: var(--_small);
        overflow-wrap: anywhere;
      }
      .note > [role='status'] {
        flex: 1 1 16em;
      }
    `,
  ];

  @state() private _message = '';

  @state() private _note = '';

  @state() private _offer: { readonly text: string; readonly label: string } | undefined;

  @query('.note') private readonly _box!: HTMLElement | null;

  #closeLabel = '';
  #again = false;

  /** The note on screen. */
  get note(): HTMLElement | null {
    return this._box;
  }

  override render(): TemplateResult {
    const offer = this._offer;
    return html`<div class=${this._note || offer ? 'note' : 'visually-hidden'}>
      <div role="status" aria-live="polite" aria-atomic="false">
        <span>${this._message}</span> <span>${withUnreadMasks(this._note)}</span>
        <span>${offer?.text}</span>
      </div>
      ${
        offer
          ? html`<button part="button" type="button" @click=${() => this.dispatchEvent(new Event('offer-taken'))}>
              ${offer.label}
            </button>`
          : nothing
      }
      ${
        this._note || offer
          ? html`<button part="button" type="button" @click=${this.#closeNote}>${this.#closeLabel}</button>`
          : nothing
      }
    </div>`;
  }

  /** @param message one short sentence, never a secret */
  announce(message: string): void {
    const spoken = spokenText(message);
    // A trailing no-break space makes a repeated message a new one.
    this.#again = !this.#again && spoken === this._message;
    this._message = this.#again ? `${spoken}\u00a0` : spoken;
    this._note = '';
    this._offer = undefined;
  }

  /**
   * Adds a note to a message, and shows both. What was announced already is not announced again.
   *
   * @param closeLabel of the button that closes the note
   */
  showNote(message: string, note: string, closeLabel: string): void {
    if (this._message.trim() !== spokenText(message)) this.announce(message);
    this._note = note;
    this.#closeLabel = closeLabel;
  }

  /**
   * Adds a button to a message, and shows both.
   *
   * @param text why it is offered
   * @param closeLabel of the button that closes the note
   */
  offer(text: string, label: string, closeLabel: string): void {
    this._offer = { text, label };
    this.#closeLabel = closeLabel;
  }

  /** Takes the note off the screen. */
  clear(): void {
    this._message = '';
    this._note = '';
    this._offer = undefined;
  }

  #closeNote(): void {
    this.clear();
    this.dispatchEvent(new Event('note-closed'));
  }
}
