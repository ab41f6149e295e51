import { css, html, type TemplateResult } from 'lit';
import { state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';

/**
 * The one polite live region. Says a message to screen readers, the same one twice included.
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
    `,
  ];

  @state() private _message = '';

  #again = false;

  override render(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this._message}</div>`;
  }

  /** @param message one short sentence, never a secret */
  announce(message: string): void {
    // A no-break space at the end makes an equal message a new one.
    this.#again = !this.#again && message === this._message.trim();
    this._message = this.#again ? `${message} ` : message;
  }
}
