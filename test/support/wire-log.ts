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
  /** Resolves when all that was asked is answered or aborted; to what was answered, in the order of the answers. */
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

/** Records what a page sends to `base`, such as `http://localhost:4400/me/v1`. Preflights are left out. */
export function recordWire(page: Page, base: string): WireLog {
  const exchanges: WireExchange[] = [];
  const reading: Promise<void>[] = [];

  const read = async (request: Request): Promise<void> => {
    // Without one it was aborted.
    const response = await request.response();
    if (!response || (await response.finished())) return;
    const authorization = (await request.headerValue('authorization')) ?? '';
    const status = response.status();
    exchanges.push({
      method: request.method(),
      path: decodeURIComponent(request.url().slice(base.length)),
      status,
      token: authorization.replace(/^\w+ /, ''),
      requestBody: parse(request.postData()),
      answer: status === 204 ? undefined : parse(await response.text()),
    });
  };
  page.on('request', (request) => {
    // Of a page that is left, or closed, a browser keeps no answers.
    if (request.url().startsWith(`${base}/`)) reading.push(read(request).catch(() => undefined));
  });
  return {
    async settled() {
      await Promise.all(reading);
      return exchanges;
    },
  };
}
