import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { transform } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import { codeFor, wrongCode } from '../support/e2e/enroll-by-hand.js';
import { HarbourApi } from '../support/e2e/harbour-api.js';
import { serveHostSite, type HostSite } from '../support/e2e/host-site.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { scanQrCode } from '../support/e2e/scan-qr-code.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const guide = await readFile(join(import.meta.dirname, '../../docs/backends.md'), 'utf8');

/** The first block of code in a language that contains these words, as it stands in the guide. */
function example(language: string, words: string): string {
  const blocks = [...guide.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  const [, , code] = blocks.find(([, name, text = '']) => name === language && text.includes(words)) ?? [];
  assert.ok(code, `There is no ${language} with "${words}"`);
  return code;
}

/** The adapter for a page with the script tag: its import is changed as the guide says. */
async function adapter(): Promise<string> {
  const { code } = await transform(example('ts', 'class HarbourBackend'), { loader: 'ts', target: 'es2022' });
  const changed = code.replace(/^import \{[^]*?;$/m, example('js', 'import { AuthMethodsError }').trim());
  assert.notEqual(changed, code);
  return changed;
}

/** Logs every event of the element, in order. */
const eventLog = `
globalThis.log = [];
for (const [name, describe] of Object.entries({
  'auth-methods-loaded': ({ methods }) => methods.length,
  'auth-method-enrolled': ({ method }) => method.id,
  'auth-method-updated': ({ method }) => method.name,
  'auth-method-removed': ({ method }) => method.id,
  'auth-methods-error': ({ error }) => error.code,
  'auth-methods-step-up': ({ challenge }) => JSON.stringify(challenge),
})) document.addEventListener(name, (event) => log.push(name + ' ' + describe(event)));`;

describe(
  'the backend of docs/backends.md, on a page with the script tag',
  {
    timeout: 1_200_000,
  },
  () => {
    let browser: Browser;
    let api: HarbourApi;
    let host: HostSite;
    let watched: WatchedPage;
    let page: Page;
    let manager: Locator;
    let dialog: Locator;

    before(async () => {
      browser = await launchBrowser();
    });

    after(() => browser.close());

    beforeEach(async () => {
      api = new HarbourApi();
      host = await serveHostSite({
        pages: {
          '/': `<!doctype html><html lang="en"><title>Account</title><script src="/log.js"></script>
${example('html', 'HarbourBackend')}</html>`,
        },
        files: {
          '/log.js': { type: 'text/javascript', body: eventLog },
          '/harbour-backend.js': { type: 'text/javascript', body: await adapter() },
        },
        routes: api.routes,
      });
      watched = await openWatchedPage(browser);
      ({ page } = watched);
      manager = page.locator('auth-methods-manager');
      dialog = page.locator('auth-methods-dialog-frame');
    });

    afterEach(async () => {
      await page.context().close();
      await host.close();
      assert.deepEqual(watched.pageErrors, []);
    });

    const row = (title: string): Locator =>
      manager.locator('li:not(.quiet)').filter({ has: page.getByText(title, { exact: true }) });

    const log = (): Promise<readonly string[]> => page.evaluate('log');

    async function open(): Promise<void> {
      await page.goto(host.origin);
      await row('Password').waitFor();
    }

    async function call(method: 'enrollMethod' | 'removeMethod', argument: string): Promise<void> {
      const code = `void document.querySelector('auth-methods-manager').${method}(${JSON.stringify(argument)})`;
      await page.evaluate(code);
      await dialog.locator('button').first().waitFor();
    }

    /** The error that the dialog shows. */
    const alert = (): Promise<string> =>
      dialog.getByRole('alert').filter({ hasText: /./ }).first().innerText();

    async function addApp(): Promise<void> {
      await call('enrollMethod', 'totp');
      await scanQrCode(browser, dialog.locator('auth-methods-qr-code'));
      await dialog.locator('input[name=one-time-code]').fill(codeFor(api.secret, Date.now()));
      await dialog.locator('.primary').click();
      await row('Authenticator app').waitFor();
    }

    async function startRenaming(name: string): Promise<void> {
      await row('a•••@example.com').locator('[aria-haspopup=menu]').click();
      await manager.getByRole('menuitem', { name: 'Rename' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.locator('.primary').click();
    }

    it('lists the methods, and offers the types that the account may add and the backend can enroll', async () => {
      await open();
      assert.deepEqual(await manager.locator('li:not(.quiet) .title').allInnerTexts(), [
        'Password',
        'a•••@example.com',
        'badge',
      ]);
      const offered = await manager.locator('.quiet').allInnerTexts();
      assert.match(offered.join(), /Authenticator app/);
      assert.doesNotMatch(offered.join(), /Passkey|Phone|Recovery/);
      assert.deepEqual(await log(), ['auth-methods-loaded 3']);
      assert.deepEqual(watched.consoleMessages, []);
    });

    it('shows the other rows when an item can’t be read, and warns in the console', async () => {
      api.hasBadItem = true;
      await open();
      assert.deepEqual(await log(), ['auth-methods-error invalid_response', 'auth-methods-loaded 3']);
      assert.deepEqual(watched.consoleMessages, ['<auth-methods-manager> A method without id or kind']);
    });

    it('adds an authenticator app after a wrong code', async () => {
      await open();
      await call('enrollMethod', 'totp');
      const uri = new URL(await scanQrCode(browser, dialog.locator('auth-methods-qr-code')));
      const code = codeFor(uri.searchParams.get('secret') ?? '', Date.now());
      await dialog.locator('input[name=one-time-code]').fill(wrongCode(code));
      await dialog.locator('.primary').click();
      assert.equal(await alert(), 'That code isn’t right. Check it and try again.');
      await dialog.locator('input[name=one-time-code]').fill(api.codeOf('n|4'));
      await dialog.locator('.primary').click();
      await row('Authenticator app').waitFor();
      assert.equal(api.items.find(({ id }) => id === 'n|4')?.active, true);
      assert.deepEqual(api.requests, [
        ...['GET', 'POST'],
        ...['POST /n%7C4/confirmation', 'POST /n%7C4/confirmation'],
      ]);
      assert.deepEqual((await log()).slice(1), [
        'auth-methods-error invalid_code',
        'auth-method-enrolled n|4',
      ]);
    });

    it('adds an address after one that the account already has', async () => {
      await open();
      await call('enrollMethod', 'email');
      const send = dialog.getByRole('button', { name: 'Send code' });
      await dialog.locator('#address').fill('ada@example.com');
      await send.click();
      assert.equal(await alert(), 'This is already set up for your account.');
      await dialog.locator('#address').fill('new@example.com');
      await send.click();
      const code = dialog.locator('input[name=one-time-code]');
      // The code exists once the API has been asked, which the field waits for.
      await code.waitFor();
      await code.fill(api.codeOf('n|4'));
      await dialog.locator('.primary').click();
      await manager.getByText('n•••@example.com', { exact: true }).first().waitFor();
      assert.equal(api.items.find(({ address }) => address === 'new@example.com')?.active, true);
    });

    it('renames a method in the API and on the page', async () => {
      await open();
      await startRenaming('Harbour mail');
      await manager.getByText('Harbour mail').first().waitFor();
      assert.equal(api.items.find(({ id }) => id === 'e 2')?.name, 'Harbour mail');
      assert.deepEqual((await log()).slice(1), ['auth-method-updated Harbour mail']);
    });

    it('removes a method and the one linked to it', async () => {
      await open();
      await addApp();
      await call('removeMethod', 'e 2');
      await dialog.getByText(/badge/).first().waitFor();
      await dialog.locator('.danger').click();
      await row('a•••@example.com').waitFor({ state: 'detached' });
      await row('badge').waitFor({ state: 'detached' });
      assert.deepEqual(
        api.items.map(({ kind }) => kind),
        ['password', 'app'],
      );
      assert.equal((await log()).at(-1), 'auth-method-removed e 2');
    });

    it('repeats an action once after the page answered the step-up', async () => {
      await open();
      await page.evaluate(
        "document.addEventListener('auth-methods-step-up', (event) => event.respondWith(Promise.resolve()))",
      );
      api.refusal = { error: 'sign_in_again', maxAge: 60, status: 401 };
      await startRenaming('Harbour mail');
      await manager.getByText('Harbour mail').first().waitFor();
      assert.deepEqual(api.requests, ['GET', 'PATCH /e%202', 'PATCH /e%202']);
      assert.deepEqual((await log()).slice(1), [
        'auth-methods-step-up {"maxAge":60}',
        'auth-method-updated Harbour mail',
      ]);
    });

    it('counts down for the seconds that the API sends', async () => {
      await open();
      api.refusal = { status: 429, retryAfter: 90 };
      await startRenaming('Harbour mail');
      await dialog
        .getByText(/1:(30|2\d)|\b(90|8\d) seconds|1 minute/)
        .first()
        .waitFor();
      assert.deepEqual((await log()).slice(1), ['auth-methods-error rate_limited']);
    });

    it('aborts a request when its dialog closes, and reports no error', async () => {
      await open();
      const aborted = page.waitForEvent('requestfailed', (request) => request.method() === 'PATCH');
      let answer = (): void => undefined;
      api.delay = new Promise<void>((resolve) => (answer = resolve));
      const sent = page.waitForRequest((request) => request.method() === 'PATCH');
      await startRenaming('Harbour mail');
      await sent;
      await page.keyboard.press('Escape');
      assert.equal((await aborted).failure()?.errorText, 'net::ERR_ABORTED');
      answer();
      await dialog.waitFor({ state: 'detached' });
      assert.ok(!(await log()).some((entry) => entry.startsWith('auth-methods-error')));
    });
  },
);
