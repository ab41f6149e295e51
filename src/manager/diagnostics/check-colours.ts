import { dialogTokens } from '../../ui/dialog-tokens.styles.js';
import { bad, good, type Finding } from './finding.js';

/** WCAG 2.2, 1.4.3 Contrast (Minimum). */
const least = 4.5;

/** Written in full: the build gives them other names. */
const properties = {
  text: '--_text',
  muted: '--_muted',
  accent: '--_accent',
  'on-accent': '--_on-accent',
  surface: '--_surface',
  subtle: '--_subtle',
  danger: '--_danger',
  'on-danger': '--_on-danger',
  'danger-surface': '--_danger-surface',
  success: '--_success',
  'success-surface': '--_success-surface',
  warning: '--_warning',
  'warning-surface': '--_warning-surface',
} as const;
type Colour = keyof typeof properties;

const pairs: readonly (readonly [text: Colour, on: Colour])[] = [
  ['text', 'surface'],
  ['text', 'subtle'],
  ['muted', 'surface'],
  ['muted', 'subtle'],
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['on-danger', 'danger'],
  ['danger', 'danger-surface'],
  ['success', 'success-surface'],
  ['warning', 'warning-surface'],
];

/** Whether the theme's colours can be read on each other. */
export function checkColours(element: HTMLElement): Finding[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  const failing = pairs.flatMap(([text, on]) => {
    const ratio = contrast(luminance(resolve(text)), luminance(resolve(on)));
    return ratio < least ? [`${text} on ${on} ${ratio.toFixed(2)}:1`] : [];
  });
  if (failing.length === 0) return [good('colours', `all at least ${least}:1`)];
  return [
    bad(
      'colours',
      failing.join(', '),
      `Change the --auth-methods-…-color properties concerned until each reaches ${least}:1.`,
    ),
  ];

  /** The canvas understands every colour that CSS does. `light-dark()` is resolved by the style before. */
  function resolve(name: Colour): readonly number[] {
    const probe = document.createElement('span');
    probe.style.color = `var(${properties[name]})`;
    // Some are the dialogs' own.
    const dialog = document.createElement('span');
    const root = dialog.attachShadow({ mode: 'open' });
    if (dialogTokens.styleSheet) root.adoptedStyleSheets = [dialogTokens.styleSheet];
    root.append(probe);
    element.shadowRoot?.append(dialog);
    const colour = getComputedStyle(probe).color;
    dialog.remove();
    if (!context) return [0, 0, 0];
    context.fillStyle = colour;
    context.clearRect(0, 0, 1, 1);
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
