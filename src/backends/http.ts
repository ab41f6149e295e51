import { AuthMethodsError } from '../model/auth-methods-error.js';

/** What {@link sendJson} hands to `fetch`. */
export interface JsonRequestInit extends RequestInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** `fetch`, with authorization added for one action. */
export type AuthorizedFetch = (url: string, init: JsonRequestInit) => Promise<Response>;

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends a request once and resolves with any answer, whatever its status. Rejects with `aborted`, `network`,
 * or what authorizing it met.
 */
export async function sendJson(
  authorizedFetch: AuthorizedFetch,
  { method, url, body, signal }: JsonRequest,
): Promise<Response> {
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  // Answers hold secrets, which have no business in the browser's cache.
  const init = {
    method,
    headers,
    signal,
    cache: 'no-store',
    ...(body && { body: JSON.stringify(body) }),
  } as const;
  try {
    throwIfAborted(signal);
    return await untilAborted(authorizedFetch(url, init), signal);
  } catch (cause) {
    throwIfAborted(signal);
    if (cause instanceof AuthMethodsError) throw cause;
    const reasons = 'offline, blocked by the page’s policy, or refused by CORS';
    throw new AuthMethodsError('network', `No answer to ${method} ${url}: ${reasons}`, { cause });
  }
}

/** The body of an answer. Rejects with `invalid_response` when it is no JSON, or only a part of it. */
export async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return JSON.parse(await untilAborted(response.text(), signal));
  } catch {
    throwIfAborted(signal);
    const { status } = response;
    // Without its cause: engines quote the text that they could not parse, and it may be a secret.
    const message = `${response.url || 'The API'} answered ${status}, but no valid JSON`;
    throw new AuthMethodsError('invalid_response', message, { status, response });
  }
}

/** Like the signal's own, with an error that leaves a backend: `aborted`. */
export function throwIfAborted({ aborted, reason }: AbortSignal): void {
  if (aborted) throw new AuthMethodsError('aborted', 'Aborted', { cause: reason });
}

/** Stops waiting when the signal says so, also for a host's function that heeds no signal. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // Whatever the reason, callers look at the signal first.
    const abort = (): void => reject(new Error('Aborted'));
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
