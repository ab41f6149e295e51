import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface CspViolation {
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
  readonly sample: string;
}

/** A page, and everything it complained about so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Messages of the levels "error" and "warning". */
  readonly consoleMessages: readonly string[];
  readonly pageErrors: readonly string[];
  readonly cspViolations: readonly CspViolation[];
  /** Addresses of all requests so far, in order. */
  readonly requests: readonly string[];
}

/** Opens a page in a context of its own: fixed language and time zone, nothing left from other tests. */
export async function openWatchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Asia/Dubai', ...options });
  // For what hangs. A busy machine needs a multiple of what a step takes alone.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const consoleMessages: string[] = [];
  const pageErrors: string[] = [];
  const cspViolations: CspViolation[] = [];
  const requests: string[] = [];

  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) consoleMessages.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.exposeFunction('reportCspViolation', (violation: CspViolation) => cspViolations.push(violation));
  // Text, not a function: what tsx adds to functions does not exist in the page.
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => reportCspViolation({
    directive: event.effectiveDirective,
    blocked: event.blockedURI,
    source: event.sourceFile + ':' + event.lineNumber,
    sample: event.sample,
  }))`);
  return { page, consoleMessages, pageErrors, cspViolations, requests };
}
