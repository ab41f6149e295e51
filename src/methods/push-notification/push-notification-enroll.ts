import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { isolate, shownText } from '../../i18n/isolate.js';
import type { Messages } from '../../i18n/messages.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollmentChallenge } from '../../model/enrollment.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, query, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { CopyButton } from '../../ui/copy-button.js';
import { QrCode } from '../../ui/qr-code.js';
import { StepBar } from '../../ui/step-bar.js';
import { readBarcode } from '../barcode.js';
import { barcodeScan, barcodeScanStyles } from '../barcode-scan.js';
import { ConfirmationWait } from '../confirmation-wait.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { setupKey, setupKeyStyles } from '../setup-key.js';
import { unfinishedMethod } from '../unfinished-method.js';

type Challenge = EnrollmentChallenge['push-notification'];

/**
 * Sets up push notifications: get the app, scan the code, and wait until the phone has confirmed it.
 *
 * @internal
 */
export class PushNotificationEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-push-notification-enroll';
  static override readonly uses = [QrCode, StepBar, CopyButton];

  static override readonly styles: CSSResultGroup = [
    DialogView.styles,
    barcodeScanStyles,
    setupKeyStyles,
    css`
      .stores {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
    `,
  ];

  static readonly facts: EnrollmentTypeFacts = {
    pending: (id) => ({ ...unfinishedMethod(id), type: 'push-notification' }),
    canBeShown: (challenge) => readBarcode(challenge) !== undefined,
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'push-notification'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @state() private _hasApp = false;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  protected override readonly requests = new EnrollmentController<'push-notification'>(this, this.controls, {
    startsAtOnce: true,
  });
  readonly #wait = new ConfirmationWait<'push-notification'>(this, this.requests, () => this._hasApp);

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    const { push, stepOf, working } = this.messages;
    const { state } = this.requests;
    const challenge = 'challenge' in state ? state.challenge : undefined;
    const isOnlyKey = challenge !== undefined && readBarcode(challenge)?.scan === undefined;
    const step = this._hasApp ? 2 : 1;
    const app = challenge?.app && isolate(shownText(challenge.app.name), this.localization.direction);
    const todo = this.busy && !challenge ? working : push.getApp(app);
    return html`<auth-methods-step-bar .step=${step} .label=${stepOf(step, 2)}></auth-methods-step-bar>
      <p class="intro" role="status">${this._hasApp ? (isOnlyKey ? nothing : push.scan) : todo}</p>
      ${this._hasApp ? this.#renderScan(challenge) : this.#renderStores(challenge)}`;
  }

  protected override primaryButton(): PrimaryButton {
    const { push, retry } = this.messages;
    if (this.requests.state.phase === 'collecting') return { label: retry };
    return { label: this._hasApp ? push.checkNow : push.hasApp };
  }

  protected override submit(): void {
    if (this.requests.state.phase === 'collecting') this.startAgain();
    else if (this._hasApp) this.#wait.ask();
    else this._hasApp = true;
  }

  protected override startAgain(): void {
    this.requests.start({});
  }

  protected override showsInline(error: AuthMethodsError): boolean {
    return this.#wait.showsInline(error);
  }

  protected override focusField(): void {
    this._button?.focus();
  }

  #renderStores(challenge: Challenge | undefined): TemplateResult | typeof nothing {
    const app = challenge?.app;
    if (!app) return nothing;
    const { appStore, googlePlay } = this.messages.push;
    const store = (label: string, url: string): TemplateResult | typeof nothing =>
      /^https:\/\//i.test(url)
        ? html`<a part="button" class="button" href=${url} target="_blank" rel="noopener">${label}</a>`
        : nothing;
    return html`<div class="stores">
      ${store(appStore, app.appStoreUrl)} ${store(googlePlay, app.googlePlayUrl)}
    </div>`;
  }

  #renderScan(challenge: Challenge | undefined): TemplateResult | typeof nothing {
    const { phase } = this.requests.state;
    if (phase === 'collecting' || phase === 'failed') return nothing;
    const { push, errors } = this.messages;
    const text = this.#wait.isStillPending ? errors.authorization_pending : push.waiting;
    const barcode = challenge && readBarcode(challenge);
    const isOnlyKey = barcode !== undefined && barcode.scan === undefined;
    return html`${barcodeScan(this.messages, barcode)}
      ${isOnlyKey && barcode.key ? setupKey(this.messages, barcode.key) : nothing}
      <p class="notice" role="status">${challenge ? text : nothing}</p>`;
  }
}
