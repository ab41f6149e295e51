import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { frameStyleSource, renderFrame, type FrameOptions } from '../../src/server/index.js';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

/** Ways to have the frame under a strict policy, as docs/security.md lists them. */
const ways: readonly {
  readonly title: string;
  readonly options: FrameOptions;
  /** What the policy says of styles. */
  readonly styleSource: string;
}[] = [
  { title: 'drawn, without any style', options: {}, styleSource: '' },
  { title: 'with a nonce', options: { nonce: 'bm9uY2U=' }, styleSource: "style-src 'nonce-bm9uY2U='; " },
  { title: 'with a hash', options: { inlineStyle: true }, styleSource: `style-src ${frameStyleSource}; ` },
];

/** The script runs when the test wants it, so that what is before it can be looked at. */
const page = (frame: string): string => `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8"><title>Konto</title></head>
  <body><auth-methods-manager>${frame}<p slot="footer">Fragen?</p></auth-methods-manager><p id="below">Impressum</p>
  <script type="module" src="/host.js"></script></body>
</html>`;

const hostScript = `addEventListener('start', async ({ detail }) => {
  const manager = document.querySelector('auth-methods-manager');
  manager.domain = detail;
  manager.getAccessToken = ({ scopes }) => issueToken(scopes);
  await import('/auth-methods-manager.js');
});`;

describe('a page with the frame that its server rendered', () => {
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  const sites: HostSite[] = [];

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator({ scenario: 'typical' });
  });

  after(async () => {
    await browser.close();
    await Promise.all([emulator.close(), ...sites.map((site) => site.close())]);
  });

  async function open(
    { options, styleSource }: (typeof ways)[number],
    javaScriptEnabled = true,
  ): Promise<WatchedPage> {
    const site = await serveHostSite({
      pages: {
        '/': page(renderFrame({ lang: 'de', noScriptText: 'Dafür braucht es JavaScript.', ...options })),
      },
      files: { '/host.js': { type: 'text/javascript', body: hostScript } },
      contentSecurityPolicy:
        `default-src 'none'; script-src 'self'; ${styleSource}connect-src ${emulator.origin}; ` +
        "require-trusted-types-for 'script'; trusted-types lit-html",
    });
    sites.push(site);
    const watched = await openWatchedPage(browser, { javaScriptEnabled });
    await watched.page.exposeFunction('issueToken', (scopes: readonly string[]) =>
      emulator.emulator.issueToken({ scope: scopes.join(' ') }),
    );
    await watched.page.goto(site.origin);
    return watched;
  }

  for (const way of ways) {
    it(`breaks no rule of its policy, and the list comes: ${way.title}`, async () => {
      const watched = await open(way);
      const heading = watched.page.getByRole('heading', { name: 'Anmeldung und Sicherheit' });
      await heading.waitFor();
      // Between the frame and the list, the skeleton of the element.
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      await watched.page.route(`${emulator.origin}/me/v1/authentication-methods`, async (route) => {
        await answered;
        await route.continue();
      });
      const below = watched.page.locator('#below');
      const before = await below.boundingBox();
      await watched.page.evaluate(
        `dispatchEvent(new CustomEvent('start', { detail: '${new URL(emulator.origin).host}' }))`,
      );
      await watched.page.locator('auth-methods-manager [aria-busy]').waitFor();
      const during = await below.boundingBox();
      assert.ok(before && during);
      // Without a style sheet there is no gap above the footer, and margins collapse.
      const tolerance = 'nonce' in way.options || way.options.inlineStyle ? 0 : 40;
      assert.ok(Math.abs(during.y - before.y) <= tolerance, `${before.y} ${during.y}`);
      answer();
      await watched.page.getByRole('group', { name: 'Work phone' }).waitFor();
      assert.equal(await heading.count(), 1);
      assert.equal(await watched.page.getByText('Fragen?').count(), 1);
      assert.deepEqual(watched.cspViolations, []);
      assert.deepEqual(watched.pageErrors, []);
      assert.deepEqual(watched.consoleMessages, []);
      await watched.page.context().close();
    });

    it(`has heading, footer and a sentence where no script runs: ${way.title}`, async () => {
      const { page, consoleMessages } = await open(way, false);
      await page.getByRole('heading', { name: 'Anmeldung und Sicherheit' }).waitFor();
      await page.getByText('Fragen?').waitFor();
      assert.equal(await page.locator('noscript p').innerText(), 'Dafür braucht es JavaScript.');
      assert.deepEqual(consoleMessages, []);
      await page.context().close();
    });
  }
});
