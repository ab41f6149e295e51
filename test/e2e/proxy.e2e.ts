import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Request } from 'playwright-core';
import { serveDemo, type DemoServer } from '../../demo/serve-demo.node.js';
import { AuthenticatorApp } from '../support/e2e/authenticator-app.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

describe('a page whose server keeps the token', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let demo: DemoServer;
  let watched: WatchedPage;
  let page: Page;
  let app: AuthenticatorApp;
  const requests: Request[] = [];
  const answers: string[] = [];

  before(async () => {
    browser = await launchBrowser();
    demo = await serveDemo({ page: 0, emulator: 0 });
    watched = await openWatchedPage(browser);
    ({ page } = watched);
    app = new AuthenticatorApp(page, demo.emulatorOrigin);
    page.on('request', (request) => requests.push(request));
    // On their way: a browser keeps no body of a page that is left.
    await page.route(/\/proxy\/(session|me\/)/, async (route) => {
      const response = await route.fetch();
      answers.push(await response.text(), JSON.stringify(response.headers()));
      await route.fulfill({ response });
    });
    await page.goto(`${demo.origin}/proxy/`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await app.shown();
  });

  after(async () => {
    await browser.close();
    await demo.close();
  });

  it('removes a method', async () => {
    await app.remove();
    await app.dialogClosed();
    assert.equal(await app.isThere(), false);
    await page.reload();
    const manager = page.locator('auth-methods-manager');
    await manager.getByText('Password', { exact: true }).first().waitFor();
    assert.equal(await manager.getByText('Authenticator app', { exact: true }).count(), 0);
  });

  it('has no token: not in a request, an answer, a cookie it can read, or any storage', async () => {
    const api = requests.filter((request) => request.url().includes('/proxy/'));
    assert.ok(api.some((request) => request.method() === 'DELETE'));
    for (const request of requests) {
      assert.equal(new URL(request.url()).origin, demo.origin);
      assert.equal(await request.headerValue('authorization'), null, request.url());
    }
    const storage = await page.evaluate(
      'JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])',
    );
    assert.equal(storage, '["",{},{}]');
    // How every signed token begins: {" in base64url.
    assert.ok(answers.length > 4);
    for (const text of answers) assert.doesNotMatch(text, /eyJ/);
    const [session] = await page.context().cookies(`${demo.origin}/proxy/`);
    assert.equal(session?.httpOnly, true);
    assert.equal(session.sameSite, 'Strict');
    assert.doesNotMatch(session.value, /eyJ/);
  });

  it('refuses requests without the header, or without the cookie', async () => {
    const url = `${demo.origin}/proxy/me/v1/authentication-methods`;
    const [session] = await page.context().cookies(`${demo.origin}/proxy/`);
    const cookie = `session=${session?.value ?? ''}`;
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(url, { headers })).status;
    assert.equal(await status({ cookie }), 403);
    assert.equal(await status({ 'x-csrf-protection': '1' }), 401);
    assert.equal(await status({ cookie, 'x-csrf-protection': '1' }), 200);
  });

  it('breaks no rule of a policy that knows its own origin only', () => {
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('refuses a wrong password, and ends the session with the sign-out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('auth-methods-manager').waitFor({ state: 'detached' });
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Wrong email or password.').waitFor();
    assert.equal(await page.locator('auth-methods-manager').count(), 0);
  });
});
