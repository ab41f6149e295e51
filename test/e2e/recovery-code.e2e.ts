import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveHostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const accountPage = (domain: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Account</title>
    <link rel="stylesheet" href="/host.css" />
    <script type="module" src="/auth-methods-manager.js"></script>
    <script type="module" src="/host.js"></script>
  </head>
  <body>
    Text outside of any element
    <main><auth-methods-manager domain="${domain}"></auth-methods-manager></main>
  </body>
</html>`;

const hostScript = (token: string): string => `const manager = document.querySelector('auth-methods-manager');
manager.getAccessToken = () => '${token}';
manager.addEventListener('auth-methods-loaded', () => { manager.dataset.loaded = ''; });`;

/** Whether the code is somewhere in the page's memory, after what can be collected is gone. */
async function isInMemory(page: Page, text: string): Promise<boolean> {
  const devtools = await page.context().newCDPSession(page);
  let snapshot = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return snapshot.includes(text);
}

describe('a recovery code on a page with the strictest policy', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serveHostSite>>;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let watched: WatchedPage;
  let page: Page;
  let groups: string;
  let code: string;

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'single-factor' });
    host = await serveHostSite({
      pages: { '/': accountPage(new URL(emulator.origin).host) },
      files: {
        '/host.js': { type: 'text/javascript', body: hostScript(await emulator.emulator.issueToken()) },
        '/host.css': { type: 'text/css', body: 'html { color-scheme: dark } body { background: #123 }' },
      },
      contentSecurityPolicy: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `connect-src ${emulator.origin}`,
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; '),
    });
    watched = await openWatchedPage(browser);
    ({ page } = watched);
    await page.goto(host.origin);
    await page.locator('auth-methods-manager[data-loaded]').waitFor();
    await page.evaluate("void document.querySelector('auth-methods-manager').enrollMethod('recovery-code')");
    groups = (await page.getByRole('group', { name: /^Recovery code/ }).innerText()).trim();
    code = groups.replaceAll(' ', '');
  });

  after(async () => {
    await browser.close();
    await Promise.all([host.close(), emulator.close()]);
  });

  it('is shown in groups of four', () => {
    assert.match(groups, /^\w{4}( \w{4}){5}$/);
  });

  it('is saved as a text file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'recovery-code.txt');
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.split('\n').includes(code), text);
    assert.ok(text.includes(new URL(host.origin).host), text);
  });

  it('is copied without spaces, by hand too', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('auth-methods-copy-button').click();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), code);
    await page.evaluate("navigator.clipboard.writeText('')");
    await page.getByRole('group', { name: /^Recovery code/ }).click();
    await page.keyboard.press('ControlOrMeta+C');
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), code);
    await page.evaluate("navigator.clipboard.writeText('')");
  });

  it('is printed on one sheet, of which nothing stays in the page', async () => {
    const pdf = (await page.pdf()).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1);
    assert.equal(await page.locator('auth-methods-print-sheet').count(), 0);
    assert.equal(await page.evaluate('document.adoptedStyleSheets.length'), 0);
  });

  it('breaks no rule of the policy and complains about nothing', () => {
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
    assert.deepEqual(watched.consoleMessages, []);
  });

  it('is gone from the memory of the page once its dialog is closed', async () => {
    assert.equal(await isInMemory(page, code), true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave anyway' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await isInMemory(page, code), false);
  });
});

describe('a recovery code in a frame that may not download', () => {
  it('is kept only when the person has shown it, since the browser saves no file and does not say so', async () => {
    const emulator = await startEmulator({ scenario: 'single-factor' });
    const site = await serveHostSite({
      pages: {
        '/': '<!doctype html><iframe src="/account" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>',
        '/account': accountPage(new URL(emulator.origin).host),
      },
      files: {
        '/host.js': { type: 'text/javascript', body: hostScript(await emulator.emulator.issueToken()) },
        '/host.css': { type: 'text/css', body: '' },
      },
    });
    const browser = await launchBrowser();
    try {
      const { page } = await openWatchedPage(browser, { viewport: { width: 900, height: 900 } });
      let downloads = 0;
      page.on('download', () => (downloads += 1));
      await page.goto(site.origin);
      await page.addStyleTag({ content: 'iframe { width: 800px; height: 800px }' });
      const frame = page.frameLocator('iframe');
      const manager = frame.locator('auth-methods-manager[data-loaded]');
      await manager.evaluate((element) => {
        const { enrollMethod } = element as unknown as { enrollMethod(type: string): unknown };
        void enrollMethod.call(element, 'recovery-code');
      });
      await frame.getByRole('button', { name: 'Download' }).click();
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('textbox', { name: 'Last 4 characters of the code' }).waitFor();
      assert.equal(downloads, 0);
    } finally {
      await browser.close();
      await Promise.all([site.close(), emulator.close()]);
    }
  });
});
