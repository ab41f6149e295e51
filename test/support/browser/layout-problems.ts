import { deepQueryAll, renderedText } from './composed-tree.js';

/** WCAG 2.2, 2.5.8, in CSS pixels. https://www.w3.org/TR/WCAG22/#target-size-minimum */
const smallestTarget = 24;

const controls = 'button, a[href], input, select, [role=menuitem], [tabindex="0"]';

function isShown(element: Element): boolean {
  return element.checkVisibility() && element.closest('[aria-hidden=true]') === null;
}

/** What can be pressed at this moment: behind a modal dialog nothing can. */
export function reachableControls(): readonly HTMLElement[] {
  const [dialogHost] = deepQueryAll(document, 'auth-methods-dialog-frame');
  return deepQueryAll(dialogHost ?? document.querySelector('main')!, controls).filter(isShown);
}

function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? renderedText(element);
  return `${element.localName}${element.id && `#${element.id}`} "${label}"`;
}

/** A box or a dot is pressed by its words too. */
function targetOf(control: HTMLElement): DOMRect {
  const isSmall = control.matches('[type=checkbox], [type=radio]');
  return ((isSmall ? control.closest('label') : null) ?? control).getBoundingClientRect();
}

/** Controls that are too small for a finger. */
export function smallTargets(): readonly string[] {
  return reachableControls().flatMap((control) => {
    const { width, height } = targetOf(control);
    return Math.min(width, height) >= smallestTarget - 0.01
      ? []
      : [`too small: ${nameOf(control)} has ${width.toFixed(1)} × ${height.toFixed(1)}`];
  });
}

/** Whatever would make the page, or a dialog, scroll sideways, or is cut off at a side. */
export function sidewaysOverflow(): readonly string[] {
  const problems: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth} wide in a window of ${innerWidth}`);
  for (const dialog of deepQueryAll(document, 'dialog[open], [popover]:popover-open')) {
    if (dialog.scrollWidth > dialog.clientWidth)
      problems.push(`${nameOf(dialog).slice(0, 60)} scrolls: ${dialog.scrollWidth} > ${dialog.clientWidth}`);
  }
  for (const control of reachableControls()) {
    const { left, right } = control.getBoundingClientRect();
    if (left < -0.5 || right > innerWidth + 0.5)
      problems.push(`${nameOf(control)} reaches from ${left.toFixed(1)} to ${right.toFixed(1)}`);
    if (control.localName === 'button' && control.scrollWidth > control.clientWidth + 1)
      problems.push(`${nameOf(control)} holds ${control.scrollWidth} in ${control.clientWidth}`);
  }
  return problems;
}

/** Masks that are not in one text with what they stand beside, but items of a flex container or a grid. */
export function scatteredMasks(): readonly string[] {
  return deepQueryAll(document, '[aria-hidden=true]')
    .filter((mask) => mask.textContent.includes('•'))
    .map(({ parentElement }) => parentElement!)
    .filter((parent) => /flex|grid/.test(getComputedStyle(parent).display))
    .map(renderedText);
}

/** Words below an element that go on in the next line without a hyphen, as `before|after`. */
export function brokenWords(element: Element, selector: string): readonly string[] {
  return deepQueryAll(element, selector).flatMap((one) =>
    [...one.childNodes].flatMap((node) => (node instanceof Text ? brokenWordsIn(node) : [])),
  );
}

function brokenWordsIn(text: Text): readonly string[] {
  const range = document.createRange();
  const topOf = (at: number): number | undefined => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return [...range.getClientRects()].at(-1)?.top;
  };
  return [...text.data.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
    const top = topOf(index);
    const at = [...word].findIndex((_letter, place) => topOf(index + place) !== top);
    return at > 0 ? [`${word.slice(0, at)}|${word.slice(at)}`] : [];
  });
}
