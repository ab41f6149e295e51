import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';

/** What a host answers for a file that its last release took away. */
const answers = {
  'with 404': { status: 404, contentType: 'text/plain', body: 'Not found' },
  'with its start page and 200': {
    status: 200,
    contentType: 'text/html',
    body: '<!doctype html><title>Start</title>',
  },
};

describe('a page that was open when a new release took the files of the old one away', () => {
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let host: HostSite;

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'single-factor' });
    const token = await emulator.emulator.issueToken();
    const { host: domain } = new URL(emulator.origin);
    host = await serveHostSite({
      pages: {
        '/': `<!doctype html><html lang="en"><head><title>Account</title>
<script type="module" src="/auth-methods-manager.js"></script><script type="module" src="/host.js"></script></head>
<body><auth-methods-manager domain="${domain}"></auth-methods-manager></body></html>`,
      },
      files: {
        '/host.js': {
          type: 'text/javascript',
          body: `document.querySelector('auth-methods-manager').getAccessToken = () => '${token}';`,
        },
      },
      contentSecurityPolicy: [
        "default-src 'none'; script-src 'self'; style-src 'self'",
        `connect-src ${emulator.origin}; require-trusted-types-for 'script'; trusted-types lit-html`,
      ].join('; '),
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all([emulator.close(), host.close()]);
  });

  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(host.origin);
    await page.getByRole('button', { name: 'Add passkey' }).waitFor();
    return page;
  };

  /** Presses the button, and waits for the page that it loads. */
  const reload = async (page: Page): Promise<void> => {
    await page.evaluate('globalThis.isOld = true');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Reload page' }).click();
    await page.waitForFunction('!globalThis.isOld');
    await page.getByRole('button', { name: 'Add passkey' }).click();
    await page.getByRole('button', { name: 'Create passkey' }).waitFor();
  };

  for (const [name, answer] of Object.entries(answers)) {
    it(`is tried again, then reloaded by its person, where the host answers ${name}`, async () => {
      const page = await open();
      await page.route(/\/passkey-enroll-[^/]*\.js$/, (route) => route.fulfill(answer));
      await page.getByRole('button', { name: 'Add passkey' }).click();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Part of this page is missing. Reload it to go on.').waitFor();
      await reload(page);
      await page.close();
    });

    it(`is reloaded where not even a dialog opens, and the host answers ${name}`, async () => {
      const page = await open();
      await page.route(/\/dialogs-[^/]*\.js$/, (route) => route.fulfill(answer));
      const add = page.getByRole('button', { name: 'Add passkey' });
      await add.click();
      await page.getByText('Check your connection and try again.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Reload page' }).count(), 0);
      await add.click();
      await reload(page);
      await page.close();
    });
  }
});
