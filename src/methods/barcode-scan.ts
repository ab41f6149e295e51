import { css, html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import { unrecorded } from '../ui/unrecorded.js';
import type { Barcode } from './barcode.js';

export const barcodeScanStyles = css`
  /* A code of many modules takes the whole width, and what is beside it then goes below. */
  .scan {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    /* Some of the dialog's own edge, for codes that need it. */
    margin-inline: calc(var(--_space) * -2);
    padding-inline: calc(var(--_space) * 2);
  }
  .place {
    flex: none;
    width: 176px;
    aspect-ratio: 1;
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  .ways {
    display: grid;
    flex: 1 1 160px;
    gap: calc(var(--_space) * 1.5);
  }
  .ways .button {
    width: 100%;
  }
  .ways .link {
    justify-content: flex-start;
  }
  @media (max-width: 26rem), (pointer: coarse) {
    .ways {
      flex-basis: 100%;
      order: -1;
    }
  }
`;

/**
 * The QR code of a challenge, a link that opens the app for people who are on that phone, and `more`. Until the
 * challenge has arrived, an empty place of the same size. Needs `QrCode` and `barcodeScanStyles`.
 */
export function barcodeScan(
  { totp, working }: Messages,
  barcode: Barcode | undefined,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="scan">
    ${
      barcode
        ? renderCode(totp, barcode.scan)
        : html`<div class="place" role="status" aria-label=${working}></div>`
    }
    <div class="ways">${!barcode || barcode.link ? openInApp(totp, barcode?.link) : nothing} ${more}</div>
  </div>`;
}

function renderCode(
  { qrLabel }: Messages['totp'],
  scan: string | undefined,
): TemplateResult | typeof nothing {
  if (scan === undefined) return nothing;
  return html`<auth-methods-qr-code .text=${scan} .label=${qrLabel}></auth-methods-qr-code>`;
}

function openInApp(
  { onThisPhone, openInApp: label }: Messages['totp'],
  link: string | undefined,
): TemplateResult {
  return html`<div>
    <p class="muted label">${onThisPhone}</p>
    <a
      part="button"
      class="button"
      href=${link ?? nothing}
      aria-disabled=${link === undefined ? 'true' : nothing}
      ${unrecorded()}
      >${label}</a
    >
  </div>`;
}
