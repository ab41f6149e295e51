import { axeViolations } from './axe-violations.js';
import { deepQueryAll } from './composed-tree.js';
import { eventually } from './eventually.js';
import { scatteredMasks, sidewaysOverflow, smallTargets } from './layout-problems.js';
import { openManager, type ManagerHarness, type OpenManagerOptions } from './manager-harness.js';
import { setPageTheme } from './page-theme.js';
import { setViewport } from './set-viewport.js';

const page = document.documentElement;

const labelled = (label: string, lines: readonly string[]): readonly string[] =>
  lines.map((line) => `${label}: ${line}`);

/** What does not fit: targets, a window of 320 pixels, and text twice as large. */
async function misfits(): Promise<readonly string[]> {
  const found = [...smallTargets(), ...labelled('scattered', scatteredMasks())];
  await setViewport(320, 640);
  found.push(...labelled('320 pixels', [...sidewaysOverflow(), ...smallTargets()]));
  page.style.fontSize = '200%';
  await setViewport(640, 640);
  found.push(...labelled('text twice as large', sidewaysOverflow()));
  page.style.fontSize = '';
  await setViewport(800, 600);
  return found;
}

/**
 * Whatever keeps somebody from using what is on screen, a line for each: in light and dark, in a small window,
 * with large text, and turned around in Arabic. Leaves the page in Arabic; the end of the test undoes that.
 */
export async function accessibilityProblems(manager: ManagerHarness): Promise<readonly string[]> {
  const found: string[] = [];
  await setPageTheme('light');
  found.push(...labelled('light', await axeViolations()));
  await setPageTheme('dark');
  // Nothing else depends on colours.
  found.push(...labelled('dark', await axeViolations(['color-contrast'])));
  found.push(...(await misfits()));
  await speakArabic(manager);
  found.push(...labelled('Arabic', [...(await axeViolations()), ...(await misfits())]));
  return found;
}

/** The element on a page like a host's, whose own heading stands above. */
export async function openOnPage(options: OpenManagerOptions): Promise<ManagerHarness> {
  const manager = await openManager({ ...options, unloaded: true });
  const heading = document.createElement('h1');
  heading.textContent = 'Account';
  manager.element.before(heading);
  return options.unloaded ? manager : manager.loaded();
}

async function speakArabic(manager: ManagerHarness): Promise<void> {
  Object.assign(page, { lang: 'ar', dir: 'rtl' });
  await eventually(() => deepQueryAll(manager.element, '.manager[dir=rtl]').length === 1);
  await eventually(() => deepQueryAll(manager.element, 'dialog:not([dir=rtl])').length === 0);
}

afterEach(async () => {
  Object.assign(page, { lang: 'en', dir: '' });
  page.style.fontSize = '';
  await setViewport(800, 600);
});
