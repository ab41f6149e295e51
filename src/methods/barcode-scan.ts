import { css, html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import { unrecorded } from '../ui/unrecorded.js';

export const barcodeScanStyles = css`
  .scan {
    display: grid;
    grid-template-columns: minmax(0, 176px) minmax(0, 1fr);
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .place {
    aspect-ratio: 1;
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  .ways {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .ways .button {
    width: 100%;
  }
  @media (max-width: 26rem), (pointer: coarse) {
    .scan {
      grid-template-columns: 1fr;
    }
    .ways {
      order: -1;
    }
    auth-methods-qr-code,
    .place {
      width: 176px;
      margin-inline: auto;
    }
  }
`;

/**
 * The QR code of a challenge, a link that opens the app for people who are on that phone, and `more`. Until the
 * challenge has arrived, an empty place of the same size. Needs `QrCode` and `barcodeScanStyles`.
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
    <div class="ways">${uri === undefined || isAppAddress(uri) ? openInApp(totp, uri) : nothing} ${more}</div>
  </div>`;
}

/** An address of any other scheme, such as `javascript:`, must not become a link. */
function isAppAddress(uri: string): boolean {
  return /^otpauth:/i.test(uri);
}

function openInApp(
  { onThisPhone, openInApp: label }: Messages['totp'],
  uri: string | undefined,
): TemplateResult {
  return html`<div>
    <p class="muted label">${onThisPhone}</p>
    <a
      part="button"
      class="button"
      href=${uri ?? nothing}
      aria-disabled=${uri === undefined ? 'true' : nothing}
      ${unrecorded()}
      >${label}</a
    >
  </div>`;
}
