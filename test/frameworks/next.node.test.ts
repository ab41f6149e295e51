import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';
import { FrameworkApp } from './framework-app.js';
import { startNext, type NextServer } from './next-server.js';

describe('the Next.js app', () => {
  const app = new FrameworkApp('next');
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let server: NextServer;
  let address: string;

  before(async () => {
    await app.install();
    await app.build();
    emulator = await startEmulator({ scenario: 'typical' });
    server = await startNext(app.folder);
    address = `${server.origin}/?emulator=${new URL(emulator.origin).host}`;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await Promise.all([server.close(), emulator.close()]);
  });

  const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<WatchedPage> => {
    const watched = await openWatchedPage(browser, options);
    await watched.page.goto(address);
    return watched;
  };
  const heading = (page: Page): Locator => page.getByRole('heading', { name: 'Anmeldung und Sicherheit' });

  it('has the package as it is published, and no link to it', async () => {
    const { installed, published } = await app.packageFiles();
    assert.deepEqual(installed, published);
  });

  it('renders the frame for each request, with the nonce of its policy, and nothing of the person', async () => {
    const [first, second] = await Promise.all([fetch(address), fetch(address)]);
    const [nonce, otherNonce] = [first, second].map(
      ({ headers }) =>
        /style-src[^;]*'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    assert.ok(nonce && otherNonce);
    assert.notEqual(nonce, otherNonce);
    const html = await first.text();
    assert.match(
      html,
      /<auth-methods-manager lang="de"><template shadowrootmode="open"><div class="manager" lang="de"/,
    );
    assert.ok(html.includes(`<style nonce="${nonce}">`), html);
    assert.doesNotMatch(html, /Work phone/);
  });

  it('has heading, footer and a sentence where no script runs', async () => {
    const { page, consoleMessages } = await open({ javaScriptEnabled: false });
    await heading(page).waitFor();
    await page.getByText('Fragen? Schreiben Sie uns.').waitFor();
    assert.equal(await page.locator('noscript p').innerText(), 'Diese Liste braucht JavaScript.');
    const skeleton = page.locator('auth-methods-manager .skeleton');
    assert.equal(await skeleton.evaluate((node) => getComputedStyle(node).borderTopStyle), 'solid');
    assert.deepEqual(consoleMessages, []);
    await page.context().close();
  });

  it('shows the list, uses properties, callbacks and ref, under a strict policy and without a complaint', async () => {
    const watched = await open();
    const { page } = watched;
    const logged = (line: string): Locator => page.locator('ol > li', { hasText: line });
    await logged('auth-methods-loaded: 6 methods').waitFor();
    await page.getByRole('group', { name: 'Work phone' }).waitFor();
    assert.equal(await heading(page).count(), 1);
    assert.equal(await page.getByText('Fragen? Schreiben Sie uns.').count(), 1);

    const add = page.getByRole('button', { name: 'Passkey hinzufügen' });
    await add.waitFor();
    await page.getByLabel('Nur lesen').check();
    await add.waitFor({ state: 'detached' });
    await page.getByLabel('Nur lesen').uncheck();
    await page.getByRole('button', { name: 'Neu laden' }).click();
    await logged('auth-methods-loaded').nth(1).waitFor();

    // Dialogs are chunks of their own, which Turbopack loads.
    await page.getByRole('button', { name: 'Aktionen für Wiederherstellungscode' }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    await page.getByRole('button', { name: 'Wiederherstellungscode entfernen' }).click();
    await logged('auth-method-removed: recovery-code').waitFor();

    assert.equal(await logged('auth-methods-loaded').count(), 2);
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
    assert.deepEqual(watched.consoleMessages, []);
    assert.doesNotMatch(server.output(), /error|warn/i);
    await page.context().close();
  });
});
