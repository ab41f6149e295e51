import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { ElementPage } from '../support/e2e/element-page.js';
import {
  codeFor,
  openEnrollment,
  scannedUri,
  sentCode,
  typeCode,
  TYPED,
  wrongCode,
} from '../support/e2e/enroll-by-hand.js';

/** When the clocks of the page and of the emulator begin. */
const BEGIN = Date.parse('2026-03-01T12:00:00Z');

describe('a person on the Free plan, with two writes a minute', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startEmulator>>;
  let element: ElementPage;
  let dialog: Locator;
  /** Epoch milliseconds, for both sides; no time passes by itself. */
  let now: number;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
  });

  beforeEach(async () => {
    now = BEGIN;
    server = await startEmulator({ scenario: 'rate-limited', clock: () => now });
    element = await ElementPage.open({
      browser,
      emulator: server.emulator,
      prepare: async (page) => {
        await page.clock.install({ time: BEGIN });
        await page.clock.pauseAt(BEGIN + 1000);
      },
    });
    now = BEGIN + 1000;
    ({ dialog } = element);
  });

  afterEach(async () => {
    element.assertQuiet();
    await element.close();
    await server.close();
  });

  async function pass(seconds: number): Promise<void> {
    now += seconds * 1000;
    await element.page.clock.runFor(seconds * 1000);
  }

  const button = (): Locator => dialog.locator('.primary, .danger');
  const field = (): Locator => dialog.locator('input[name=one-time-code]');
  const waits = (seconds: number): Promise<void> =>
    dialog
      .getByText(`You can go on in ${seconds} second${seconds === 1 ? '' : 's'}.`, { exact: true })
      .waitFor();

  /** Statuses of the writes so far, with the waiting time of those that were refused. */
  async function writes(): Promise<readonly string[]> {
    const exchanges = await element.wire.settled();
    return exchanges
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path, status }) => `${method}${path.endsWith('/verify') ? ' verify' : ''} ${status}`);
  }

  async function lists(): Promise<number> {
    const exchanges = await element.wire.settled();
    return exchanges
      .filter(({ path }) => path === '/authentication-methods')
      .filter(({ method }) => method === 'GET').length;
  }

  /** The button waits, says for how long, sends nothing, and comes back by itself. */
  async function waitOut(seconds: number): Promise<void> {
    await waits(seconds);
    assert.equal(await button().getAttribute('aria-disabled'), 'true');
    const before = await writes();
    await button().click({ force: true });
    await pass(1);
    await waits(seconds - 1);
    await pass(seconds - 2);
    await waits(1);
    assert.equal(await button().getAttribute('aria-disabled'), 'true');
    await pass(1);
    await dialog.locator('[aria-disabled=false]:is(.primary, .danger)').waitFor();
    assert.equal(await dialog.getByText(/You can go on in/).count(), 0);
    assert.deepEqual(await writes(), before);
  }

  it('adds an authenticator app with one mistyped code, and removes it right afterwards', async () => {
    await openEnrollment(element, 'totp');
    const uri = new URL(await scannedUri(element));
    const secret = uri.searchParams.get('secret') ?? '';
    const shown = (): string => codeFor(secret, now);

    await pass(3);
    await typeCode(element, wrongCode(shown()));
    await button().click();
    await dialog.getByText('That code isn’t right. Check it and try again.').waitFor();
    await pass(3);
    const typed = shown();
    await typeCode(element, typed);
    await button().click();

    await waitOut(54);
    assert.equal(await field().inputValue(), typed);
    // The app has gone on meanwhile; the key that it was given still counts.
    assert.equal(await scannedUri(element), uri.href);
    await typeCode(element, shown());
    await button().click();
    await element.dialogClosed();
    const row = element.addedRow('totp');
    await row.waitFor();
    assert.deepEqual(await writes(), ['POST 202', 'POST verify 400', 'POST verify 429', 'POST verify 201']);

    await element.choose(row, 'Remove');
    await button().click();
    await waitOut(3);
    const listed = element.page.waitForResponse(
      (response) =>
        response.url().endsWith('/authentication-methods') && response.request().method() === 'GET',
    );
    await button().click();
    await element.dialogClosed();
    await row.waitFor({ state: 'detached' });
    assert.deepEqual((await writes()).slice(4), ['DELETE 429', 'DELETE 204']);
    assert.equal(server.emulator.methods.filter(({ type }) => type === 'totp').length, 1);
    await listed;
    // When the page was opened, a minute later before the removal's claims, and since a push notification may have gone
    // with the app.
    assert.equal(await lists(), 3);
  });

  it('adds an email address with one mistyped code, and removes it right afterwards', async () => {
    await openEnrollment(element, 'email');
    await dialog.locator('#address').fill(TYPED.email);
    await dialog.getByRole('button', { name: 'Send code' }).click();
    await field().waitFor();
    const code = sentCode(element);

    await pass(3);
    await typeCode(element, wrongCode(code));
    await button().click();
    await dialog.getByText('That code isn’t right. Check it and try again.').waitFor();
    await pass(3);
    await typeCode(element, code);
    await button().click();

    await waitOut(54);
    assert.equal(await field().inputValue(), code);
    await button().click();
    await element.dialogClosed();
    const row = element.addedRow('email');
    await row.getByText('n•••@example.com').waitFor();
    assert.deepEqual(await writes(), ['POST 202', 'POST verify 400', 'POST verify 429', 'POST verify 201']);

    await element.choose(row, 'Remove');
    await button().click();
    await waitOut(3);
    await button().click();
    await element.dialogClosed();
    await row.waitFor({ state: 'detached' });
    assert.deepEqual((await writes()).slice(4), ['DELETE 429', 'DELETE 204']);
    // When the page was opened, and a minute later before the removal's claims.
    assert.equal(await lists(), 2);
  });

  it('starts an enrollment too early, and need not open the dialog again', async () => {
    await openEnrollment(element, 'email');
    await dialog.locator('#address').fill(TYPED.email);
    await dialog.getByRole('button', { name: 'Send code' }).click();
    await field().waitFor();
    const discarded = element.page.waitForResponse((response) => response.request().method() === 'DELETE');
    await element.page.keyboard.press('Escape');
    await element.dialogClosed();
    // What was begun is removed again, which is the second write of the minute.
    await discarded;
    await openEnrollment(element, 'email');
    await dialog.locator('#address').fill('other@example.com');
    await button().click();
    await waitOut(60);
    assert.equal(await dialog.locator('#address').inputValue(), 'other@example.com');
    await button().click();
    await typeCode(
      element,
      await field()
        .waitFor()
        .then(() => sentCode(element)),
    );
    await button().click();
    await element.addedRow('email').getByText('o•••@example.com').waitFor();
  });

  it('asks for another code too early, and still verifies the one that is there', async () => {
    await openEnrollment(element, 'phone');
    await dialog.locator('#address').fill(TYPED.phoneNumber);
    await dialog.getByRole('button', { name: 'Send code' }).click();
    await field().waitFor();
    const code = sentCode(element);
    await typeCode(element, wrongCode(code));
    await button().click();
    await dialog.getByText('That code isn’t right. Check it and try again.').waitFor();
    await pass(30);
    await typeCode(element, code);
    await dialog.getByRole('button', { name: 'Send again', exact: true }).click();
    await dialog.getByRole('button', { name: 'Send again in 30' }).waitFor();
    assert.equal(await field().inputValue(), code);
    await pass(30);
    await dialog.getByRole('button', { name: 'Send again', exact: true }).waitFor();
    await button().click();
    await element.dialogClosed();
    await element.addedRow('phone').waitFor();
    assert.deepEqual(await writes(), ['POST 202', 'POST verify 400', 'POST 429', 'POST verify 201']);
  });
});
