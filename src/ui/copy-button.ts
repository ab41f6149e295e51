import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';

/**
 * Copies a text, which need not be on screen, and briefly shows that it did.
 *
 * @internal
 */
export class CopyButton extends Component {
  static override readonly tag = 'auth-methods-copy-button';
  static override readonly styles = base;

  @property() label = '';

  @property() copiedLabel = '';

  /** The text to copy. Has no attribute, since it may be a secret. */
  @property({ attribute: false }) text = '';

  @state() private _copied = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult {
    // The status is beside the button, since inside it would leave the button without a name.
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
      // The browser refused, or the page is insecure. The text can still be copied by hand.
      return;
    }
    this._copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this._copied = false), 3000);
  }
}
