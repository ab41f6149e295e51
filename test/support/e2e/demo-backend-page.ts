import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import type { Browser, Locator, Page } from 'playwright-core';
import type { BackendName } from '../../../demo/backends/backend-names.js';
import { scanQrCode } from './scan-qr-code.js';
import { openWatchedPage, type WatchedPage } from './watched-page.js';

/** What the browser itself says of every answer that is no success, and of one that does not come. */
const refusalNoticed = /^Failed to load resource/;

/** The demo's page with one of its backends, as a person uses it. */
export class DemoBackendPage {
  readonly page: Page;
  readonly manager: Locator;
  readonly dialog: Locator;
  readonly #browser: Browser;
  readonly #watched: WatchedPage;
  readonly #outbox: string;

  private constructor(browser: Browser, watched: WatchedPage, outbox: string) {
    this.page = watched.page;
    this.manager = this.page.locator('auth-methods-manager');
    this.dialog = this.page.locator('auth-methods-dialog-frame');
    this.#browser = browser;
    this.#watched = watched;
    this.#outbox = outbox;
  }

  /** @param outbox where the codes are that are "sent" */
  static async open(
    browser: Browser,
    { origin, backend, outbox }: { origin: string; backend: BackendName; outbox: string },
  ): Promise<DemoBackendPage> {
    const opened = new DemoBackendPage(browser, await openWatchedPage(browser), outbox);
    await opened.page.goto(`${origin}/?backend=${backend}`);
    return opened;
  }

  /** Loads the page again, and waits for the list. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('#events').getByText('auth-methods-loaded').first().waitFor();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  rows(type: string): Locator {
    return this.manager.locator(`auth-methods-row[data-type=${type}]`);
  }

  /** The row of what was added last. */
  addedRow(type: string): Locator {
    return this.manager.locator(`auth-methods-row[data-type=${type}][fresh]`);
  }

  async add(type: string): Promise<void> {
    await this.page.evaluate(
      `void document.querySelector('auth-methods-manager').enrollMethod(${JSON.stringify(type)})`,
    );
    await this.dialog.locator('.primary, [part=primary]').first().waitFor();
  }

  /** Chooses an action of a row: a button of its own, or an entry of its menu. */
  async choose(row: Locator, action: string): Promise<void> {
    const direct = row.getByRole('button', { name: action, exact: true });
    if ((await direct.count()) > 0) return direct.click();
    await row.locator('[aria-haspopup=menu]').click();
    return this.manager.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async confirm(): Promise<void> {
    await this.dialog.locator('.primary').click();
  }

  async closed(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' });
  }

  async typeCode(code: string): Promise<void> {
    await this.dialog.locator('input[name=one-time-code]').fill(code);
  }

  /** What an authenticator app shows for the QR code on screen. */
  async codeOfApp(): Promise<string> {
    const uri = await scanQrCode(this.#browser, this.dialog.locator('auth-methods-qr-code'));
    return generateSync({ secret: new URL(uri).searchParams.get('secret') ?? '' });
  }

  async sendCode(address: string): Promise<void> {
    await this.dialog.locator('#address').fill(address);
    await this.dialog.getByRole('button', { name: 'Send code' }).click();
    await this.dialog.locator('input[name=one-time-code]').waitFor();
  }

  /** The code that was sent last. */
  async sentCode(): Promise<string> {
    const messages = (await (await fetch(this.#outbox)).json()) as readonly { readonly code: string }[];
    const code = messages.at(-1)?.code;
    assert.ok(code, 'No code was sent');
    return code;
  }

  /** No rule of the page's policy was broken, and nothing thrown or complained about. */
  assertQuiet(): void {
    assert.deepEqual(this.#watched.cspViolations, []);
    assert.deepEqual(this.#watched.pageErrors, []);
    assert.deepEqual(
      this.#watched.consoleMessages.filter(
        (text) => !refusalNoticed.test(text) && !/^Lit is in dev mode/.test(text),
      ),
      [],
    );
  }
}
