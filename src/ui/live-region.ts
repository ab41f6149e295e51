import { css, html, type TemplateResult } from 'lit';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { state } from './decorators.js';

/**
 * The one polite live region. Says a message to screen readers, the same one twice included; with a note, it
 * shows it to everybody.
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
        font-size: var(--_small);
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
   * @param note what is worth reading, too
   */
  announce(message: string, note = ''): void {
    // A no-break space at the end makes an equal message a new one.
    this.#again = !this.#again && message === this._message;
    this._message = this.#again ? `${message}\u00a0` : message;
    this._note = note;
  }
}
