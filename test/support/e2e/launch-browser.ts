import { chromium, type Browser } from 'playwright-core';
import { browserArguments, findBrowser } from '../find-browser.js';

/** The browser that all suites use. With more arguments than usual, where a suite needs them. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments, ...more] });
}
