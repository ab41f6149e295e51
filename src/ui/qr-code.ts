import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from './decorators.js';
import { create } from 'qrcode/lib/core/qrcode.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { qrSegments } from './qr-segments.js';
import { unrecorded } from './unrecorded.js';

/** CSS pixels that the tile is wide at least, without its border. */
const usualWidth = 174;
/** CSS pixels of a module, for a camera, where there is room. */
const usualModule = 2.5;
/** Modules of the quiet zone on each side: ISO/IEC 18004, 9.1. */
const quiet = 4;

/**
 * A QR code, black on a white tile with its quiet zone in every theme: many scanners can't read inverted codes. A
 * module takes the same whole number of the screen's pixels everywhere, since uneven ones can't be read where they are
 * small. The tile grows with the code, up to the width of what it is in. A text longer than a QR code can hold leaves
 * the tile empty.
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
        flex: none;
        width: fit-content;
        /* What is around it may have room at its edges. */
        margin-inline: min(0px, (100% - var(--_across, 0px)) / 2);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        overflow: hidden;
        background: #fff;
      }
      /* Neither the browser's automatic dark mode nor forced colours may turn black and white around. */
      :host,
      svg {
        color-scheme: only light;
        forced-color-adjust: none;
      }
      svg {
        shape-rendering: crispEdges;
      }
    `,
  ];

  /** The text to encode. Has no attribute, since it is a secret. */
  @property({ attribute: false }) text = '';

  /** The accessible name. */
  @property() label = '';

  /** CSS pixels that there are from side to side. */
  @state() private _room = 0;

  #modules: Modules | undefined;
  // In the next frame, since a size that changes while sizes are observed is an error of the page.
  readonly #observer =
    globalThis.ResizeObserver && new ResizeObserver(() => requestAnimationFrame(() => this.#fit()));

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#onResize);
    if (this.parentElement) this.#observer?.observe(this.parentElement);
    this._room = this.#roomNow;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#onResize);
    this.#observer?.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.#modules) return nothing;
    const { size, data } = this.#modules;
    const { module, tile } = this.#measure(size + 2 * quiet);
    // The picture has all of the tile, since a background behind it is turned around in automatic dark modes.
    const start = -Math.floor((tile - size * module) / 2) / module;
    const across = tile / module;
    const width = tile / devicePixelRatio;
    this.style.setProperty('--_across', `${width + 2}px`);
    return html`<svg
      ${unrecorded()}
      role="img"
      aria-label=${this.label}
      width=${width}
      height=${width}
      viewBox="${start} ${start} ${across} ${across}"
    >
      <rect x=${start} y=${start} width=${across} height=${across}></rect>
      <path d=${pathOf(data, size)}></path>
    </svg>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#modules = encode(this.text);
  }

  protected override updated(_changed: PropertyValues): void {
    this.#paint('rect', '#fff');
    this.#paint('path', '#000');
    this.#fit();
  }

  /** Important and inline: extensions that darken pages rewrite style sheets, also in here, and attributes. */
  #paint(shape: 'rect' | 'path', colour: string): void {
    this.renderRoot.querySelector<SVGElement>(shape)?.style.setProperty('fill', colour, 'important');
  }

  /** A scroll bar that the code itself has made takes some of the room. It must not come and go for ever. */
  #fit(): void {
    const room = this.#roomNow;
    if (room < this._room || this._room <= 0) this._room = room;
  }

  /** How wide a module and the tile are, in whole pixels of the screen. */
  #measure(across: number): { readonly module: number; readonly tile: number } {
    const pixels = (width: number): number => Math.floor(width * devicePixelRatio);
    const fitting = (width: number): number => Math.floor(pixels(width) / across);
    const wanted = Math.max(Math.ceil(usualModule * devicePixelRatio), fitting(usualWidth));
    const module = Math.max(1, Math.min(wanted, fitting(this._room)));
    return { module, tile: Math.max(across * module, pixels(usualWidth)) };
  }

  get #roomNow(): number {
    // The border is not for the code.
    return (this.parentElement?.clientWidth ?? 0) - 2;
  }

  /** Zooming changes how many pixels of the screen one of the page takes, and fires the same event. */
  readonly #onResize = (): void => {
    this._room = this.#roomNow;
    this.requestUpdate();
  };
}

type Modules = ReturnType<typeof create>['modules'];

function encode(text: string): Modules | undefined {
  const segments = qrSegments(text);
  if (segments.length === 0) return undefined;
  try {
    // A screen has no scratches to correct, and fewer, larger modules are easier to scan.
    return create(segments, { errorCorrectionLevel: 'L' }).modules;
  } catch {
    return undefined;
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
