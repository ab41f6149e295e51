import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import { base } from '../ui/base.styles.js';
import { disabled } from '../ui/disabled.styles.js';
import { Component } from '../ui/component.js';
import { Countdown, retryDelay } from '../ui/countdown.js';
import { errorText } from '../ui/error-text.js';
import { icons } from '../ui/icons.js';
import { reloadPage, remedyFor, type Remedy } from '../ui/remedy.js';
import { waitNotice } from '../ui/notices.js';
import type { LoadMessages } from './language.js';

/** What is said of these fits a method that is changed, and no list. */
const notAboutLists: ReadonlySet<string> = new Set([
  'not_found',
  'invalid_input',
  'already_enrolled',
  'limit_reached',
  'removal_refused',
]);

/** The person wants to try again, after a fresh sign-in where one is missing. */
export class RetryEvent extends Event {
  readonly stepUpFirst: StepUpChallenge | undefined;

  constructor(stepUpFirst: StepUpChallenge | undefined) {
    super('retry');
    this.stepUpFirst = stepUpFirst;
  }
}

/**
 * Says why there is no list yet, or only a stale one, and what to do. After a rate limit the button can be pressed again.
 * Until its code has been downloaded, its light DOM is shown.
 *
 * @internal
 * @fires {RetryEvent} retry
 */
export class LoadFailure extends Component {
  static override readonly tag = 'auth-methods-load-failure';

  static override readonly styles = [
    base,
    disabled,
    css`
      :host {
        display: grid;
        gap: var(--_space);
      }
      .muted {
        color: var(--_page-muted);
      }
    `,
  ];

  /** `undefined` when nothing has failed: the list takes long. */
  @property({ attribute: false }) error: AuthMethodsError | undefined;

  /** A stale list is still on screen. */
  @property({ attribute: false }) stale = false;

  @property({ attribute: false }) localization!: Localization;

  @property({ attribute: false }) loadMessages!: LoadMessages;

  @state() private _loaded: Localization<DialogMessages> | undefined;

  readonly #wait = new Countdown(this);
  #place: HTMLElement | null = null;
  #isRetrying = false;
  /** The button that its light DOM has had until now has the focus. */
  #takesFocus = false;

  override connectedCallback(): void {
    this.#takesFocus = this.matches(':focus-within');
    super.connectedCallback();
    this.#place = this.parentElement;
  }

  /** The button that was pressed goes, and would take the focus with it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const place = this.#place;
    if (!this.#isRetrying || !place?.isConnected) return;
    // The heading has the focus by now, unless a host has replaced or hidden it.
    if ((place.getRootNode() as ShadowRoot).activeElement) return;
    place.tabIndex = -1;
    place.focus();
  }

  override render(): TemplateResult {
    const { failed, loading, retry } = this.localization.messages;
    const { left } = this.#wait;
    const label = {
      again: retry,
      confirm: this._loaded?.messages.stepUp.action ?? retry,
      'sign-in': this._loaded?.messages.signIn ?? retry,
      reload: failed.reload,
      nothing: undefined,
    }[this.#remedy];
    return html`<div class="card" part="failure" role="alert">
        <span class="icon attention">${icons.warning}</span>
        <div>
          <p class="title">${this.stale ? failed.stale : this.error ? failed.title : loading}</p>
          <p class="hint">${this.#hint ?? failed.hint}</p>
        </div>
        ${
          label === undefined
            ? nothing
            : html`<button part="button" type="button" aria-disabled=${left > 0} @click=${this.#onRetry}>
              ${label}
            </button>`
        }
      </div>
      ${this._loaded ? waitNotice(this._loaded, left) : nothing}`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#takesFocus) this.renderRoot.querySelector('button')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('localization')) {
      this.loadMessages(({ dialogs }) => dialogs).then(
        (loaded) => (this._loaded = loaded),
        () => undefined,
      );
    }
    if (!changed.has('error')) return;
    if (this.error?.code === 'rate_limited') this.#wait.start(retryDelay(this.error));
    else this.#wait.stop();
  }

  get #remedy(): Remedy {
    return this.error ? remedyFor(this.error) : 'again';
  }

  /** `undefined` until the messages have been downloaded. Nothing is left to say of a wait that is over. */
  get #hint(): string | undefined {
    const { error } = this;
    const messages = this._loaded?.messages;
    if (this.#remedy === 'reload') return messages?.reload.hint;
    if (!error) return messages?.slow;
    if (error.code === 'rate_limited' && this.#wait.left === 0) return '';
    return messages && errorText(messages, notAboutLists.has(error.code) ? 'unknown' : error.code);
  }

  #onRetry(): void {
    if (this.#wait.left > 0) return;
    if (this.#remedy === 'reload') {
      reloadPage();
      return;
    }
    this.#isRetrying = true;
    // The host is asked within the click, so that it may open a popup.
    const asksHost = this.#remedy !== 'again';
    this.dispatchEvent(new RetryEvent(asksHost ? (this.error?.stepUp ?? {}) : undefined));
  }
}
