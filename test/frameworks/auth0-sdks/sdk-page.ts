import type { Browser, Locator, Page, Request } from 'playwright-core';
import type { EmulatorServer } from '../../../src/emulator/node/serve-emulator.js';
import { AuthenticatorApp } from '../../support/e2e/authenticator-app.js';
import type { HostSite } from '../../support/e2e/host-site.js';
import { openWatchedPage, type WatchedPage } from '../../support/e2e/watched-page.js';

export interface SdkServers {
  readonly browser: Browser;
  readonly emulator: EmulatorServer;
  /** The pages, each built with one SDK. */
  readonly site: HostSite;
}

/** A page that signs in with an SDK, in a browser, and what it has sent and printed so far. */
export class SdkPage {
  readonly page: Page;
  readonly authenticator: AuthenticatorApp;
  readonly watched: WatchedPage;
  /** Without preflight requests. */
  readonly sent: Request[] = [];
  readonly #servers: SdkServers;

  static async open(servers: SdkServers): Promise<SdkPage> {
    servers.emulator.emulator.reset('typical');
    return new SdkPage(await openWatchedPage(servers.browser), servers);
  }

  private constructor(watched: WatchedPage, servers: SdkServers) {
    this.watched = watched;
    this.page = watched.page;
    this.#servers = servers;
    this.authenticator = new AuthenticatorApp(watched.page, servers.emulator.origin);
    watched.page.on('request', (request) => {
      if (request.method() !== 'OPTIONS') this.sent.push(request);
    });
  }

  async goto(name: string, query = ''): Promise<void> {
    const domain = new URL(this.#servers.emulator.origin).host;
    await this.page.goto(`${this.#servers.site.origin}/${name}.html?domain=${domain}${query}`);
  }

  /** Resolves when the list is on screen. */
  async signIn(name: string, query?: string): Promise<void> {
    await this.goto(name, query);
    await this.page.getByText('Sign in', { exact: true }).click();
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await this.authenticator.shown();
  }

  get toApi(): readonly Request[] {
    return this.sent.filter((request) => request.url().includes('/me/v1/'));
  }

  /** The statuses of the removals, in their order. */
  removals(): Promise<readonly (number | undefined)[]> {
    const removals = this.toApi.filter((request) => request.method() === 'DELETE');
    return Promise.all(removals.map(async (request) => (await request.response())?.status()));
  }

  /** Confirms the removal, and resolves to the popup that it opens. */
  async popupOfRemoval(): Promise<Page> {
    const [popup] = await Promise.all([this.page.waitForEvent('popup'), this.authenticator.remove()]);
    return popup;
  }

  /** Resolves when the method has been removed: the dialog steps aside while a popup is open. */
  async removed(): Promise<void> {
    await this.page.waitForResponse(
      (response) => response.request().method() === 'DELETE' && response.status() === 204,
    );
  }

  /** The button that goes on after a step-up came to nothing. */
  get wayOn(): Locator {
    return this.page.locator('auth-methods-manager').getByRole('button', { name: 'Continue' });
  }

  /** What the element and its connector told the developer. */
  get messages(): readonly string[] {
    return this.watched.consoleMessages.filter((message) => message.startsWith('<auth-methods-manager>'));
  }
}
