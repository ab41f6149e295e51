import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** One request of the element to the API, with its answer, as the browser saw them. */
export interface WireExchange {
  readonly method: string;
  /** Decoded, and without the base path: `/authentication-methods/totp|dev_1/verify`. */
  readonly path: string;
  readonly status: number;
  /** Without the scheme. */
  readonly token: string;
  /** Parsed; as text where it is no JSON, `undefined` where there is none. */
  readonly requestBody: unknown;
  readonly answer: unknown;
}

export interface WireLog {
  /**
   * Resolves when all that was asked has ended, or five seconds later; to what was answered, in the order of the
   * answers.
   */
  settled(): Promise<readonly WireExchange[]>;
}

function parse(text: string | null): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** How long an answer that has begun, or has not, may take to end: some aborted requests never tell. */
const patience = 5000;

/** Records what a page sends to `base`, such as `http://localhost:4400/me/v1`. Preflights are left out. */
export function recordWire(page: Page, base: string): WireLog {
  const exchanges: WireExchange[] = [];
  const open = new Map<Request, Promise<void>>();

  const read = async (request: Request): Promise<void> => {
    const response = await request.response();
    if (!response) return;
    const status = response.status();
    exchanges.push({
      method: request.method(),
      path: decodeURIComponent(request.url().slice(base.length)),
      status,
      token: (request.headers()['authorization'] ?? '').replace(/^\w+ /, ''),
      requestBody: parse(request.postData()),
      answer: status === 204 ? undefined : parse(await response.text()),
    });
  };

  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) return;
    const answered = new Promise<void>((resolve) => {
      const onEnd = (ended: Request): void => {
        if (ended !== request) return;
        page.off('requestfinished', onEnd);
        page.off('requestfailed', onEnd);
        // Of a page that is left, or closed, a browser keeps no answers.
        resolve(ended.failure() ? undefined : read(ended).catch(() => undefined));
      };
      page.on('requestfinished', onEnd);
      page.on('requestfailed', onEnd);
    });
    open.set(
      request,
      answered.then(() => void open.delete(request)),
    );
  });
  return {
    async settled() {
      const deadline = setTimeout(patience, undefined, { ref: false });
      await Promise.race([Promise.all(open.values()), deadline]);
      open.clear();
      return exchanges;
    },
  };
}
