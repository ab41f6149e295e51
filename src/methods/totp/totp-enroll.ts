import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from '../../ui/decorators.js';
import { CopyButton } from '../../ui/copy-button.js';
import { OneTimeCodeField } from '../../ui/one-time-code-field.js';
import { QrCode } from '../../ui/qr-code.js';
import { barcodeScan } from '../barcode-scan.js';
import { barcodeScanStyles } from '../barcode-scan.styles.js';
import { CodeEnrollView } from '../code-enroll-view.js';

/** Wrong codes in a row after which the phone's clock is the likely reason. */
const clockHintAfter = 2;

/**
 * Sets up an authenticator app (RFC 6238): QR code, or the key by hand, then a code from the app.
 *
 * @internal
 */
export class TotpEnroll extends CodeEnrollView<'totp'> {
  static override readonly tag = 'auth-methods-totp-enroll';
  static override readonly uses = [OneTimeCodeField, QrCode, CopyButton];

  static override readonly styles = [
    CodeEnrollView.styles,
    barcodeScanStyles,
    css`
      .key {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space);
      }
      code {
        flex: 1 1 14rem;
        padding: var(--_space) calc(var(--_space) * 1.5);
        border: 1px solid var(--_border);
        border-radius: var(--_control-radius);
        background: var(--_subtle);
        font-family: var(--_code-font);
        font-weight: var(--_weight);
        letter-spacing: 0.04em;
        overflow-wrap: anywhere;
        direction: ltr;
      }
    `,
  ];

  @state() private _keyShown = false;

  protected override firstUpdated(_changed: PropertyValues): void {
    this.start({});
  }

  protected override renderContent(): TemplateResult {
    const { totp } = this.words;
    const challenge = 'challenge' in this.state ? this.state.challenge : undefined;
    const key = challenge && (challenge.manualInputCode ?? readSecret(challenge.barcodeUri));
    return html`<p class="intro" id="intro">${totp.intro}</p>
      ${barcodeScan(this.words, challenge?.barcodeUri, key ? this.#renderShowKey() : nothing)}
      ${key && this._keyShown ? this.#renderKey(key) : nothing}
      ${challenge ? this.renderCodeField(totp.codeLabel) : nothing}
      ${
        challenge && this.wrongCodes >= clockHintAfter
          ? html`<p class="notice attention">${totp.checkClock}</p>`
          : nothing
      }`;
  }

  protected override primary(): { label: string; disabled?: boolean } {
    return this.state.phase === 'collecting' ? { label: this.words.tryAgain } : super.primary();
  }

  protected override submit(): void {
    if (this.state.phase === 'collecting') this.start({});
    else super.submit();
  }

  protected override startAgain(): void {
    this.start({});
  }

  protected override verifyCode(code: string): void {
    this.verify({ code });
  }

  /** On a phone the keyboard would cover the way into the app. */
  protected override focusField(): void {
    if (matchMedia('(pointer: fine)').matches || this.wrongCodes > 0) super.focusField();
  }

  #renderShowKey(): TemplateResult {
    return html`<button
      class="link"
      part="button"
      type="button"
      aria-expanded=${this._keyShown}
      @click=${this.#onShowKey}
    >
      ${this.words.totp.cannotScan}
    </button>`;
  }

  #renderKey(key: string): TemplateResult {
    const { totp, copied } = this.words;
    const groups = key.match(/.{1,4}/g) ?? [];
    return html`<div>
      <p class="muted label">${totp.keyHint}</p>
      <div class="key">
        <code aria-label=${totp.keyLabel}>${groups.join(' ')}</code>
        <auth-methods-copy-button
          exportparts="button"
          .text=${key}
          .label=${totp.copyKey}
          .copiedLabel=${copied}
        ></auth-methods-copy-button>
      </div>
    </div>`;
  }

  #onShowKey(): void {
    this._keyShown = !this._keyShown;
  }
}

/** The `secret` of an `otpauth:` URI, for backends that don't send it apart. */
function readSecret(uri: string): string | undefined {
  try {
    return new URL(uri).searchParams.get('secret') ?? undefined;
  } catch {
    return undefined;
  }
}
