import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';

export interface SheetContent {
  /** One paragraph each; the first is the heading. */
  readonly lines: readonly string[];
  /** The lines that stand out. */
  readonly codes: readonly string[];
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

const pageStyles = css`
  auth-methods-print-sheet {
    display: none;
  }
  @media print {
    html,
    body {
      visibility: hidden !important;
      background: none !important;
      color-scheme: only light !important;
    }
    body > :not(auth-methods-print-sheet) {
      display: none !important;
    }
    auth-methods-print-sheet {
      display: block !important;
      visibility: visible !important;
    }
  }
`;

const sheetStyles = css`
  /* Nothing that the page sets for its own text, such as capitals, may change a code. */
  :host {
    all: initial;
    color: #000;
    font:
      12pt / 1.5 system-ui,
      sans-serif;
  }
  p {
    margin: 0 0 1em;
  }
  p:first-child {
    font-size: 18pt;
    font-weight: bold;
  }
  .code {
    font:
      bold 20pt / 1.6 ui-monospace,
      monospace;
  }
`;

/**
 * While its element is in the page, printing the page prints this sheet and nothing else.
 *
 * The sheet exists only between the browser's `beforeprint` and `afterprint`, which some phones fire several
 * times for one print. It has a shadow root, so the page's own styles don't reach it.
 */
export class PrintSheet implements ReactiveController {
  /** What is printed; `undefined` leaves printing to the page. */
  readonly #content: () => SheetContent | undefined;

  #sheet: HTMLElement | undefined;

  constructor(element: ReactiveControllerHost, content: () => SheetContent | undefined) {
    this.#content = content;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#show);
    addEventListener('afterprint', this.#hide);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#show);
    removeEventListener('afterprint', this.#hide);
    this.#hide();
  }

  readonly #show = (): void => {
    const content = this.#content();
    const { styleSheet } = sheetStyles;
    const pageSheet = pageStyles.styleSheet;
    if (!content || !styleSheet || !pageSheet || this.#sheet) return;
    const { lines, codes, lang, dir } = content;
    this.#sheet = Object.assign(document.createElement('auth-methods-print-sheet'), { dir });
    const root = this.#sheet.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet];
    root.append(...lines.map((line) => paragraph(line, lang, codes.includes(line) ? 'code' : '')));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageSheet];
    document.body.append(this.#sheet);
  };

  readonly #hide = (): void => {
    if (!this.#sheet) return;
    this.#sheet.remove();
    this.#sheet = undefined;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== pageStyles.styleSheet,
    );
  };
}

/**
 * Built without a template: `print()` pauses the page's callbacks, and with them the trusted-types policy that
 * templates go through.
 */
function paragraph(text: string, lang: string, className: string): HTMLElement {
  const line = Object.assign(document.createElement('bdi'), { textContent: text });
  const element = Object.assign(document.createElement('p'), { lang, className });
  element.append(line);
  return element;
}
