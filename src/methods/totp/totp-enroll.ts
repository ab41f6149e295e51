import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { CopyButton } from '../../ui/copy-button.js';
import { property, state } from '../../ui/decorators.js';
import type { PrimaryButton } from '../../ui/dialog-requests.js';
import { DialogView } from '../../ui/dialog-view.js';
import { OneTimeCodeField } from '../../ui/one-time-code-field.js';
import { QrCode } from '../../ui/qr-code.js';
import { readBarcode } from '../barcode.js';
import { barcodeScan, barcodeScanStyles } from '../barcode-scan.js';
import { CodeEntry } from '../code-entry.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext, EnrollmentTypeFacts } from '../method-type.js';
import { setupKey, setupKeyStyles } from '../setup-key.js';
import { unfinishedMethod } from '../unfinished-method.js';
import { authenticatorApps, authenticatorAppsStyles, renderAuthenticatorApps } from './authenticator-apps.js';

/** The number of wrong codes after which the phone's clock is the likely reason. */
const clockHintAfter = 2;

/**
 * Sets up an authenticator app (RFC 6238): QR code, or the key by hand, then a code from the app.
 *
 * @internal
 */
export class TotpEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-totp-enroll';
  static override readonly uses = [OneTimeCodeField, QrCode, CopyButton];

  static override readonly styles = [
    DialogView.styles,
    barcodeScanStyles,
    setupKeyStyles,
    authenticatorAppsStyles,
  ];

  static readonly facts: EnrollmentTypeFacts = {
    pending: (id) => ({ ...unfinishedMethod(id), type: 'totp' }),
    canBeShown: (challenge) => {
      const barcode = readBarcode(challenge);
      // An `otpauth:` address without a key sets up nothing.
      return barcode !== undefined && (barcode.key !== undefined || barcode.link === undefined);
    },
  };

  @property({ attribute: false }) flow!: EnrollmentFlow<'totp'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @state() private _keyShown = false;

  @state() private _appsShown = false;

  protected override readonly requests = new EnrollmentController<'totp'>(this, this.controls, {
    startsAtOnce: true,
  });
  readonly #code = new CodeEntry<'totp'>(this, this.requests, this.controls);

  protected override renderContent(): TemplateResult {
    const { totp } = this.messages;
    const { state } = this.requests;
    const challenge = 'challenge' in state ? state.challenge : undefined;
    const barcode = challenge && readBarcode(challenge);
    // All that is to come has its place from the start, so that nothing jumps.
    const isStarting = state.phase === 'starting';
    const { key } = barcode ?? {};
    const isOnlyKey = barcode !== undefined && barcode.scan === undefined;
    const isScan = barcode?.scan !== undefined || isStarting;
    return html`${isScan ? html`<p class="intro">${totp.intro}</p>` : nothing}
      ${barcode || isStarting ? barcodeScan(this.messages, barcode, html`${key && !isOnlyKey ? this.#renderShowKey() : nothing}${this.#renderShowApps()}`) : nothing}
      ${this._appsShown && (barcode || isStarting) ? renderAuthenticatorApps(this.messages) : nothing}
      ${key && (this._keyShown || isOnlyKey) ? setupKey(this.messages, key) : nothing}
      ${challenge || isStarting ? this.#code.render(totp.codeLabel) : nothing}
      ${
        challenge && this.#code.wrongCodes >= clockHintAfter
          ? html`<p class="notice attention">${totp.checkClock}</p>`
          : nothing
      }`;
  }

  protected override primaryButton(): PrimaryButton {
    const { retry, code } = this.messages;
    return { label: this.requests.state.phase === 'collecting' ? retry : code.verify };
  }

  protected override submit(): void {
    if (this.requests.state.phase === 'collecting') {
      this.startAgain();
      return;
    }
    const code = this.#code.read();
    if (code !== undefined) this.requests.verify({ code });
  }

  protected override startAgain(): void {
    this.requests.start({});
  }

  protected override showsInline(error: AuthMethodsError): boolean {
    return this.#code.showsInline(error);
  }

  /** On a phone, the keyboard would cover the button that opens the app. */
  protected override focusField(): void {
    if (globalThis.matchMedia?.('(pointer: fine)').matches || this.#code.wrongCodes > 0) this.#code.focus();
  }

  #renderShowKey(): TemplateResult {
    return html`<button
      class="link"
      part="button"
      type="button"
      aria-expanded=${this._keyShown}
      @click=${this.#onShowKey}
    >
      ${this.messages.totp.cannotScan}
    </button>`;
  }

  #renderShowApps(): TemplateResult | typeof nothing {
    if (authenticatorApps(this.messages).length === 0) return nothing;
    return html`<button
      class="link"
      part="button"
      type="button"
      aria-expanded=${this._appsShown}
      @click=${this.#onShowApps}
    >
      ${this.messages.totp.noApp}
    </button>`;
  }

  #onShowApps(): void {
    this._appsShown = !this._appsShown;
  }

  #onShowKey(): void {
    this._keyShown = !this._keyShown;
  }
}
