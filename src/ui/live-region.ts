import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { withUnreadMasks } from './masked-text.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { query, state } from './decorators.js';
import { dialogTokens } from './dialog-tokens.styles.js';

/** What is shown with a message. */
export interface Moment {
  /** Of the button that closes it. */
  readonly closeLabel: string;
  /** What the message means for the account. Announced where it is another one than before. */
  readonly verdict?: string | undefined;
  /** Why one of the actions is offered. */
  readonly hint?: string | undefined;
  /** What the person may want to do next; each closes the message. */
  readonly actions: readonly MomentAction[];
}

export interface MomentAction {
  readonly label: string;
  readonly run: () => void;
}

/**
 * The only polite live region. Announces a message to screen readers, even the same one twice. With a note, a verdict or
 * an action, all are also shown on screen, at the end of the list or, as long as that is further down, at the window's
 * lower edge.
 *
 * @internal
 * @fires {Event} note-closed - the person closed the note, or it is gone and had the focus
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
      .text {
        flex: 1 1 16em;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
      /* Where they don't fit in a line, each has a whole one. */
      button {
        flex: auto;
      }
    `,
  ];

  @state() private _message = '';

  @state() private _note = '';

  @state() private _verdict = '';

  @state() private _moment: Moment | undefined;

  @query('.note') private readonly _box!: HTMLElement | null;

  #closeLabel = '';
  #again = false;

  /** The note on screen. */
  get note(): HTMLElement | null {
    return this._box;
  }

  protected override update(changed: PropertyValues): void {
    const hadFocus = this.shadowRoot?.activeElement != null;
    super.update(changed);
    if (hadFocus && !this.shadowRoot?.activeElement) this.dispatchEvent(new Event('note-closed'));
  }

  override render(): TemplateResult {
    const isShown = this._note || this._moment;
    // Screen readers read a soft hyphen as the end of a word.
    const message = this._message.replaceAll('\u00ad', '');
    return html`<div class=${isShown ? 'note' : 'visually-hidden'}>
      <div class="text">
        <div role="status" aria-live="polite" aria-atomic="false">
          <span>${withUnreadMasks(message)}</span> <span>${withUnreadMasks(this._note)}</span>
          <span>${this._moment?.hint}</span>
        </div>
        <div role="status">${this._verdict}</div>
      </div>
      ${isShown ? this.#renderButtons() : nothing}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    return html`<div class="buttons">
      ${this._moment?.actions.map(
        ({ label, run }) =>
          html`<button part="button" type="button" @click=${() => this.#run(run)}>${label}</button>`,
      )}
      <button part="button" type="button" @click=${this.#closeNote}>${this.#closeLabel}</button>
    </div>`;
  }

  /** @param message one short sentence, never a secret */
  announce(message: string): void {
    // A trailing no-break space makes a repeated message a new one.
    this.#again = !this.#again && message === this._message;
    this._message = this.#again ? `${message}\u00a0` : message;
    this.#hide();
  }

  /** Announces a message, and shows it with what it means. */
  showMoment(message: string, moment: Moment): void {
    this.announce(message);
    this._moment = moment;
    this._verdict = moment.verdict ?? '';
    this.#closeLabel = moment.closeLabel;
  }

  /** Announces what the account is like now, beside what is on screen. */
  announceVerdict(verdict: string): void {
    this._verdict = verdict;
  }

  /**
   * Adds a note to a message, and shows both. What was announced already is not announced again.
   *
   * @param closeLabel of the button that closes the note
   */
  showNote(message: string, note: string, closeLabel: string): void {
    if (this._message.trim() !== message) this.announce(message);
    this._note = note;
    this.#closeLabel = closeLabel;
  }

  /** Takes the note off the screen. */
  clear(): void {
    this._message = '';
    this.#hide();
  }

  #hide(): void {
    this._note = '';
    this._verdict = '';
    this._moment = undefined;
  }

  #run(action: () => void): void {
    this.clear();
    action();
  }

  #closeNote(): void {
    this.clear();
    this.dispatchEvent(new Event('note-closed'));
  }
}
