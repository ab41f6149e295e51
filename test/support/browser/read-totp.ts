import jsQR from 'jsqr';
import { generateSync } from 'otplib';
import { deepQueryAll } from './composed-tree.js';
import type { ElementHarness } from './element-harness.js';
import { eventually, found, nextFrame } from './eventually.js';

/** What an authenticator app gets to know when it scans. */
export interface ScannedTotp {
  /** `otpauth://totp/…` */
  readonly uri: URL;
  /** Base32. */
  readonly secret: string;
  /** What the app shows; `late` seconds ago, or ahead. */
  code(late?: number): string;
  /** Six digits that the app does not show. */
  wrongCode(): string;
}

/** Scans the QR code as it is drawn, and sets an app up with it. */
export async function readTotp(dialog: ElementHarness): Promise<ScannedTotp> {
  const uri = new URL(await scanQrCode(dialog));
  const secret = uri.searchParams.get('secret') ?? '';
  const code = (late = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - late });
  return {
    uri,
    secret,
    code,
    wrongCode: () => String((Number(code()) + 500_000) % 1_000_000).padStart(6, '0'),
  };
}

/** What the rendered QR code says, found by drawing its SVG and reading the pixels. */
export async function scanQrCode(dialog: ElementHarness, pixels = 400): Promise<string> {
  const svg = await found(() => deepQueryAll<SVGSVGElement>(dialog.element, 'svg[role=img]')[0]);
  await eventually(() => svg.querySelector('path')!.hasAttribute('d'));
  await nextFrame();
  const source = new XMLSerializer().serializeToString(svg).replace('<svg', `<svg width="${pixels}" height="${pixels}"`);
  const image = new Image(pixels, pixels);
  image.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  await image.decode();
  const context = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels }).getContext('2d')!;
  // As a camera sees it: on whatever is behind it.
  context.fillStyle = getComputedStyle(svg.getRootNode() instanceof ShadowRoot ? (svg.getRootNode() as ShadowRoot).host : svg).backgroundColor;
  context.fillRect(0, 0, pixels, pixels);
  context.drawImage(image, 0, 0, pixels, pixels);
  URL.revokeObjectURL(image.src);
  const { data, width, height } = context.getImageData(0, 0, pixels, pixels);
  const read = jsQR(data, width, height);
  if (!read) throw new Error('There is no QR code to be read');
  return read.data;
}
