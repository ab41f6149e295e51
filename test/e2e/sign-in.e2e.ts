import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { TOTP, URI } from 'otpauth';
import { serveDemo, type DemoServer } from '../../demo/serve-demo.node.js';
import { AuthenticatorApp } from '../support/e2e/authenticator-app.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

describe('a page that signs in with the vendor’s SDK', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let demo: DemoServer;
  let watched: WatchedPage;
  let page: Page;
  let app: AuthenticatorApp;
  let apiRequests: Request[];

  before(async () => {
    browser = await launchBrowser();
    demo = await serveDemo({ page: 0, emulator: 0 });
  });

  after(async () => {
    await browser.close();
    await demo.close();
  });

  beforeEach(async () => {
    await control('reset', { scenario: 'typical' });
    await control('faults', {});
    watched = await openWatchedPage(browser);
    ({ page } = watched);
    app = new AuthenticatorApp(page, demo.emulatorOrigin);
    apiRequests = [];
    page.on('request', (request) => {
      if (request.url().startsWith(`${demo.emulatorOrigin}/me/v1/`)) apiRequests.push(request);
    });
  });

  async function control(path: string, body: object): Promise<void> {
    const url = `${demo.emulatorOrigin}/emulator/${path}`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    assert.ok(response.ok, await response.text());
  }

  async function signIn(query = ''): Promise<void> {
    await page.goto(`${demo.origin}/sign-in/${query}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Email').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Ada Lovelace').waitFor();
    await app.shown();
  }

  async function authorizations(): Promise<readonly string[]> {
    const sent = apiRequests.filter((request) => request.method() !== 'OPTIONS');
    const headers = await Promise.all(sent.map((request) => request.headerValue('authorization')));
    return headers.map((value) => value?.split(' ')[0] ?? '');
  }

  it('shows the list, stays signed in over a reload, and signs out', async () => {
    await signIn();
    const schemes = await authorizations();
    assert.ok(schemes.length >= 2 && schemes.every((scheme) => scheme === 'Bearer'), schemes.join());
    await page.reload();
    await page.getByText('Ada Lovelace').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('says so when the sign-in was cancelled', async () => {
    await page.goto(`${demo.origin}/sign-in/`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').getByText('The person cancelled the sign-in').waitFor();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('adds an authenticator app, with a token for adding', async () => {
    await control('reset', { scenario: 'single-factor' });
    await page.goto(`${demo.origin}/sign-in/`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Ada Lovelace').waitFor();
    await page.locator('auth-methods-manager').getByText('Password', { exact: true }).first().waitFor();
    const started = page.waitForResponse(
      (response) =>
        response.url().endsWith('/authentication-methods') && response.request().method() === 'POST',
    );
    await page.evaluate("void document.querySelector('auth-methods-manager').enrollMethod('totp')");
    const { barcode_uri: address } = (await (await started).json()) as { readonly barcode_uri: string };
    const totp = URI.parse(address);
    assert.ok(totp instanceof TOTP);
    await page.locator('auth-methods-manager').getByRole('textbox').fill(totp.generate());
    await page.keyboard.press('Enter');
    await app.shown();
    assert.equal(await app.isThere(), true);
  });

  it('binds every request to a key with DPoP, nonces included', async () => {
    await control('faults', { dpop: 'required', dpopNonce: true });
    await signIn('?dpop=1');
    await app.remove();
    await app.dialogClosed();
    assert.equal(await app.isThere(), false);
    const schemes = await authorizations();
    assert.ok(schemes.length >= 3 && schemes.every((scheme) => scheme === 'DPoP'), schemes.join());
    assert.deepEqual(watched.cspViolations, []);
  });

  /** Resolves when a method has been removed: the dialog is out of the way while the popup is open, too. */
  async function removal(): Promise<void> {
    await page.waitForResponse(
      (response) => response.request().method() === 'DELETE' && response.status() === 204,
    );
  }

  for (const [reason, faults, query] of [
    ['the API asks', { stepUp: 'writes' }, ''],
    ['the API asks, with DPoP', { stepUp: 'writes', dpop: 'required' }, '?dpop=1'],
    ['the token endpoint asks', { mfaRequired: 'writes' }, ''],
  ] as const) {
    it(`steps up in a popup when ${reason}, then does exactly what was interrupted`, async () => {
      await control('faults', faults);
      await signIn(query);
      const [popup] = await Promise.all([page.waitForEvent('popup'), app.remove()]);
      const removed = removal();
      await popup.getByRole('button', { name: 'Confirm' }).click();
      await removed;
      await app.dialogClosed();
      assert.equal(await app.isThere(), false);
      const removals = apiRequests.filter((request) => request.method() === 'DELETE');
      const statuses = await Promise.all(
        removals.map(async (request) => (await request.response())?.status()),
      );
      assert.equal(statuses.at(-1), 204);
      assert.equal(statuses.filter((status) => status === 204).length, 1);
      assert.equal(new Set(removals.map((request) => request.url())).size, 1);
      const others = apiRequests.filter((request) => ['POST', 'PATCH'].includes(request.method()));
      assert.deepEqual(others, []);
    });
  }

  /** Statuses of the requests to remove something so far. */
  async function removalStatuses(): Promise<readonly (number | undefined)[]> {
    const removals = apiRequests.filter((request) => request.method() === 'DELETE');
    return Promise.all(removals.map(async (request) => (await request.response())?.status()));
  }

  /** The way on that stays open when a step-up came to nothing: a click that asks for the popup again. */
  const wayOn = (): Locator => page.locator('auth-methods-manager').getByRole('button', { name: 'Continue' });

  it('does nothing when the popup is closed', async () => {
    await control('faults', { stepUp: 'writes' });
    await signIn();
    const [popup] = await Promise.all([page.waitForEvent('popup'), app.remove()]);
    await popup.getByRole('button', { name: 'Confirm' }).waitFor();
    await popup.close();
    await wayOn().waitFor();
    assert.deepEqual(await removalStatuses(), [401]);
  });

  it('does nothing when the person cancels in the popup', async () => {
    await control('faults', { stepUp: 'writes' });
    await signIn();
    const [popup] = await Promise.all([page.waitForEvent('popup'), app.remove()]);
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await wayOn().waitFor();
    assert.deepEqual(await removalStatuses(), [401]);
    assert.equal(await app.isThere(), true);
  });

  it('goes on by a click when the browser has blocked the popup', async () => {
    await control('faults', { stepUp: 'writes' });
    await signIn();
    await page.evaluate('window.realOpen = window.open; window.open = () => null;');
    await app.remove();
    await wayOn().waitFor();
    assert.deepEqual(await removalStatuses(), [401]);
    await page.evaluate('window.open = window.realOpen;');
    const [popup] = await Promise.all([page.waitForEvent('popup'), wayOn().click()]);
    const removed = removal();
    await popup.getByRole('button', { name: 'Confirm' }).click();
    await removed;
    await app.dialogClosed();
    assert.deepEqual(await removalStatuses(), [401, 204]);
  });

  it('does not go on in the account of somebody else who signs in in the popup', async () => {
    await control('faults', { stepUp: 'writes' });
    await signIn();
    // The emulator knows one person; the SDK reads who it is from the ID token.
    await page.route('**/oauth/token', async (route) => {
      if (!route.request().postData()?.includes('authorization_code')) return route.continue();
      const response = await route.fetch();
      const answer = (await response.json()) as { readonly id_token: string };
      const [head, payload = '', signature] = answer.id_token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const somebodyElse = JSON.stringify({ ...claims, sub: 'auth0|somebody-else' });
      const idToken = [head, Buffer.from(somebodyElse).toString('base64url'), signature].join('.');
      await route.fulfill({ response, json: { ...answer, id_token: idToken } });
    });
    const [popup] = await Promise.all([page.waitForEvent('popup'), app.remove()]);
    await popup.getByRole('button', { name: 'Confirm' }).click();
    await wayOn().waitFor();
    assert.deepEqual(await removalStatuses(), [401]);
    assert.equal(await app.isThere(), true);
  });
});
