import { deepQueryAll, renderedText } from './composed-tree.js';
import { Screenshot } from './screenshot.js';

/** WCAG 2.2, 1.4.11. https://www.w3.org/TR/WCAG22/#non-text-contrast */
const least = 3;

/** What takes text or a choice. Fields for codes and passwords lie in what is drawn as the field. */
export const fields =
  'select, input:not([name=one-time-code], [name=new-password], [aria-hidden]), .boxes span, .password';

const isInWindow = (element: Element): boolean => {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 1 && top >= 4 && bottom <= innerHeight - 4;
};

/** What is on screen at this moment: behind a dialog nothing is. */
export function shown(selector: string): readonly HTMLElement[] {
  const [dialog] = deepQueryAll(document, 'auth-methods-dialog-frame');
  const place = dialog ?? document.querySelector('auth-methods-manager')!;
  return deepQueryAll(place, selector).filter((element) => element.checkVisibility() && isInWindow(element));
}

/**
 * What can't be made out, a line for each.
 *
 * @param edged what must stand out by its edge
 * @param edgeless what must stand out by what is in it
 */
export async function faintParts(edged: string, edgeless: string): Promise<readonly string[]> {
  const picture = await Screenshot.take();
  const faint = (selector: string, measure: (part: DOMRect) => number): readonly string[] =>
    shown(selector).flatMap((element) => {
      const found = measure(element.getBoundingClientRect());
      const name = `${element.localName}.${element.className} "${renderedText(element)}"`;
      return found >= least ? [] : [`${name}: ${found.toFixed(2)} to 1`];
    });
  return [
    ...faint(edged, (part) => picture.edgeContrast(part)),
    ...faint(edgeless, (part) => picture.contrastWithin(part)),
  ];
}
