import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { Countdown } from '../ui/countdown.js';
import { icons } from '../ui/icons.js';

const defaultRetryAfter = 60;

/** Trying again mends none of these: only the host can. */
const hopeless: ReadonlySet<string> = new Set(['misconfigured', 'insufficient_scope']);

/**
 * Says why there is no list, or only an old one, and what to do. After a rate limit the button comes back by
 * itself.
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
        display: block;
      }
      .card {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: calc(var(--_space) * 1.5);
        padding: calc(var(--_space) * 1.75) calc(var(--_space) * 2);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .icon {
        display: grid;
        place-items: center;
        width: var(--_icon-size);
        height: var(--_icon-size);
        border-radius: var(--_control-radius);
        background: var(--_warning-surface);
        color: var(--_warning);
      }
      .title {
        font-weight: var(--_weight);
      }
      .hint {
        color: var(--_muted);
        font-size: var(--_small);
      }
      @container (max-width: 32rem) {
        .card {
          grid-template-columns: auto 1fr;
          align-items: start;
        }
        button {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) error!: AuthMethodsError;

  /** An older list is still on screen. */
  @property({ attribute: false }) stale = false;

  @property({ attribute: false }) localization!: Localization;

  readonly #wait = new Countdown(this);

  override render(): TemplateResult {
    const { failed, errors, retry } = this.localization.messages;
    const { code } = this.error;
    const { left } = this.#wait;
    return html`<div class="card" part="failure" role="alert">
        <span class="icon">${icons.warning}</span>
        <div>
          <p class="title">${this.stale ? failed.stale : failed.title}</p>
          <p class="hint">${errors[code]}</p>
        </div>
        ${hopeless.has(code)
          ? nothing
          : html`<button part="button" type="button" aria-disabled=${left > 0} @click=${this.#onRetry}>${retry}</button>`}
      </div>
      ${left > 0 ? html`<p class="hint">${failed.waitSeconds(left)}</p>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('error')) return;
    if (this.error.code === 'rate_limited') this.#wait.start(this.error.retryAfter ?? defaultRetryAfter);
    else this.#wait.stop();
  }

  #onRetry(): void {
    if (this.#wait.left === 0) this.dispatchEvent(new Event('retry'));
  }
}
