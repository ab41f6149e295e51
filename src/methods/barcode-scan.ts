import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';

/**
 * The QR code of a challenge, beside it the way into the app for who is on that phone, and `more`; while the
 * challenge is on its way, their place. Needs `QrCode`, and `barcodeScanStyles`.
 */
export function barcodeScan(
  { totp, working }: Messages,
  uri: string | undefined,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="scan">
    ${
      uri === undefined
        ? html`<div class="place" role="status" aria-label=${working}></div>`
        : html`<auth-methods-qr-code .text=${uri} .label=${totp.qrLabel}></auth-methods-qr-code>`
    }
    <div class="ways">
      <div>
        <p class="muted label">${totp.onThisPhone}</p>
        <a
          part="button"
          class="button"
          href=${uri ?? nothing}
          aria-disabled=${uri === undefined ? 'true' : nothing}
          >${totp.openInApp}</a
        >
      </div>
      ${more}
    </div>
  </div>`;
}
