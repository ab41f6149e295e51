import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Emulator, Faults, ScenarioName } from '../../../src/emulator/index.js';
import { serveHostSite, type HostSite } from '../e2e/host-site.js';
import { startEmulator } from '../e2e/start-emulator.js';
import { stepTimeout, type EngineWindow } from './engine-window.js';
import { pageScript } from './page-script.js';
import { Person } from './person.js';

export interface OpenOptions {
  readonly scenario?: ScenarioName;
  readonly faults?: Partial<Faults>;
  /** Language of the page. Default `en`. */
  readonly lang?: string;
  /** Origin of the API, where something stands before the emulator. */
  readonly api?: string;
  /** Other origins that the page's policy lets it ask. */
  readonly connect?: readonly string[];
  /** Runs before any other script: a statement that takes something away from the browser. */
  readonly before?: string;
  /** What to wait for. Default the event `auth-methods-loaded`. */
  readonly until?: string;
}

/** The strictest policy a page can have: its own files, one API, and no HTML from strings. */
const policyFor = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const documentIn = (lang: string): string => `<!doctype html>
<html lang="${lang}" dir="${/^(ar|he)/.test(lang) ? 'rtl' : 'ltr'}">
  <head>
    <meta charset="utf-8" />
    <title>Account</title>
    <script src="/before.js"></script>
    <script src="/watch.js"></script>
    <script src="/person.js"></script>
    <script type="module" src="/auth-methods-manager.js"></script>
    <script type="module" src="/host.js"></script>
  </head>
  <body>
    <button type="button">Before</button>
    <main></main>
    <button type="button">After</button>
  </body>
</html>`;

const eventNames = ['methods-loaded', 'methods-error', 'method-enrolled', 'method-updated', 'method-removed'];

const hostScript = (domain: string, token: string): string => `const events = (globalThis.events = []);
for (const name of ${JSON.stringify(eventNames)}) addEventListener('auth-' + name, ({ type }) => events.push(type));
const manager = (globalThis.manager = document.createElement('auth-methods-manager'));
Object.assign(manager, { domain: ${JSON.stringify(domain)}, getAccessToken: () => ${JSON.stringify(token)} });
document.querySelector('main').append(manager);`;

const scripts = { person: pageScript('person'), watch: pageScript('watch') };

/** A host's page with the script tag on it, under the strictest policy, in one engine; the API is an emulator. */
export class AccountPage {
  readonly window: EngineWindow;
  readonly emulator: Emulator;
  readonly person: Person;
  readonly #server: Awaited<ReturnType<typeof startEmulator>>;
  #site: HostSite | undefined;
  #options: OpenOptions = {};
  #visits = 0;

  private constructor(window: EngineWindow, server: Awaited<ReturnType<typeof startEmulator>>) {
    this.window = window;
    this.#server = server;
    this.emulator = server.emulator;
    this.person = new Person(window);
  }

  static async start(window: EngineWindow): Promise<AccountPage> {
    const page = new AccountPage(window, await startEmulator());
    page.#site = await serveHostSite({ pages: {}, routes: page.#routes() });
    return page;
  }

  async close(): Promise<void> {
    await Promise.all([this.#site?.close(), this.#server.close()]);
  }

  /** A fresh account, and the page with its list. */
  async open(options: OpenOptions = {}): Promise<Person> {
    this.#options = options;
    this.emulator.reset(options.scenario ?? 'single-factor');
    this.emulator.setFaults(options.faults ?? {});
    this.#visits += 1;
    await this.window.open(`${this.#origin}/?${this.#visits}`);
    await this.#isLoaded();
    await this.happens(options.until ?? 'auth-methods-loaded');
    return this.person;
  }

  /** Resolves when the host hears of an event. */
  async happens(event: string): Promise<void> {
    const heard = await this.window.evaluate<boolean>(`person.happens(${JSON.stringify(event)})`);
    assert.equal(heard, true);
  }

  /** Calls a method of the element's, without waiting for its end. */
  async call(method: string, argument: string): Promise<void> {
    await this.window.evaluate(`void manager[${JSON.stringify(method)}](${JSON.stringify(argument)})`);
  }

  /** The code in the message that was sent last. */
  sentCode(): string {
    const message = this.emulator.outbox.at(-1);
    assert.ok(message, 'No code was sent');
    return message.code;
  }

  countOf(type: string): number {
    return this.emulator.methods.filter((method) => method.type === type).length;
  }

  /**
   * What the page complained about since it was loaded: errors, warnings, and what the policy forbade. They are not
   * held against the test any more.
   */
  takeComplaints(): Promise<readonly string[]> {
    return this.window.evaluate('complaints.splice(0)');
  }

  /** Fails when the page complained, or asked anyone but its own site and the API. */
  async assertQuiet(): Promise<void> {
    assert.deepEqual(await this.takeComplaints(), []);
    const addresses = await this.window.evaluate<readonly string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name)`,
    );
    const known = [this.#origin, this.#api, ...(this.#options.connect ?? [])];
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith('data:') && !known.includes(new URL(address).origin)),
      [],
    );
  }

  /** WebKit's driver may answer while the page before is still there. */
  async #isLoaded(): Promise<void> {
    const isThere = `document.readyState === 'complete' && location.search === '?${this.#visits}'`;
    const end = Date.now() + stepTimeout;
    while (!(await this.window.evaluate(isThere).catch(() => false))) {
      assert.ok(Date.now() < end, 'The page did not load');
      await setTimeout(20);
    }
  }

  get #origin(): string {
    return this.#site?.origin ?? '';
  }

  get #api(): string {
    return this.#options.api ?? this.#server.origin;
  }

  #routes(): Hono {
    const script = (path: string, text: () => string | Promise<string>): Hono =>
      routes.get(path, async (context) =>
        context.body(await text(), 200, { 'content-type': 'text/javascript' }),
      );
    const routes = new Hono().get('/', (context) => {
      const headers = { 'content-security-policy': policyFor([this.#api, ...(this.#options.connect ?? [])]) };
      return context.html(documentIn(this.#options.lang ?? 'en'), 200, headers);
    });
    script('/person.js', () => scripts.person);
    script('/watch.js', () => scripts.watch);
    script('/before.js', () => this.#options.before ?? '');
    script('/host.js', async () => hostScript(new URL(this.#api).host, await this.emulator.issueToken()));
    return routes;
  }
}
