import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Faults } from '../../src/emulator/index.js';
import type { ScenarioName } from '../../src/emulator/scenarios.js';
import { serveHostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { addVirtualAuthenticator } from '../support/e2e/virtual-authenticator.js';
import { ElementPage } from '../support/e2e/element-page.js';
import {
  ENROLLABLE_TYPES,
  enrollByHand,
  enterAll,
  finishEnrollment,
  openEnrollment,
  typeCode,
  wrongCode,
  codeOfApp,
} from '../support/e2e/enroll-by-hand.js';

describe(
  'a page with nothing but the element, under the policy that it asks for',
  { timeout: 1_200_000 },
  () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof startEmulator>>;
    let element: ElementPage;
    let page: Page;
    /** `api` and `script` stand for themselves. */
    let policy: string;

    before(async () => {
      browser = await launchBrowser();
      policy = await policyOfElement(browser);
    });

    after(async () => {
      await browser?.close();
    });

    beforeEach(async () => {
      server = await startEmulator({ scenario: 'everything' });
      element = await openElement();
      ({ page } = element);
    });

    afterEach(async () => {
      element.assertQuiet();
      const foreign = element.watched.requests.filter((address) => !isKnown(address));
      assert.deepEqual(foreign, []);
      await element.close();
      await server.close();
    });

    function openElement(): Promise<ElementPage> {
      return ElementPage.open({
        browser,
        emulator: server.emulator,
        context: { permissions: ['clipboard-read', 'clipboard-write'] },
        contentSecurityPolicy: ({ api, script }) => policy.replace('{api}', api).replace('{script}', script),
      });
    }

    /** The page itself, and what a download is made of. */
    function isKnown(address: string): boolean {
      const { origin, protocol } = new URL(address);
      return (
        address === `${element.origins.page}/` ||
        origin === element.origins.script ||
        origin === element.origins.api ||
        (protocol === 'blob:' && origin === element.origins.page)
      );
    }

    async function begin(scenario: ScenarioName, faults: Partial<Faults> = {}): Promise<void> {
      server.emulator.reset(scenario);
      server.emulator.setFaults(faults);
      await element.load();
    }

    async function closeDialog(): Promise<void> {
      await page.keyboard.press('Escape');
      await element.dialogClosed();
    }

    it('asks for no more than the strictest one', () => {
      assert.deepEqual(policy.split('; '), [
        "default-src 'none'",
        'script-src {script}',
        'connect-src {api}',
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ]);
    });

    it('is a policy that bites: styles, images and HTML of others are refused', async () => {
      const other = await openElement();
      await other.page.evaluate(`(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      const image = new Image();
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      document.head.append(style, image);
      try { document.body.innerHTML += '<p>No</p>'; } catch {}
      return new Promise((resolve) => image.addEventListener('error', () => resolve(), { once: true }));
    })()`);
      const directives = new Set(other.watched.cspViolations.map(({ directive }) => directive));
      await other.close();
      assert.deepEqual([...directives].sort(), ['img-src', 'require-trusted-types-for', 'style-src-elem']);
    });

    for (const type of ENROLLABLE_TYPES) {
      it(`adds ${type}`, async () => {
        await addVirtualAuthenticator(page);
        await enrollByHand(element, type);
      });
    }

    it('shows key and QR code of an authenticator app, and a wrong code', async () => {
      await openEnrollment(element, 'totp');
      const code = await codeOfApp(element);
      await element.dialog.getByRole('button', { name: 'Can’t scan?' }).click();
      await element.dialog.getByRole('button', { name: 'Copy key' }).click();
      await element.dialog.getByRole('button', { name: 'Copied' }).waitFor();
      const key = await page.evaluate<string>('navigator.clipboard.readText()');
      assert.equal(key, (await element.dialog.locator('code').innerText()).replaceAll(' ', ''));
      for (let count = 0; count < 2; count += 1) {
        await typeCode(element, wrongCode(code));
        await element.dialog.locator('.primary').click();
        await element.dialog.getByText('That code isn’t right').waitFor();
      }
      await element.dialog.getByText('Check that your phone’s clock is set automatically.').waitFor();
      await closeDialog();
    });

    it('keeps a recovery code: copied, downloaded and printed', async () => {
      await openEnrollment(element, 'recovery-code');
      const shown = await element.dialog.locator('#code').innerText();
      const code = shown.replaceAll(/\s/g, '');
      await element.dialog.getByRole('button', { name: 'Copy' }).click();
      await element.dialog.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), code);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        element.dialog.getByRole('button', { name: 'Download' }).click(),
      ]);
      assert.ok((await readFile(await download.path(), 'utf8')).includes(code));

      const sheet = page.locator('auth-methods-print-sheet');
      assert.equal((await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g)?.length, 1);
      assert.equal(await sheet.count(), 0);
      // Last, since a headless browser never ends what print() begins: there is no "afterprint", and page.pdf() would
      // answer that the page is being printed already.
      await element.dialog.getByRole('button', { name: 'Print' }).click();
      await sheet.waitFor({ state: 'attached' });
      assert.ok((await sheet.locator('p').allTextContents()).includes(shown.trim()));
      await finishEnrollment(element, 'recovery-code');
      assert.equal(await sheet.count(), 0);
    });

    it('tells the password manager after a passkey was removed', async () => {
      await begin('single-factor');
      await addVirtualAuthenticator(page);
      await enrollByHand(element, 'passkey');
      await element.remove(element.addedRow('passkey'));
      await element.manager.getByText('We told your password manager.').waitFor();
    });

    it('opens every menu and every other dialog', async () => {
      const menus = await element.manager.locator('[aria-haspopup=menu]').all();
      assert.ok(menus.length > 10);
      for (const menu of menus) {
        await menu.click();
        await element.manager.getByRole('menuitem').first().waitFor();
        await page.keyboard.press('Escape');
        await element.manager.getByRole('menu').waitFor({ state: 'detached' });
      }
      for (const action of ['Details', 'Rename', 'Remove'] as const) {
        await element.choose(element.rows('phone').first(), action);
        await element.dialog.getByRole('button').first().waitFor();
        await closeDialog();
      }
      await element.choose(element.rows('email').last(), 'Continue');
      await element.dialog.locator('#address').waitFor();
      await closeDialog();
      server.emulator.setFaults({
        failures: [{ operation: 'updateAuthenticationMethod', as: 429, times: 1 }],
      });
      await element.choose(element.rows('phone').first(), 'Send codes by text message');
      await element.dialog.getByText(/You can go on in/).waitFor();
      await closeDialog();
    });

    it('warns before the last method is removed', async () => {
      await begin('single-factor');
      await element.choose(element.rows('password').first(), 'Remove');
      await element.dialog.getByText('This is your only way to sign in.').waitFor();
      await element.dialog.locator('.danger').click();
      await element.dialog.getByText('This can’t be removed right now.').waitFor();
      await element.dialog.getByRole('button', { name: 'Add passkey first' }).click();
      await element.dialog.locator('auth-methods-passkey-enroll').waitFor();
      await closeDialog();
    });

    it('asks for a fresh sign-in', async () => {
      await begin('step-up');
      await openEnrollment(element, 'totp');
      await element.dialog.getByText('Confirm it’s you').waitFor();
      await closeDialog();
    });

    it('leaves the browser’s prompt for a passkey', async () => {
      await addVirtualAuthenticator(page, { automaticPresenceSimulation: false });
      await enterAll(element, 'passkey');
      await element.dialog.locator('.primary').click();
      await element.dialog.getByText('Follow the steps your browser shows.').waitFor();
      await closeDialog();
    });

    for (const scenario of ['empty', 'many', 'pending'] as const) {
      it(`shows the scenario ${scenario}`, async () => {
        await begin(scenario);
        await element.manager.locator('auth-methods-group').first().waitFor();
      });
    }

    it('shows that the list can’t be loaded, and loads it again', async () => {
      server.emulator.setFaults({ failures: [{ operation: 'getAuthenticationMethods', as: 503, times: 1 }] });
      await page.evaluate(`document.querySelector('auth-methods-manager').refresh()`);
      const failure = element.manager.locator('auth-methods-load-failure');
      await failure.locator('.card').getByRole('button', { name: 'Try again' }).click();
      await failure.waitFor({ state: 'detached' });
    });

    it('speaks Arabic, from right to left', async () => {
      await element.set('lang', 'ar');
      await element.manager.locator('[dir=rtl]').first().waitFor();
      await openEnrollment(element, 'phone');
      await closeDialog();
    });

    it('takes the host’s theme', async () => {
      await page.evaluate(`(() => {
      const { style } = document.querySelector('auth-methods-manager');
      style.setProperty('--auth-methods-surface-color', 'rgb(1, 2, 3)');
      style.setProperty('--auth-methods-radius', '0');
      style.colorScheme = 'dark';
    })()`);
      await openEnrollment(element, 'totp');
      const background = await element.dialog
        .locator('dialog')
        .evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
      assert.equal(background, 'rgb(1, 2, 3)');
      await closeDialog();
    });

    it('takes every other setting', async () => {
      for (const [name, value] of [
        ['readonly', true],
        ['hideSummary', true],
        ['hideHeading', true],
        ['hideHeading', false],
        ['headingLevel', 1],
        ['types', ['totp', 'passkey']],
        ['messages', { heading: '<b>Security</b>' }],
      ] as const) {
        await element.set(name, value);
      }
      await element.manager.getByText('<b>Security</b>').waitFor();
    });
  },
);

/** What the element itself says, on a page without one. */
async function policyOfElement(browser: Browser): Promise<string> {
  const site = await serveHostSite({
    pages: { '/': '<!doctype html><script type="module" src="/auth-methods-manager.js"></script>' },
  });
  const page = await browser.newPage();
  try {
    await page.goto(site.origin);
    return await page.evaluate<string>(
      `customElements.get('auth-methods-manager').contentSecurityPolicy({ api: '{api}', script: '{script}' })`,
    );
  } finally {
    await page.close();
    await site.close();
  }
}
