import { css, html, type TemplateResult } from 'lit';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { state } from './decorators.js';

/**
 * The only polite live region. Announces a message to screen readers, even the same one twice. With a note, both
 * are also shown on screen.
 *
 * @internal
 */
export class LiveRegion extends Component {
  static override readonly tag = 'auth-methods-live-region';

  static override readonly styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .note {
        padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        font-size: var(--_small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private _message = '';

  @state() private _note = '';

  #again = false;

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite" class=${this._note ? 'note' : 'visually-hidden'}>
      ${this._message} ${this._note}
    </div>`;
  }

  /**
   * @param message one short sentence, never a secret
   * @param note more to read; it brings the message on screen, too
   */
  announce(message: string, note = ''): void {
    // A trailing no-break space makes a repeated message a new one.
    this.#again = !this.#again && message === this._message;
    this._message = this.#again ? `${message}\u00a0` : message;
    this._note = note;
  }
}
