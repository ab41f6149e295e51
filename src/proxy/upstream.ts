import { parseJson, readBytes } from './json.js';
import { Refusal } from './refusal.js';

/** The signature of the global `fetch`, as far as it is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly authorization?: string;
  readonly body?: unknown;
}

export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON; `undefined` for an empty body, and for an error whose body is no JSON. */
  readonly body: unknown;
}

/** Milliseconds. A person waits, and a lock is held. */
const longestWait = 15_000;

/** Bytes. A thousand methods have less than half of it. */
const longestBody = 1_048_576;

/**
 * Sends a request to the vendor once. Redirects are not followed, as they would take the secret elsewhere. Rejects with
 * a {@link Refusal} when there is no answer, or a successful one that can't be read: then a change may have been made.
 */
export async function askUpstream(
  fetch: Fetch,
  { method, url, authorization, body }: UpstreamRequest,
): Promise<UpstreamAnswer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), longestWait);
  const init: RequestInit = {
    method,
    redirect: 'manual',
    signal: abort.signal,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  try {
    return await untilAborted(readAnswer(fetch, url, init), abort.signal);
  } catch (error) {
    // Errors of the network may quote what was sent.
    throw error instanceof Refusal ? error : badGateway();
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(fetch: Fetch, url: string, init: RequestInit): Promise<UpstreamAnswer> {
  const response = await fetch(url, init);
  const { status, headers } = response;
  if (
    response.redirected ||
    response.type === 'opaqueredirect' ||
    status < 200 ||
    (status >= 300 && status < 400)
  )
    throw badGateway();
  const bytes = await readBytes(response.body, longestBody);
  if (status >= 400)
    return { status, headers, body: bytes && bytes !== 'too-long' ? parseJson(bytes) : undefined };
  if (!bytes || bytes === 'too-long') throw badGateway();
  const body = parseJson(bytes);
  if (body === undefined && bytes.length > 0) throw badGateway();
  return { status, headers, body };
}

/** A fetch function of the host's need not heed the signal. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(badGateway()), { once: true });
    promise.then(resolve, reject);
  });
}

export function badGateway(): Refusal {
  return new Refusal(502, 'The service that holds the methods gave no usable answer');
}

/** Refuses an answer that says that the vendor can't do anything now. Others are the caller's to read. */
export function refuseUnavailable({ status, headers }: UpstreamAnswer): void {
  if (status === 429) throw new Refusal(429, 'Too many requests', { headers: rateLimitHeaders(headers) });
  if (status === 503) throw new Refusal(503, 'The service that holds the methods is not available');
  if (status >= 500) throw badGateway();
}

/** Seconds after which one may try again in any case. */
const longestDelay = 3600;

/** The limits and times of a 429: numbers only. */
function rateLimitHeaders(headers: Headers): Readonly<Record<string, string>> {
  const names = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  const limits = names.flatMap((name) => {
    const value = headers.get(name) ?? '';
    return /^\d{1,15}$/.test(value) ? [[name, value] as const] : [];
  });
  const delay = headers.get('retry-after') ?? '';
  const reset = Number(Object.fromEntries(limits)['x-ratelimit-reset'] ?? NaN);
  // A moment that the vendor's clock names is measured by the vendor's clock.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const seconds = /^\d{1,9}$/.test(delay) ? Number(delay) : Math.ceil(reset - now / 1000);
  const isKnown = Number.isFinite(seconds);
  return {
    ...Object.fromEntries(limits),
    ...(isKnown && { 'retry-after': String(Math.min(Math.max(seconds, 1), longestDelay)) }),
  };
}
