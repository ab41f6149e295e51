import { expect } from '@open-wc/testing';
import { openOnPage } from '../support/browser/accessibility-problems.js';
import { deepQueryAll, elementsBelow } from '../support/browser/composed-tree.js';
import { sidewaysOverflow } from '../support/browser/layout-problems.js';
import { showScreen } from '../support/browser/screen.js';
import { screens } from '../support/browser/screens.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

/** WCAG 2.2, 1.4.12, as a person's own style sheet sets it. https://www.w3.org/TR/WCAG22/#text-spacing */
const spacious = new CSSStyleSheet();
spacious.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`);

/** The person's style sheet reaches everything, as those of browsers and extensions do. */
function spaceOut(): void {
  const roots = [...elementsBelow(document)].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const root of [document, ...roots]) {
    if (!root.adoptedStyleSheets.includes(spacious)) root.adoptedStyleSheets.push(spacious);
  }
}

const clips = new Set(['hidden', 'clip']);

/** Text whose end can't be seen, except where that is meant: in the middle of a long name, or for screen readers. */
function cutOffText(): readonly string[] {
  return deepQueryAll(document.querySelector('auth-methods-manager')!, '*').flatMap((element) => {
    const style = getComputedStyle(element);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const isClipped = clips.has(style.overflowX) || clips.has(style.overflowY);
    const isForScreenReaders = clientWidth <= 1 || clientHeight <= 1;
    if (!isClipped || isForScreenReaders || !element.checkVisibility()) return [];
    if (scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1) return [];
    const size = `${scrollWidth} × ${scrollHeight} in ${clientWidth} × ${clientHeight}`;
    return [
      `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}": ${size}`,
    ];
  });
}

describe('text that a person has spaced out', () => {
  let emulator: RunningEmulator;

  before(async () => (emulator = await startEmulator()));

  afterEach(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spacious);
  });

  it('loses nothing in the list', async () => {
    await emulator.reset('everything');
    await openOnPage({ emulator });
    for (const width of [320, 800]) {
      await setViewport(width, 640);
      spaceOut();
      expect([...sidewaysOverflow(), ...cutOffText()], `${width} pixels`).to.deep.equal([]);
    }
  });

  for (const screen of screens) {
    it(`loses nothing: ${screen.name}`, async () => {
      await emulator.reset(screen.scenario ?? 'single-factor');
      const manager = await openOnPage({ emulator });
      await showScreen(manager, screen);
      for (const width of [320, 800]) {
        await setViewport(width, 640);
        spaceOut();
        expect([...sidewaysOverflow(), ...cutOffText()], `${width} pixels`).to.deep.equal([]);
      }
    });
  }
});
