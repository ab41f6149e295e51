import type { Refusal } from './refusal.js';

/** Every answer is about one person, and none is a document to be shown. */
const secureHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** The titles of https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

export function jsonAnswer(status: number, value: unknown): Response {
  const headers = { ...secureHeaders, 'content-type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(value), { status, headers });
}

export function emptyAnswer(): Response {
  return new Response(null, { status: 204, headers: secureHeaders });
}

/** A refusal as https://www.rfc-editor.org/rfc/rfc9457 writes it. */
export function problemAnswer({ status, code, message, headers }: Refusal): Response {
  const type = code ? `urn:auth-methods-manager:${code}` : 'about:blank';
  const body = JSON.stringify({ type, status, title: titles[status] ?? 'Error', detail: message });
  return new Response(body, {
    status,
    headers: { ...headers, ...secureHeaders, 'content-type': 'application/problem+json; charset=utf-8' },
  });
}
