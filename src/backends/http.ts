import { AuthMethodsError } from '../model/auth-methods-error.js';

/** What {@link sendJson} passes to `fetch`. */
export interface JsonRequestInit extends RequestInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** `fetch`, with authorization added for one action. */
export type AuthorizedFetch = (url: string, init: JsonRequestInit) => Promise<Response>;

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends a request once and resolves with the response, whatever its status. A redirect is not followed: browsers
 * show its response with the status 0. Rejects with `aborted`, `network`, or the error of authorizing it.
 */
export async function sendJson(
  authorizedFetch: AuthorizedFetch,
  { method, url, body, signal }: JsonRequest,
): Promise<Response> {
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  // Responses hold secrets, so the browser must not cache them. Requests do, too: a redirect would take them elsewhere.
  const init = {
    method,
    headers,
    signal,
    cache: 'no-store',
    redirect: 'manual',
    ...(body && { body: JSON.stringify(body) }),
  } as const;
  try {
    throwIfAborted(signal);
    return await untilAborted(authorizedFetch(url, init), signal);
  } catch (cause) {
    throwIfAborted(signal);
    if (isAuthMethodsError(cause)) throw cause;
    const reasons = 'offline, blocked by the page’s policy, or refused by CORS';
    throw new AuthMethodsError('network', `No answer to ${method} ${url}: ${reasons}`, { cause });
  }
}

/** The body of a response. Rejects with `invalid_response` when it is not JSON, or is cut off. */
export async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return JSON.parse(await untilAborted(response.text(), signal));
  } catch {
    throwIfAborted(signal);
    const { status } = response;
    // No cause: engines quote the text they could not parse, which may hold a secret.
    const message = `${response.url.replace(/[?#].*/, '') || 'The API'} answered ${status}, but no valid JSON`;
    throw new AuthMethodsError('invalid_response', message, { status, response });
  }
}

/** Like the signal's own method, but throws the error of a backend: `aborted`. */
export function throwIfAborted({ aborted, reason }: AbortSignal): void {
  if (aborted) throw new AuthMethodsError('aborted', 'Aborted', { cause: reason });
}

/** Whether it is an error of a backend, including one that another copy of the class made. */
export function isAuthMethodsError(error: unknown): error is AuthMethodsError {
  return AuthMethodsError.from(error) === error;
}

/** Rejects as soon as the signal aborts, even when the host's function ignores the signal. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // Callers look at the signal first, so this error never leaves the file.
    const abort = (): void => reject(new Error('Aborted'));
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The address above the paths of an API, without a trailing slash; `undefined` for what is no web address. */
export function baseAddress(apiBase: string): string | undefined {
  if (/\s/.test(apiBase)) return undefined;
  try {
    const { origin, pathname, protocol } = new URL(apiBase, globalThis.document?.baseURI);
    return /^https?:$/.test(protocol) ? (origin + pathname).replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}
