import type { CDPSession, Page } from 'playwright-core';
import type { Places } from './secret-search.js';
import { SessionRecording } from './session-recording.js';

const EVENTS = [
  'auth-methods-loaded',
  'auth-method-before-enroll',
  'auth-method-before-remove',
  'auth-method-enrolled',
  'auth-method-updated',
  'auth-method-removed',
  'auth-methods-step-up',
  'auth-methods-error',
];

/**
 * Text, since it runs in the page. Tells of every event of the element: all that can be read of it, errors with
 * their causes included, whether enumerable or not.
 */
const reportEvents = `(() => {
  const read = (value, seen = new Set()) => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value) || value instanceof Node || value instanceof Window) return '';
    seen.add(value);
    const own = Reflect.ownKeys(value);
    const inherited = value instanceof Event || value instanceof Response ? Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(value))) : [];
    const headers = value instanceof Headers ? [...value].flat().join(' ') : '';
    return [headers, ...[...own, ...inherited].map((name) => {
      try { return String(name) + ': ' + read(value[name], seen); } catch { return ''; }
    })].join('\\n');
  };
  for (const name of ${JSON.stringify(EVENTS)}) {
    addEventListener(name, (event) => reportEvent(name, read(event)), true);
  }
})()`;

/** Text, since it runs in the page. What the browser keeps, or shows to other scripts. */
const readKept = `(async () => {
  const result = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const stored = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      stored.push(name, store, await result(records.getAllKeys()), await result(records.getAll()));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      stored.push(name, request.url, await (await cache.match(request)).text());
  }
  const texts = Object.entries(window).filter(([, value]) => typeof value === 'string');
  return {
  storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stored]),
  window: JSON.stringify([window.name, document.title, document.cookie, document.referrer, Object.keys(window), texts]),
  history: JSON.stringify([location.href, history.state]),
  patterns: [RegExp.input, RegExp.lastMatch, RegExp.leftContext, RegExp.rightContext, RegExp.$1].join(' | '),
  performance: performance.getEntries().map(({ name, detail }) => [name, JSON.stringify(detail)].join(' ')).join('\\n'),
  };
})()`;

/** Where a page, or a script on it, could come across something; from before the page is loaded. */
export class PageTraces {
  readonly #page: Page;
  readonly #events: string[] = [];
  readonly #console: string[] = [];
  readonly #addresses: string[] = [];
  #devtools: CDPSession | undefined;
  #recording: SessionRecording | undefined;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async watch(page: Page): Promise<PageTraces> {
    const traces = new PageTraces(page);
    await page.exposeFunction('reportEvent', (name: string, text: string) =>
      traces.#events.push(`${name}\n${text}`),
    );
    await page.addInitScript(reportEvents);
    page.on('console', (message) => {
      traces.#console.push(message.text());
      // The text of an object is only its beginning.
      for (const arg of message.args())
        arg.jsonValue().then(
          (value) => traces.#console.push(JSON.stringify(value) ?? ''),
          () => undefined,
        );
    });
    page.on('pageerror', (error) => traces.#console.push(String(error), error.stack ?? ''));
    page.on('request', (request) =>
      traces.#addresses.push(request.url(), request.headers()['referer'] ?? ''),
    );
    page.on('framenavigated', (frame) => traces.#addresses.push(frame.url()));
    return traces;
  }

  /** Records the page from now on, as tools do that play a visit again. They keep what they record. */
  async record(): Promise<void> {
    this.#recording = await SessionRecording.start(this.#page);
  }

  /** Names of the events so far, in order. */
  get eventNames(): readonly string[] {
    return this.#events.map((text) => text.split('\n', 1)[0] ?? '');
  }

  /** All that can be found in the page now. */
  async collect(): Promise<Places> {
    const kept = await this.#page.evaluate<Places>(readKept);
    const cookies = await this.#page.context().cookies();
    return {
      ...kept,
      document: await this.#document(),
      events: this.#events.join('\n'),
      console: this.#console.join('\n'),
      addresses: this.#addresses.join('\n'),
      cookies: JSON.stringify(cookies),
      recording: this.#recording?.text ?? '',
      clipboard: await this.#page.evaluate<string>('navigator.clipboard.readText()'),
    };
  }

  /** All texts in the memory of the page's scripts, after what can be collected is gone. */
  async memory(): Promise<string> {
    const devtools = await this.#page.context().newCDPSession(this.#page);
    const chunks: string[] = [];
    devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await devtools.send('HeapProfiler.enable');
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] };
    return strings.join('\n');
  }

  /**
   * Every text, attribute and field value, those in shadow roots included, open or closed. After them, the texts in the
   * order of the page: a secret may be split over several.
   */
  async #document(): Promise<string> {
    // Never detached: that would end a virtual authenticator, too.
    this.#devtools ??= await this.#page.context().newCDPSession(this.#page);
    const { strings, documents } = await this.#devtools.send('DOMSnapshot.captureSnapshot', {
      computedStyles: [],
    });
    const texts = documents.flatMap(({ nodes }) =>
      (nodes.nodeValue ?? []).map((index) => strings[index] ?? ''),
    );
    return [strings.join(' | '), texts.join('\n'), texts.join('')].join('\n');
  }
}
