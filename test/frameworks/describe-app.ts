import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';
import type { FrameworkApp } from './framework-app.js';

export interface AppDescription {
  readonly app: FrameworkApp;
  /** The folder that is served, within the app's. */
  readonly output: string;
  /** Names of trusted-types policies that the framework makes for itself; "not required" where it can't do with them. */
  readonly trustedTypes?: readonly string[] | 'not required';
}

/** The strictest policy a host can have, and what a framework can't do without. */
function strictPolicy(api: string, trustedTypes: readonly string[] | 'not required'): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${api}`,
    ...(trustedTypes === 'not required'
      ? []
      : ["require-trusted-types-for 'script'", `trusted-types ${['lit-html', ...trustedTypes].join(' ')}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What every app must do, once it is installed and built: on its own origin, with the emulator on another. */
export function describeApp({ app, output, trustedTypes = [] }: AppDescription): void {
  it('has the package as it is published, and no link to it', async () => {
    const { installed, published } = await app.packageFiles();
    assert.deepEqual(installed, published);
    assert.ok(installed.includes('dist/define.d.ts'), installed.join());
  });

  describe('in a browser', () => {
    let browser: Browser;
    let emulator: Awaited<ReturnType<typeof startEmulator>>;
    let site: HostSite;
    let watched: WatchedPage;
    let page: Page;

    before(async () => {
      const folder = join(app.folder, output);
      emulator = await startEmulator({ scenario: 'typical' });
      site = await serveHostSite({
        pages: { '/': await readFile(join(folder, 'index.html'), 'utf8') },
        folder: relative(process.cwd(), folder),
        contentSecurityPolicy: strictPolicy(emulator.origin, trustedTypes),
      });
      browser = await launchBrowser();
      watched = await openWatchedPage(browser);
      page = watched.page;
      await page.goto(`${site.origin}/?emulator=${new URL(emulator.origin).host}`);
      await logged('auth-methods-loaded: 6 methods').waitFor();
    });

    after(async () => {
      await browser.close();
      await Promise.all([site.close(), emulator.close()]);
    });

    /** A line that the framework's listener has written. Dialogs hide it from people, not from here. */
    const logged = (line: string): Locator => page.locator('ol > li', { hasText: line });

    it('shows the list', async () => {
      await page.getByRole('group', { name: 'Work phone' }).waitFor();
      await page.getByRole('group', { name: 'Password', exact: true }).waitFor();
    });

    it('puts what stands between the tags into its slot', async () => {
      await page.getByText('Something you don’t know? Tell us.').waitFor();
    });

    it('uses the properties that the framework sets, and sets again', async () => {
      await page.getByRole('heading', { name: 'How you sign in' }).waitFor();
      const add = page.getByRole('button', { name: 'Add passkey' });
      await add.waitFor();
      await page.getByLabel('Read only').check();
      await add.waitFor({ state: 'detached' });
      await page.getByLabel('Read only').uncheck();
      await add.waitFor();
    });

    it('lets the framework call its methods', async () => {
      await page.getByRole('button', { name: 'Load again' }).click();
      await logged('auth-methods-loaded').nth(1).waitFor();
    });

    it('tells the framework what the person does, and downloads what that needs', async () => {
      await page.getByRole('region', { name: 'Two-step' }).getByRole('button', { name: 'Add' }).click();
      await page.getByRole('menuitem', { name: 'Authenticator app' }).click();
      await logged('auth-method-before-enroll: totp').waitFor();
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await page.getByRole('button', { name: 'Actions for Recovery code' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await logged('auth-method-before-remove: recovery-code').waitFor();
      await page.getByRole('button', { name: 'Remove recovery code' }).click();
      await logged('auth-method-removed: recovery-code').waitFor();
      await page.getByRole('group', { name: 'Recovery code' }).waitFor({ state: 'detached' });
    });

    it('breaks no rule of the policy and complains about nothing', () => {
      assert.deepEqual(watched.cspViolations, []);
      assert.deepEqual(watched.pageErrors, []);
      assert.deepEqual(watched.consoleMessages, []);
    });
  });
}
