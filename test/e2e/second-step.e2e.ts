import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { serveDemo, type DemoServer } from '../../demo/serve-demo.node.js';
import type { Faults, ScenarioName } from '../../src/emulator/index.js';
import { serveEmulator, type EmulatorServer } from '../../src/emulator/node/serve-emulator.js';
import { deferred } from '../support/deferred.js';
import { AuthenticatorApp } from '../support/e2e/authenticator-app.js';
import { frontArguments, serveHttpsFront, type HttpsFront } from '../support/e2e/https-front.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { openWatchedPage, type WatchedPage } from '../support/e2e/watched-page.js';

const app = new TOTP({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') });

/** The real client of the vendor, over HTTPS, without which it does not ask for the person's factors. */
describe('a second step that the vendor’s SDK ends without a window', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let demo: DemoServer;
  let tenant: HttpsFront;
  let server: EmulatorServer;
  let watched: WatchedPage;
  let page: Page;
  let shown: Locator;
  let requests: Request[];

  before(async () => {
    browser = await launchBrowser(frontArguments);
    demo = await serveDemo({ page: 0, emulator: 0 });
    tenant = await serveHttpsFront();
    server = await serveEmulator({ port: 0, origin: tenant.origin, pageOrigins: [demo.origin] });
    tenant.passTo(server.port);
  });

  after(async () => {
    await browser.close();
    await Promise.all([demo.close(), tenant.close(), server.close()]);
  });

  afterEach(() => page.context().close());

  async function signIn(scenario: ScenarioName = 'typical', query = ''): Promise<void> {
    server.emulator.reset(scenario);
    watched = await openWatchedPage(browser, { ignoreHTTPSErrors: true });
    ({ page } = watched);
    shown = page.locator('auth-methods-confirmation-dialog');
    requests = [];
    page.on('request', (request) => requests.push(request));
    await page.goto(`${demo.origin}/sign-in/?domain=${new URL(tenant.origin).host}${query}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Email').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('auth-methods-manager').getByText('Password', { exact: true }).first().waitFor();
  }

  /** Signs in, and begins to remove the authenticator app, for which the token endpoint wants a second step. */
  async function removeApp(faults: Partial<Faults> = {}, query = ''): Promise<AuthenticatorApp> {
    await signIn('typical', query);
    const row = new AuthenticatorApp(page, `http://localhost:${server.port}`);
    await row.shown();
    server.emulator.setFaults({ mfaRequired: 'writes', ...faults });
    await row.remove();
    return row;
  }

  const press = (name: string | RegExp): Promise<void> => shown.getByRole('button', { name }).click();
  const removals = (): readonly Request[] => requests.filter((request) => request.method() === 'DELETE');

  /** The dialog that has stepped aside is not seen, but there. */
  const dialogsClosed = (): Promise<void> =>
    page.locator('auth-methods-dialog-frame').first().waitFor({ state: 'detached' });

  async function expectRemoved(row: AuthenticatorApp): Promise<void> {
    await dialogsClosed();
    assert.equal(await row.isThere(), false);
    const statuses = await Promise.all(removals().map(async (each) => (await each.response())?.status()));
    assert.deepEqual(statuses, [204]);
    assert.equal(page.context().pages().length, 1, 'no window was opened');
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
  }

  /** Resolves when a code is asked for whose `mfa_token` has expired, and it says so. */
  async function expire(): Promise<AuthenticatorApp> {
    const row = await removeApp({ mfaTokenLifetime: 1 });
    await shown.getByRole('textbox').waitFor();
    server.emulator.setFaults({ clockOffset: 5000, mfaTokenLifetime: 600 });
    await shown.getByRole('textbox').fill('123456');
    await press('Verify');
    await shown.getByText('This took too long and has expired.').waitFor();
    return row;
  }

  async function verifyLater(): Promise<void> {
    await shown.getByRole('textbox').fill(app.generate({ timestamp: Date.now() + 5000 }));
    await press('Verify');
  }

  for (const [tokens, faults, query] of [
    ['bearer tokens', {}, ''],
    ['tokens that are bound to a key', { dpop: 'required' }, '&dpop=1'],
  ] as const) {
    it(`takes a code from the app, after a wrong one, and removes with ${tokens}`, async () => {
      const row = await removeApp(faults, query);
      await shown.getByRole('textbox').fill('000000');
      await press('Verify');
      await shown.getByText('That code isn’t right.').waitFor();
      assert.equal(removals().length, 0);
      await shown.getByRole('textbox').fill(app.generate());
      await press('Verify');
      await expectRemoved(row);
    });
  }

  it('takes a code from a text message', async () => {
    const row = await removeApp();
    await press('Use another way');
    await press(/^Phone/);
    await shown.getByText('0143').first().waitFor();
    await shown.getByRole('textbox').fill(server.emulator.outbox.at(-1)?.code ?? '');
    await press('Verify');
    await expectRemoved(row);
  });

  it('takes the recovery code, and has the person store the new one first', async () => {
    const row = await removeApp();
    await press('Use another way');
    await press('Recovery code');
    await shown.getByRole('textbox').fill('ABCDEFGHJKLMNPQRSTUVWXYZ');
    await press('Verify');
    const code = (await shown.locator('.codes').innerText()).replace(/\s/g, '');
    assert.equal(removals().length, 0);
    await press('Continue');
    await shown.getByLabel('Last 4 characters of the code').fill(code.slice(-4));
    await press('Done');
    await expectRemoved(row);
  });

  it('begins again with another token after it has expired', async () => {
    const row = await expire();
    await press('Start again');
    await shown.getByRole('button', { name: 'Verify' }).waitFor();
    await verifyLater();
    await expectRemoved(row);
  });

  it('counts a right code whose answer comes after the person has asked for another way', async () => {
    const row = await removeApp();
    await shown.getByRole('textbox').waitFor();
    const checked = deferred();
    await page.route('**/oauth/token', async (route) => {
      await checked.promise;
      await route.continue();
    });
    await shown.getByRole('textbox').fill(app.generate());
    await press('Verify');
    await press('Use another way');
    await shown.getByText('Choose how to confirm it’s you.').waitFor();
    checked.resolve();
    await expectRemoved(row);
  });

  it('resumes where a second step is not asked for any more', async () => {
    const row = await expire();
    server.emulator.setFaults({ mfaRequired: 'never' });
    await press('Start again');
    await expectRemoved(row);
  });

  it('begins again by itself when the connection returns', async () => {
    const row = await expire();
    await page.context().setOffline(true);
    await press('Start again');
    await shown.getByText('There’s no connection. Check your internet and try again.').waitFor();
    assert.equal(await shown.getByRole('button', { name: 'Verify' }).count(), 0);
    await page.context().setOffline(false);
    await verifyLater();
    await expectRemoved(row);
  });

  it('offers to sign in where the session has ended meanwhile', async () => {
    const row = await expire();
    await page.route('**/oauth/token', (route) =>
      route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': demo.origin },
        json: { error: 'login_required', error_description: 'Login required' },
      }),
    );
    await press('Start again');
    await shown.getByText('Your session has ended. Sign in again to go on.').waitFor();
    await page.unroute('**/oauth/token');
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Sign in')]);
    await popup.getByRole('button', { name: 'Confirm' }).click();
    await dialogsClosed();
    assert.equal(await row.isThere(), false);
  });

  it('leaves no secret of it in the page', async () => {
    await removeApp();
    await shown.getByRole('textbox').waitFor();
    const kept = await page.evaluate(
      `JSON.stringify([document.documentElement.outerHTML, { ...sessionStorage }, { ...localStorage }, location.href])`,
    );
    assert.doesNotMatch(String(kept), /Fe26/);
    assert.doesNotMatch(watched.consoleMessages.join('\n'), /Fe26/);
  });

  it('opens the popup where the application has no grant for it', async () => {
    const opened = removeApp({ mfaGrant: false });
    const row = await opened;
    await page.waitForEvent('popup').then((popup) => popup.getByRole('button', { name: 'Confirm' }).click());
    await dialogsClosed();
    assert.equal(await row.isThere(), false);
  });

  it('signs in from the start a person without a second step, who adds what they wanted to add', async () => {
    await signIn('single-factor');
    server.emulator.setFaults({ mfaRequired: 'writes', clockOffset: 301_000 });
    await page.evaluate(`void document.querySelector('auth-methods-manager').enrollMethod('totp')`);
    await shown.getByText('You have no second step yet').waitFor();
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Sign in')]);
    await popup.getByLabel('Email').waitFor();
    const created = page.waitForResponse(
      (response) => response.request().method() === 'POST' && /\/me\//.test(response.url()),
    );
    await popup.getByRole('button', { name: 'Continue' }).click();
    assert.ok((await created).ok());
    await shown.waitFor({ state: 'detached' });
    assert.deepEqual(watched.cspViolations, []);
    assert.deepEqual(watched.pageErrors, []);
  });

  it('opens the popup for a person who can use none of their factors', async () => {
    const row = await removeApp();
    await press('Use another way');
    await press('I can’t use any of these');
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Sign in')]);
    await popup.getByRole('button', { name: 'Confirm' }).click();
    await dialogsClosed();
    assert.equal(await row.isThere(), false);
  });
});
