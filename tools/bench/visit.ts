import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import { watchScript } from './in-page.js';

/** A processor four times slower, and a slow mobile network. */
export const throttle = { cpu: 4, megabitsPerSecond: 3.2, latency: 60 };

/** For what hangs; nothing measured takes nearly as long. */
const patience = 120_000;
/** Milliseconds without a request after which a page counts as settled. */
const quiet = 250;

/** One look at a page, with nothing in the cache. */
export interface Visit {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Resolves to milliseconds from the navigation until all methods are on screen. */
  listed(): Promise<number>;
  /** Resolves when nothing has been asked for in a while. */
  settled(): Promise<void>;
  /** Evaluates an expression of `bench`, which in-page.ts puts into the page. */
  read<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly url: string;
  /** How many methods the list has. */
  readonly rows: number;
  readonly throttled: boolean;
  /** Runs before the navigation. */
  readonly prepare?: (page: Page, devtools: CDPSession) => Promise<void>;
}

/** Of the page behind the session. */
async function slowDown(devtools: CDPSession): Promise<void> {
  const throughput = (throttle.megabitsPerSecond * 1_000_000) / 8;
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle.cpu });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: throttle.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let changed = performance.now();
  page.on('request', (request) => {
    open.add(request);
    changed = performance.now();
  });
  const close = (request: Request): void => {
    open.delete(request);
    changed = performance.now();
  };
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  return async () => {
    const deadline = performance.now() + patience;
    while (open.size > 0 || performance.now() - changed < quiet) {
      if (performance.now() > deadline)
        throw new Error(`Not answered: ${[...open].map((one) => one.url()).join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
}

/** Opens a page in a context of its own. The navigation has begun when it resolves. */
export async function openVisit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'Asia/Dubai',
    viewport: { width: 1000, height: 900 },
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(watchScript(options.rows));
  await options.prepare?.(page, devtools);
  if (options.throttled) await slowDown(devtools);
  const settled = watchRequests(page);
  await page.goto(options.url, { waitUntil: 'commit' });

  const read = async <T>(expression: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const why = (): string => `"${expression}" is still not there. ${errors.join(' ')}`;
      timer = setTimeout(() => reject(new Error(why())), patience);
    });
    try {
      return await Promise.race([page.evaluate<T>(expression), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    page,
    devtools,
    listed: () => read('bench.listed'),
    settled,
    read,
    close: () => context.close(),
  };
}
