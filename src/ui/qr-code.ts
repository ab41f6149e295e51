import { css, html, type TemplateResult } from 'lit';
import { property } from './decorators.js';
import { create } from 'qrcode/lib/core/qrcode.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { unrecorded } from './unrecorded.js';

/**
 * A QR code, black on a white tile with a quiet zone of four modules in every theme: many scanners can't read
 * inverted codes.
 *
 * @internal
 */
export class QrCode extends Component {
  static override readonly tag = 'auth-methods-qr-code';

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: 2px;
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: #fff;
        forced-color-adjust: none;
      }
      svg {
        width: 100%;
        height: auto;
        shape-rendering: crispEdges;
      }
    `,
  ];

  /** The text to encode. Has no attribute, since it is a secret. */
  @property({ attribute: false }) text = '';

  /** The accessible name. */
  @property() label = '';

  override render(): TemplateResult {
    // A screen has no scratches to correct, and fewer, larger modules are easier to scan.
    const { size, data } = create(this.text, { errorCorrectionLevel: 'L' }).modules;
    return html`<svg ${unrecorded()} role="img" aria-label=${this.label} viewBox="-4 -4 ${size + 8} ${size + 8}">
      <rect x="-4" y="-4" width=${size + 8} height=${size + 8} fill="#fff"></rect>
      <path d=${pathOf(data, size)} fill="#000"></path>
    </svg>`;
  }
}

/** One horizontal bar for each run of dark modules. */
function pathOf(modules: ArrayLike<number | boolean>, size: number): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && modules[y * size + x]) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
