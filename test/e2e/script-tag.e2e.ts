import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  launchBrowser,
  openWatchedPage,
  serveHostSite,
  startEmulator,
  type WatchedPage,
} from '../support/e2e.js';

const page = (domain: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Account</title>
    <script type="module" src="/auth-methods-manager.js"></script>
    <script type="module" src="/host.js"></script>
  </head>
  <body>
    <main><auth-methods-manager domain="${domain}"></auth-methods-manager></main>
  </body>
</html>`;

const hostScript = (token: string): string => `const manager = document.querySelector('auth-methods-manager');
manager.getAccessToken = () => '${token}';
manager.addEventListener('auth-methods-loaded', () => { manager.dataset.loaded = ''; });`;

/** The strictest policy a host can have: only its own files, one API, and no HTML from strings. */
const strictPolicy = (api: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${api}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

describe('the script tag on a page with the strictest policy', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serveHostSite>>;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let watched: WatchedPage;

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'single-factor' });
    host = await serveHostSite({
      pages: { '/': page(new URL(emulator.origin).host) },
      files: {
        '/host.js': { type: 'text/javascript', body: hostScript(await emulator.emulator.issueToken()) },
      },
      contentSecurityPolicy: strictPolicy(emulator.origin),
    });
    watched = await openWatchedPage(browser);
    await watched.page.goto(host.origin);
    await watched.page.locator('auth-methods-manager[data-loaded]').waitFor();
  });

  after(async () => {
    await browser.close();
    await Promise.all([host.close(), emulator.close()]);
  });

  it('shows the list', async () => {
    const rows = watched.page.locator('auth-methods-manager').getByText('Password', { exact: true });
    await rows.first().waitFor();
  });

  it('breaks no rule of the policy and complains about nothing', () => {
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
    assert.deepEqual(watched.consoleMessages, []);
  });

  it('downloads at most two files of ours and asks the API twice', () => {
    const scripts = watched.requests.filter(
      (url) => url.startsWith(host.origin) && /(?<!host)\.js$/.test(url),
    );
    assert.ok(scripts.length <= 2, scripts.join(', '));
    const calls = watched.requests.filter((url) => url.startsWith(emulator.origin));
    assert.deepEqual(calls.map((url) => url.replace(`${emulator.origin}/me/v1/`, '')).sort(), [
      'authentication-methods',
      'factors',
    ]);
  });
});
