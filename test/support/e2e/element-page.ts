import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Emulator } from '../../../src/emulator/index.js';
import { serveHostSite, type HostSite } from './host-site.js';
import { openWatchedPage, type WatchedPage } from './watched-page.js';
import { recordWire, type WireLog } from './wire-log.js';

export interface ElementPageOptions {
  readonly browser: Browser;
  readonly emulator: Emulator;
  /** Origin of the API: the emulator's, unless something stands before it. */
  readonly api?: string;
  /** Sent with the page; made from the origins of API and script. Default none. */
  readonly contentSecurityPolicy?: (origins: { readonly api: string; readonly script: string }) => string;
  readonly context?: BrowserContextOptions;
  /** Runs before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** What the browser itself says of every answer that is no success. */
const refusalNoticed = /^Failed to load resource: the server responded with a status of [45]\d\d/;

const emptyPage = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Account</title>
    <script type="module" src="${script}/auth-methods-manager.js"></script>
  </head>
  <body></body>
</html>`;

/**
 * A host's page with nothing on it but one script tag, whose file comes from a second origin; the API is a
 * third. The element is put in, and given its token getter, as a host's own script would do it.
 */
export class ElementPage {
  readonly browser: Browser;
  readonly emulator: Emulator;
  readonly page: Page;
  readonly watched: WatchedPage;
  readonly wire: WireLog;
  readonly manager: Locator;
  readonly dialog: Locator;
  /** `http://localhost:PORT` of the page itself, of the script, and of the API. */
  readonly origins: { readonly page: string; readonly script: string; readonly api: string };
  readonly #sites: readonly HostSite[];

  private constructor(
    { browser, emulator }: ElementPageOptions,
    watched: WatchedPage,
    sites: readonly [page: HostSite, script: HostSite],
    api: string,
  ) {
    this.browser = browser;
    this.emulator = emulator;
    this.watched = watched;
    this.page = watched.page;
    this.wire = recordWire(this.page, `${api}/me/v1`);
    this.manager = this.page.locator('auth-methods-manager');
    this.dialog = this.page.locator('auth-methods-dialog-frame');
    this.origins = { page: sites[0].origin, script: sites[1].origin, api };
    this.#sites = sites;
  }

  /** The page is loaded, and the list is on screen. */
  static async open(options: ElementPageOptions): Promise<ElementPage> {
    const { emulator, contentSecurityPolicy } = options;
    const api = options.api ?? emulator.origin;
    const script = await serveHostSite({ pages: {} });
    const site = await serveHostSite({
      pages: { '/': emptyPage(script.origin) },
      ...(contentSecurityPolicy && {
        contentSecurityPolicy: contentSecurityPolicy({ api, script: script.origin }),
      }),
    });
    const watched = await openWatchedPage(options.browser, options.context);
    const opened = new ElementPage(options, watched, [site, script], api);
    await opened.page.exposeFunction('issueToken', (scopes: readonly string[]) =>
      emulator.issueToken({ scope: scopes.join(' ') }),
    );
    await options.prepare?.(opened.page);
    await opened.load();
    return opened;
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await Promise.all(this.#sites.map((site) => site.close()));
  }

  /** Loads the page, again as if it was new. */
  async load(): Promise<void> {
    // A browser keeps no answers of a page that is left.
    await this.wire.settled();
    await this.page.goto(this.origins.page);
    await this.page.evaluate(`(() => {
      const manager = document.createElement('auth-methods-manager');
      manager.domain = ${JSON.stringify(new URL(this.origins.api).host)};
      manager.getAccessToken = ({ scopes }) => issueToken(scopes);
      for (const name of ['loaded', 'error']) {
        manager.addEventListener('auth-methods-' + name, () => { manager.dataset[name] = ''; });
      }
      document.body.append(manager);
    })()`);
    await this.page.locator('auth-methods-manager[data-loaded]').waitFor();
  }

  /** Sets a property, or an attribute of the same name, of the element. */
  async set(name: string, value: unknown): Promise<void> {
    await this.page.evaluate(
      `void (document.querySelector('auth-methods-manager')[${JSON.stringify(name)}] = ${JSON.stringify(value)})`,
    );
  }

  /** Rows of a method type, in their order on screen. */
  rows(type: string): Locator {
    return this.manager.locator(`auth-methods-row[data-type=${type}]`);
  }

  /** The row of what was added last. */
  addedRow(type: string): Locator {
    return this.manager.locator(`auth-methods-row[data-type=${type}][fresh]`);
  }

  /** Chooses an action of a row: a button of its own, or an entry of its menu. */
  async choose(row: Locator, action: string): Promise<void> {
    const menu = row.locator('[aria-haspopup=menu]');
    const direct = row.getByRole('button', { name: action, exact: true });
    if ((await direct.count()) > 0) {
      await direct.click();
      return;
    }
    await menu.click();
    await this.manager.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** Gives a method a name, and waits until the dialog has gone. */
  async rename(row: Locator, name: string): Promise<void> {
    await this.choose(row, 'Rename');
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.locator('.primary').click();
    await this.dialogClosed();
  }

  /** Removes a method, and waits until the dialog has gone. */
  async remove(row: Locator): Promise<void> {
    await this.choose(row, 'Remove');
    await this.dialog.locator('.danger').click();
    await this.dialogClosed();
  }

  async dialogClosed(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** What a screen reader is told last. */
  async announcement(): Promise<string> {
    return (await this.manager.locator('auth-methods-live-region [role=status]').innerText()).trim();
  }

  /** Neither a rule of the page's policy broken, nor anything thrown or complained about. */
  assertQuiet(): void {
    assert.deepEqual(this.watched.cspViolations, []);
    assert.deepEqual(this.watched.pageErrors, []);
    const ours = this.watched.consoleMessages.filter((text) => !refusalNoticed.test(text));
    assert.deepEqual(ours, []);
  }
}
