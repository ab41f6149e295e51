import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from './decorators.js';
import { base } from './base.styles.js';
import { Component } from './component.js';

/** How long copying may take. Milliseconds. */
const copyTimeout = 1500;

/**
 * Copies a text, which need not be on screen, and briefly shows that it did. Where the browser refuses, selects what
 * is on screen, and says that it can be copied by hand.
 *
 * @internal
 */
export class CopyButton extends Component {
  static override readonly tag = 'auth-methods-copy-button';
  static override readonly styles = base;

  @property() label = '';

  @property() copiedLabel = '';

  /** Said when the browser refuses. */
  @property() byHandLabel = '';

  /** The text to copy. Has no attribute, since it may be a secret. */
  @property({ attribute: false }) text = '';

  /** The id of the element beside the button that shows the text. */
  @property() shownIn = '';

  @state() private _outcome: 'copied' | 'refused' | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult {
    const isCopied = this._outcome === 'copied';
    const isRefused = this._outcome === 'refused';
    // The status is beside the button, since inside it would leave the button without a name.
    return html`<button part="button" type="button" @click=${this.#onClick}>
        ${isCopied ? this.copiedLabel : this.label}
      </button>
      <p class=${isRefused ? 'hint' : 'visually-hidden'} role="status">
        ${isRefused ? this.byHandLabel : isCopied ? this.copiedLabel : nothing}
      </p>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this._outcome = undefined;
  }

  async #onClick(): Promise<void> {
    clearTimeout(this.#timer);
    this._outcome = undefined;
    try {
      await Promise.race([navigator.clipboard.writeText(this.text), refusedAfter(copyTimeout)]);
    } catch {
      // The browser or the page's policy refused, the page is insecure, or nobody has answered.
      if (!this.isConnected) return;
      this.#select();
      return;
    }
    this._outcome = 'copied';
    this.#timer = setTimeout(() => (this._outcome = undefined), 3000);
  }

  #select(): void {
    const shown = (this.getRootNode() as Document | ShadowRoot).getElementById?.(this.shownIn);
    if (!shown) return;
    selectText(shown);
    this._outcome = 'refused';
  }
}

function refusedAfter(milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('No answer')), milliseconds);
  });
}

/** Marks all of an element's text, so that the person can copy it. */
export function selectText(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

/** Puts a text into the clipboard in place of what is marked, such as without the spaces that are only for the eye. */
export function copyAs(text: string): (event: ClipboardEvent) => void {
  return (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
}
