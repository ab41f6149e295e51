import jsQR from 'jsqr';
import { generateSync } from 'otplib';
import { deepQueryAll } from './composed-tree.js';
import type { ElementHarness } from './element-harness.js';
import { eventually, found } from './eventually.js';

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
  const drawn = svg.cloneNode(true) as SVGSVGElement;
  drawn.setAttribute('width', String(pixels));
  drawn.setAttribute('height', String(pixels));
  const image = new Image(pixels, pixels);
  image.src = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(drawn)], { type: 'image/svg+xml' }),
  );
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels });
  const context = canvas.getContext('2d')!;
  // As a camera sees it: on the tile behind it.
  const tile = (svg.getRootNode() as ShadowRoot).host;
  context.fillStyle = getComputedStyle(tile).backgroundColor;
  context.fillRect(0, 0, pixels, pixels);
  context.drawImage(image, 0, 0, pixels, pixels);
  URL.revokeObjectURL(image.src);
  const { data, width, height } = context.getImageData(0, 0, pixels, pixels);
  const read = jsQR.default(data, width, height);
  if (!read) throw new Error('There is no QR code to be read');
  return read.data;
}
