import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

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

  it('downloads one file of ours and asks the API twice', () => {
    const scripts = watched.requests.filter(
      (url) => url.startsWith(host.origin) && /(?<!host)\.js$/.test(url),
    );
    assert.deepEqual(scripts, [`${host.origin}/auth-methods-manager.js`]);
    const calls = watched.requests.filter((url) => url.startsWith(emulator.origin));
    assert.deepEqual(calls.map((url) => url.replace(`${emulator.origin}/me/v1/`, '')).sort(), [
      'authentication-methods',
      'factors',
    ]);
  });
});

describe('the script tag at an address that is not the file’s own', () => {
  let browser: Browser;
  let host: HostSite;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'single-factor' });
    const entry = await readFile(join(import.meta.dirname, '../../dist/cdn/auth-methods-manager.js'), 'utf8');
    const { host: domain } = new URL(emulator.origin);
    const pageWith = (address: string): string => page(domain).replace('/auth-methods-manager.js', address);
    const routes = new Hono().get('/latest.js', (context) => context.redirect('/auth-methods-manager.js'));
    host = await serveHostSite({
      pages: {
        '/query': pageWith('/auth-methods-manager.js?ver=6.5'),
        '/redirect': pageWith('/latest.js'),
        '/name': pageWith('/auth-methods-manager.5f3a9c.js'),
      },
      files: {
        '/host.js': { type: 'text/javascript', body: hostScript(await emulator.emulator.issueToken()) },
        '/auth-methods-manager.5f3a9c.js': { type: 'text/javascript', body: entry },
      },
      routes,
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all([host.close(), emulator.close()]);
  });

  for (const path of ['/query', '/redirect', '/name']) {
    it(`loads its chunks, and nothing twice: ${path}`, async () => {
      const watched = await openWatchedPage(browser);
      await watched.page.goto(host.origin + path);
      await watched.page.getByRole('button', { name: 'Add passkey' }).click();
      await watched.page.getByRole('button', { name: 'Create passkey' }).waitFor();
      const entries = watched.requests.filter((url) => /(auth-methods-manager|latest)[^/]*$/.test(url));
      assert.equal(new Set(entries).size, path === '/redirect' ? 2 : 1, entries.join(', '));
      assert.deepEqual([...watched.consoleMessages, ...watched.pageErrors], []);
    });
  }
});

describe('the quick start in README.md', () => {
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let host: Awaited<ReturnType<typeof serveHostSite>>;

  before(async () => {
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, example = ''] = /As a script tag:\n+```html\n([^]*?)```/.exec(readme) ?? [];
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'typical' });
    const token = await emulator.emulator.issueToken({
      scope: 'read:me:authentication_methods read:me:factors',
    });
    host = await serveHostSite({
      pages: {
        '/': `<!doctype html><html lang="en"><title>Account</title><script src="/auth0.js"></script>
${example.replace('login.example.com', new URL(emulator.origin).host)}</html>`,
      },
      files: {
        // Whatever the host has signed in with, under the name that the example takes for granted.
        '/auth0.js': {
          type: 'text/javascript',
          body: `globalThis.asked = [];
globalThis.auth0 = { async getTokenSilently(options) { asked.push(options); return '${token}'; } };`,
        },
      },
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all([host.close(), emulator.close()]);
  });

  it('shows the list as it stands there, with a token for reading', async () => {
    const { page, consoleMessages, pageErrors } = await openWatchedPage(browser);
    await page.goto(host.origin);
    await page.getByRole('group', { name: 'Work phone' }).waitFor();
    assert.deepEqual(await page.evaluate('asked'), [
      {
        authorizationParams: {
          audience: `${emulator.origin}/me/`,
          scope: 'read:me:authentication_methods read:me:factors',
        },
      },
    ]);
    assert.deepEqual([...consoleMessages, ...pageErrors], []);
  });
});
