import { deepActiveElement, renderedText } from './composed-tree.js';
import { pressKeys } from './press-keys.js';
import { Screenshot } from './screenshot.js';

/** Pixels of the outline, one thick, of the smallest target. */
const leastChange = 4 * 24;

/** How far outside of an element its outline may lie. */
const margin = 6;

function aroundElement(element: Element): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  return new DOMRect(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
}

/**
 * Goes on with the Tab key, so many times, and returns where a person could not see that the focus is there:
 * where the pixels around it are the same as without.
 */
export async function unseenFocus(stops: number): Promise<readonly string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await pressKeys('Tab');
    const active = deepActiveElement();
    if (!(active instanceof HTMLElement) || active.matches('body, dialog')) continue;
    const focused = await Screenshot.take();
    const part = aroundElement(active);
    active.blur();
    const changed = focused.changedPixels(await Screenshot.take(), part);
    active.focus();
    if (changed < leastChange)
      unseen.push(
        `the focus on ${active.localName}.${active.className} "${renderedText(active)}": ${changed} pixels`,
      );
  }
  return unseen;
}
