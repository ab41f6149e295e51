import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';

/**
 * Copies a text that need not be on screen, and says so for a moment.
 *
 * @internal
 */
export class CopyButton extends Component {
  static override readonly tag = 'auth-methods-copy-button';
  static override readonly styles = base;

  @property() label = '';

  @property() copiedLabel = '';

  /** What is copied. A property only: it may be a secret. */
  @property({ attribute: false }) text = '';

  @state() private _copied = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult {
    // Beside the button: within it, a status would leave the button without a name.
    return html`<button part="button" type="button" @click=${this.#onClick}>
        ${this._copied ? this.copiedLabel : this.label}
      </button>
      <span class="visually-hidden" role="status">${this._copied ? this.copiedLabel : nothing}</span>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this._copied = false;
  }

  async #onClick(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
    } catch {
      // Refused, or an insecure page: the text stays on screen and can be copied by hand.
      return;
    }
    this._copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this._copied = false), 3000);
  }
}
