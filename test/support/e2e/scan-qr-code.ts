import jsQrModule from 'jsqr';
import type { Browser, Locator } from 'playwright-core';

// A CommonJS module whose default export is the function, twice wrapped for types.
const jsQR = jsQrModule as unknown as typeof jsQrModule.default;

interface Picture {
  readonly pixels: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Draws a PNG and reads its pixels; runs in a page. */
async function readPixels(png: string): Promise<Picture> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
  context.drawImage(image, 0, 0);
  return { pixels: [...context.getImageData(0, 0, width, height).data], width, height };
}

/** Reads a QR code as a phone does: from how it looks on screen. */
export async function scanQrCode(browser: Browser, code: Locator): Promise<string> {
  const png = (await code.screenshot({ animations: 'disabled' })).toString('base64');
  // A page of its own, since that of the code may forbid images.
  const camera = await browser.newPage();
  try {
    const { pixels, width, height } = await camera.evaluate(readPixels, png);
    const read = jsQR(Uint8ClampedArray.from(pixels), width, height);
    if (!read) throw new Error('There is no QR code to be read');
    return read.data;
  } finally {
    await camera.close();
  }
}
