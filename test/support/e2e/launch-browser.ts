import { chromium, type Browser } from 'playwright-core';
import { browserArguments, findBrowser } from '../find-browser.js';

/** The browser that all suites use. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
}
