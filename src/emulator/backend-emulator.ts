import type { OutboxMessage } from './tenant.js';

/** How the API of any backend can misbehave. Everything is off by default. */
export interface CommonFaults {
  /** The connection breaks. */
  readonly offline: boolean;
  /** Milliseconds before an answer. The request takes effect at once. */
  readonly latency: number;
  /** Refuses every request with this status, in the vendor's form. */
  readonly status: number | undefined;
  /** Seconds, with `status: 429`. */
  readonly retryAfter: number | undefined;
  /** Answers a list with a page, with half of the JSON, or without the list. */
  readonly body: 'html' | 'truncated' | 'null-list' | undefined;
  /** The first item of the list has no id. */
  readonly itemWithoutId: boolean;
}

export const noFaults: CommonFaults = {
  offline: false,
  latency: 0,
  status: undefined,
  retryAfter: undefined,
  body: undefined,
  itemWithoutId: false,
};

/** The state that an emulated account begins in. */
export const accountNames = ['typical', 'empty', 'unknown-type'] as const;
export type AccountName = (typeof accountNames)[number];

/** The API of a backend for one person, in memory. */
export interface BackendEmulator<Faults extends CommonFaults = CommonFaults> {
  readonly origin: string;
  /** The codes and links "sent", oldest first. */
  readonly outbox: readonly OutboxMessage[];
  /** Answers a request. Has the signature of the global `fetch` and does not use `this`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Issues a token for the person, as the host's server would get it. */
  issueToken(): string;
  /** No token is valid any longer. */
  revokeTokens(): void;
  /** The current value of every switch. */
  readonly faults: Faults;
  /** Throws a `TypeError` for a switch that there is not. */
  setFaults(changes: Partial<Faults>): void;
  /** Returns to the beginning. Tokens stay valid. */
  reset(account?: AccountName): void;
}

/** The message of the error with which `fetch` rejects when the connection breaks. */
export const connectionLost = 'Failed to fetch';

/** The `fetch` of an emulator that answers with `answer`, and breaks and waits as the switches say. */
export function emulatedFetch(
  origin: string,
  currentFaults: () => CommonFaults,
  answer: (request: Request) => Response | Promise<Response>,
): BackendEmulator['fetch'] {
  return async (input, init) => {
    const request =
      input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init);
    request.signal.throwIfAborted();
    const { offline, latency } = currentFaults();
    if (offline) throw new TypeError(connectionLost);
    const answered = answer(request);
    if (latency > 0) await delay(latency, request.signal);
    const response = await answered;
    request.signal.throwIfAborted();
    return response;
  };
}

/** Throws a `TypeError` that says which switches there are. */
export function changedFaults<Faults extends CommonFaults>(
  current: Faults,
  changes: Partial<Faults>,
): Faults {
  const unknown = Object.keys(changes).find((name) => !(name in current));
  if (unknown === undefined) return { ...current, ...changes };
  throw new TypeError(`Unknown switch "${unknown}". Valid ones: ${Object.keys(current).join(', ')}`);
}

/** A list's answer, spoiled as the switches say. */
export function listResponse(text: string, { body }: CommonFaults, contentType: string): Response {
  if (body === 'html')
    return new Response('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } });
  return new Response(body === 'truncated' ? text.slice(0, -9) : text, {
    headers: { 'content-type': contentType },
  });
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
