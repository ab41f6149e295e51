import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { Countdown, retryDelay } from '../ui/countdown.js';
import { icons } from '../ui/icons.js';
import { waitNotice } from '../ui/notices.js';

/** Only the host can fix these, so there is no button to retry. */
const notRetryable: ReadonlySet<string> = new Set(['misconfigured', 'insufficient_scope']);

/**
 * Says why there is no list, or only a stale one, and what to do. After a rate limit the button can be pressed again.
 * Until its code has been downloaded, its light DOM is shown.
 *
 * @internal
 * @fires {Event} retry
 */
export class LoadFailure extends Component {
  static override readonly tag = 'auth-methods-load-failure';

  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--_space);
      }
    `,
  ];

  @property({ attribute: false }) error!: AuthMethodsError;

  /** A stale list is still on screen. */
  @property({ attribute: false }) stale = false;

  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: () => Promise<Localization<Messages>>;

  @state() private _messages: Messages | undefined;

  readonly #wait = new Countdown(this);
  #place: HTMLElement | null = null;
  #isRetrying = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#place = this.parentElement;
  }

  /** The button that was pressed goes, and would take the focus with it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const place = this.#place;
    if (!this.#isRetrying || !place?.isConnected) return;
    const heading = place.querySelector<HTMLElement>('.heading');
    // A host may have replaced the heading, or hidden it.
    const target = heading?.checkVisibility() ? heading : place;
    if (target === place) place.tabIndex = -1;
    target.focus();
  }

  override render(): TemplateResult {
    const { failed, retry } = this.localization.messages;
    const { code } = this.error;
    const { left } = this.#wait;
    return html`<div class="card" part="failure" role="alert">
        <span class="icon attention">${icons.warning}</span>
        <div>
          <p class="title">${this.stale ? failed.stale : failed.title}</p>
          <p class="hint">${this._messages?.errors[code] ?? failed.hint}</p>
        </div>
        ${
          notRetryable.has(code)
            ? nothing
            : html`<button part="button" type="button" aria-disabled=${left > 0} @click=${this.#onRetry}>
              ${retry}
            </button>`
        }
      </div>
      ${this._messages ? waitNotice(this._messages, left) : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('localization')) {
      this.loadMessages().then(
        ({ messages }) => (this._messages = messages),
        () => undefined,
      );
    }
    if (!changed.has('error')) return;
    if (this.error.code === 'rate_limited') this.#wait.start(retryDelay(this.error));
    else this.#wait.stop();
  }

  #onRetry(): void {
    if (this.#wait.left > 0) return;
    this.#isRetrying = true;
    this.dispatchEvent(new Event('retry'));
  }
}
