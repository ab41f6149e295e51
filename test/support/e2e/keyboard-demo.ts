import assert from 'node:assert/strict';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { serveDemo } from '../../../demo/serve-demo.node.js';
import type { Faults } from '../../../src/emulator/faults.js';
import type { ScenarioName } from '../../../src/emulator/scenarios.js';
import { launchBrowser } from './launch-browser.js';
import { addVirtualAuthenticator } from './virtual-authenticator.js';
import { openWatchedPage } from './watched-page.js';
import { KeyboardUser } from './keyboard.js';

interface Message {
  readonly channel: string;
  readonly code: string;
}

interface Origins {
  readonly origin: string;
  readonly emulatorOrigin: string;
}

/** Somebody with nothing but a keyboard, and an authenticator that says yes, on the demo's page. */
export class DemoKeyboardUser extends KeyboardUser {
  readonly #page: Page;
  readonly #origins: Origins;

  private constructor(page: Page, devtools: CDPSession, origins: Origins) {
    super(page, devtools);
    this.#page = page;
    this.#origins = origins;
  }

  /** Starts the demo and a browser. `close()` ends both. */
  static async start(): Promise<{ person: DemoKeyboardUser; close(): Promise<void> }> {
    const demo = await serveDemo({ page: 0, emulator: 0 });
    const browser = await launchBrowser();
    const { page } = await openWatchedPage(browser, { viewport: { width: 1000, height: 800 } });
    await addVirtualAuthenticator(page);
    const devtools = await page.context().newCDPSession(page);
    return {
      person: new DemoKeyboardUser(page, devtools, demo),
      async close() {
        await browser.close();
        await demo.close();
      },
    };
  }

  get manager(): Locator {
    return this.#page.locator('auth-methods-manager');
  }

  /** Asks the emulator for what is no business of the element. */
  control(path: string, body?: object): Promise<Response> {
    return fetch(`${this.#origins.emulatorOrigin}/emulator/${path}`, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  }

  /** A fresh account, and the focus at the head of the page's own content. */
  async open(scenario: ScenarioName, faults?: Partial<Faults>): Promise<void> {
    await this.control('reset', { scenario });
    if (faults) await this.control('faults', faults);
    await this.#page.goto(`${this.#origins.origin}/?scenario=${scenario}`);
    const events = this.#page.locator('#events').getByText(/auth-methods-(loaded|error)/);
    await events.first().waitFor();
    await this.press('Tab');
    await this.hears('link "Skip to content"');
    await this.press('Enter');
    await this.hears('main');
  }

  /** Of the dialog that is open. */
  heading(): Promise<string> {
    return this.manager.getByRole('dialog').getByRole('heading').innerText();
  }

  /** Resolves when the live region says this. */
  async announced(text: string): Promise<void> {
    const region = this.manager.locator('auth-methods-live-region [role=status]');
    await region.getByText(text).waitFor({ state: 'attached' });
  }

  /** Resolves when no dialog is open. */
  async closed(): Promise<void> {
    await this.manager.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** The last message that was sent. */
  async lastMessage(): Promise<Message> {
    const messages = (await (await this.control('outbox')).json()) as readonly Message[];
    const last = messages.at(-1);
    assert.ok(last, 'Nothing was sent');
    return last;
  }

  async enterSentCode(): Promise<void> {
    await this.hears('textbox "Code"');
    await this.type((await this.lastMessage()).code);
    await this.press('Enter');
    await this.closed();
  }

  async chooseFromMenu(button: string, item: string): Promise<void> {
    await this.tabTo(button);
    await this.press('Enter');
    await this.hears('menuitem');
    for (let line = 0; line < 9 && !(await this.focused()).includes(item); line += 1)
      await this.press('ArrowDown');
    await this.hears(item);
    await this.press('Enter');
  }

  async openTotp(): Promise<void> {
    await this.chooseFromMenu('button "Add: Two-step verification"', 'Authenticator app');
    await this.hears('textbox "Code from the app"');
    // The field is there before the key: no code is sent until then.
    await this.manager.getByText('Can’t scan?').waitFor();
  }

  /** The key that can be typed into an app; the focus is on the field for its code afterwards. */
  async showKey(): Promise<string> {
    await this.tabTo('Can’t scan?', 'Shift+Tab');
    await this.press('Space');
    const key = await this.manager.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent();
    await this.tabTo('textbox "Code from the app"');
    return (key ?? '').replaceAll(' ', '');
  }

  async enterWrongCode(): Promise<void> {
    await this.type('000000');
    await this.press('Enter');
    await this.manager.getByRole('alert').getByText('That code isn’t right.').waitFor();
    await this.hears('That code isn’t right.');
  }
}
