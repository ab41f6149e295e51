import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import { waitAfter } from '../../model/error-facts.js';
import type { EnrollmentChallenge } from '../../model/enrollment.js';
import { query, state } from '../../ui/decorators.js';
import { QrCode } from '../../ui/qr-code.js';
import { StepBar } from '../../ui/step-bar.js';
import { barcodeScan } from '../barcode-scan.js';
import { barcodeScanStyles } from '../barcode-scan.styles.js';
import { EnrollView, type PrimaryButton } from '../enroll-view.js';
import { GentlePoll } from './gentle-poll.js';

/**
 * Sets up push notifications: get the app, scan the code, and wait until the phone has confirmed it.
 *
 * @internal
 */
export class PushNotificationEnroll extends EnrollView<'push-notification'> {
  static override readonly tag = 'auth-methods-push-notification-enroll';
  static override readonly uses = [QrCode, StepBar];

  static override readonly styles: CSSResultGroup = [
    EnrollView.styles,
    barcodeScanStyles,
    css`
      .stores {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
    `,
  ];

  @state() private _hasApp = false;

  /** The person asked, not the clock; so the button shows it. */
  @state() private _isAsking = false;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  readonly #poll = new GentlePoll(this, () => this.#ask(false));

  protected override get busy(): boolean {
    return this.state.phase === 'starting' || (this.state.phase === 'verifying' && this._isAsking);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.startAgain();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('state') || changed.has('_hasApp')) this.#pollOn();
  }

  protected override renderContent(): TemplateResult {
    const { push, stepOf, working } = this.words;
    const challenge = 'challenge' in this.state ? this.state.challenge : undefined;
    const step = this._hasApp ? 2 : 1;
    const app = challenge?.app && isolate(challenge.app.name, this.localization.direction);
    const todo = this.busy && !challenge ? working : push.getApp(app);
    return html`<auth-methods-step-bar .step=${step} .label=${stepOf(step, 2)}></auth-methods-step-bar>
      <p class="intro" role="status">${this._hasApp ? push.scan : todo}</p>
      ${this._hasApp ? this.#renderScan(challenge) : this.#renderStores(challenge)}`;
  }

  protected override primary(): PrimaryButton {
    const { push, tryAgain } = this.words;
    if (this.state.phase === 'collecting') return { label: tryAgain };
    return { label: this._hasApp ? push.checkNow : push.hasApp };
  }

  protected override submit(): void {
    if (this.state.phase === 'collecting') this.startAgain();
    else if (this._hasApp) this.#ask(true);
    else this._hasApp = true;
  }

  protected override startAgain(): void {
    this.start({});
  }

  /** Not confirmed yet, or asked too often: there is nothing to do but wait. */
  protected override saysItself({ code }: AuthMethodsError): boolean {
    return this.state.phase === 'challenged' && (code === 'authorization_pending' || code === 'rate_limited');
  }

  /** Answers come and go while one waits; they leave the focus where it is. */
  protected override focusField(): void {
    if (this.state.phase !== 'verifying' && !(this.state.phase === 'challenged' && this.error))
      this._button?.focus();
  }

  #renderStores(
    challenge: EnrollmentChallenge['push-notification'] | undefined,
  ): TemplateResult | typeof nothing {
    const app = challenge?.app;
    if (!app) return nothing;
    const { appStore, googlePlay } = this.words.push;
    const store = (label: string, url: string): TemplateResult =>
      html`<a part="button" class="button" href=${url} target="_blank" rel="noopener">${label}</a>`;
    return html`<div class="stores">
      ${store(appStore, app.appStoreUrl)} ${store(googlePlay, app.googlePlayUrl)}
    </div>`;
  }

  #renderScan(
    challenge: EnrollmentChallenge['push-notification'] | undefined,
  ): TemplateResult | typeof nothing {
    if (this.state.phase === 'collecting' || this.state.phase === 'failed') return nothing;
    const { push, errors } = this.words;
    const isPending = this._isAsking && this.error?.code === 'authorization_pending';
    return html`${barcodeScan(this.words, challenge?.barcodeUri)}
      <p class="notice" role="status">
        ${challenge ? (isPending ? errors.authorization_pending : push.waiting) : nothing}
      </p>`;
  }

  #pollOn(): void {
    const { state, error } = this;
    if (state.phase === 'verifying') return;
    if (!this._hasApp || state.phase !== 'challenged') this.#poll.stop();
    else if (!error) this.#poll.begin();
    else if (error.code === 'authorization_pending') this.#poll.again();
    else if (error.code === 'rate_limited') this.#poll.again(waitAfter(error));
    else this.#poll.stop();
  }

  #ask(byPerson: boolean): void {
    this.#poll.stop();
    this._isAsking = byPerson;
    this.verify({});
  }
}
