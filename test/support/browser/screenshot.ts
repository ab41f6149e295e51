import { devtools } from './devtools.js';
import { nextFrame } from './eventually.js';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What a person sees of the page's window, pixel by pixel. */
export class Screenshot {
  readonly #image: ImageData;

  private constructor(image: ImageData) {
    this.#image = image;
  }

  static async take(): Promise<Screenshot> {
    await nextFrame();
    const { data } = await devtools<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return new Screenshot(context.getImageData(0, 0, bitmap.width, bitmap.height));
  }

  /** All of its pixels, which are those of the screen. */
  get image(): ImageData {
    return this.#image;
  }

  /** The colour at a place of the window; beyond its edges, that of the edge. */
  at(x: number, y: number): Colour {
    const { width, height, data } = this.#image;
    const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
    const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
    const index = (row * width + column) * 4;
    return [data[index]!, data[index + 1]!, data[index + 2]!];
  }

  /** The colours in a part of the window, line by line. */
  *colours({ left, top, right, bottom }: DOMRect): Generator<Colour> {
    for (let y = Math.floor(top); y < bottom; y += 1) {
      for (let x = Math.floor(left); x < right; x += 1) yield this.at(x, y);
    }
  }

  /** How well something in a part of the window stands out from the ground at its upper left corner. */
  contrastWithin(part: DOMRect): number {
    const ground = this.at(part.left, part.top);
    return Math.max(...[...this.colours(part)].map((colour) => contrast(colour, ground)));
  }

  /** How well the edge around a part of the window stands out from what is outside, where it does so least. */
  edgeContrast({ left, top, right, bottom }: DOMRect): number {
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    const across = (place: (step: number) => Colour): number => {
      const outside = place(-3);
      return Math.max(...[-1, 0, 1, 2].map((step) => contrast(place(step), outside)));
    };
    return Math.min(
      across((step) => this.at(left + step, middleY)),
      across((step) => this.at(right - 1 - step, middleY)),
      across((step) => this.at(middleX, top + step)),
      across((step) => this.at(middleX, bottom - 1 - step)),
    );
  }

  /** How many pixels of a part of the window differ clearly, by 3 to 1, from those of another screenshot. */
  changedPixels(other: Screenshot, part: DOMRect): number {
    const theirs = [...other.colours(part)];
    return [...this.colours(part)].filter((colour, index) => contrast(colour, theirs[index]!) >= 3).length;
  }
}
