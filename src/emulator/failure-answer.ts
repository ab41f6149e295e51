import type { Failure } from './failure.js';
import { Problem } from './problem.js';

/** The connection broke. A `TypeError`, like those of `fetch`; the HTTP server closes the socket instead. */
export class ConnectionLost extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** Returns the problem for a failure with a status. */
export function failureProblem(failure: Failure, status: number): Problem {
  const retryAfter = String(failure.retryAfter ?? 30);
  return new Problem(
    status,
    failure.code ?? `A0E-${String(status)}-0001`,
    failure.detail ?? 'The emulator was told to fail',
    status === 429 || status === 503 ? { headers: { 'retry-after': retryAfter } } : {},
  );
}

/** Spoils the answer to a request that was carried out. */
export async function spoiledAnswer(response: Response, failure: Failure): Promise<Response> {
  const { status } = response;
  const headers = new Headers(response.headers);
  if (failure.as === 'html') {
    headers.set('content-type', 'text/html; charset=utf-8');
    const page = '<!doctype html><title>Checking your browser</title><p>One moment, please.</p>';
    return new Response(status === 204 ? null : page, { status, headers });
  }
  if (failure.as === 'truncated') {
    const text = await response.text();
    return new Response(status === 204 ? null : text.slice(0, Math.ceil(text.length / 2)), {
      status,
      headers,
    });
  }
  throw new ConnectionLost();
}
