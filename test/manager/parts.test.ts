import { expect } from '@open-wc/testing';
import { openOnPage } from '../support/browser/accessibility-problems.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import type { ManagerHarness } from '../support/browser/manager-harness.js';
import { showScreen } from '../support/browser/screen.js';
import { screens } from '../support/browser/screens.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly cssParts?: readonly { readonly name: string }[];
    }[];
  }[];
}

const sheet = new CSSStyleSheet();
const seen = new Set<string>();

/** Parts on screen that a rule of the page does not reach. What it sets is not inherited, and nobody else sets it. */
function unreachable(manager: ManagerHarness, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    sheet.replaceSync(`auth-methods-manager::part(${name}) { order: 12345 }`);
    const elements = deepQueryAll(manager.element, `[part~="${name}"]`).filter((element) =>
      element.checkVisibility(),
    );
    if (elements.length > 0) seen.add(name);
    return elements
      .filter((element) => getComputedStyle(element).order !== '12345')
      .map((element) => `${name}: ${element.localName} in ${element.getRootNode().constructor.name}`);
  });
}

/** Buttons without a part. Those of menus are items. */
const nameless = (manager: ManagerHarness): readonly string[] =>
  deepQueryAll(manager.element, 'button:not([part~=button], [role=menuitem])')
    .filter((element) => element.checkVisibility())
    .map(({ textContent }) => textContent.trim());

describe('the parts of <auth-methods-manager>', () => {
  let emulator: RunningEmulator;
  let names: readonly string[];

  before(async () => {
    emulator = await startEmulator();
    const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
    names = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

  afterEach(() => emulator.faults({ latency: 0 }));

  it('are styled by the page: those of the list', async () => {
    await emulator.reset('typical');
    const manager = await openOnPage({ emulator });
    expect(unreachable(manager, names)).to.deep.equal([]);
    expect(nameless(manager)).to.deep.equal([]);
  });

  it('are styled by the page: those of a list that could not be loaded', async () => {
    recordConsole('error');
    await emulator.reset('offline');
    const manager = await openOnPage({ emulator, unloaded: true });
    await manager.textWith('There’s no connection to the service');
    expect(unreachable(manager, names)).to.deep.equal([]);
    expect(nameless(manager)).to.deep.equal([]);
  });

  for (const screen of screens) {
    it(`are styled by the page: ${screen.name}`, async () => {
      await emulator.reset(screen.scenario ?? 'single-factor');
      const manager = await openOnPage({ emulator });
      await showScreen(manager, screen);
      expect(unreachable(manager, names)).to.deep.equal([]);
      expect(nameless(manager)).to.deep.equal([]);
    });
  }

  it('are all on one of these screens', () => {
    expect([...seen].toSorted()).to.deep.equal(names.toSorted());
  });
});
