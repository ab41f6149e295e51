import type { HostedPageRequest } from '../../../src/backends/authsignal/index.js';
import type { AuthsignalEmulator } from '../../../src/emulator/authsignal/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { authsignalProxy, type ProxyHandler } from '../../../src/proxy/authsignal/index.js';

/** A host's own server: it knows the vendor's secret, and the person by a cookie. */
export class HostServer {
  readonly #emulator: AuthsignalEmulator;
  readonly #proxy: ProxyHandler;
  session: 'open' | 'old' | 'ended' = 'open';
  /** Answers every removal as if it were of the last method. */
  refusesRemovals = false;
  readonly requests: Request[] = [];

  constructor(emulator: AuthsignalEmulator) {
    this.#emulator = emulator;
    this.#proxy = authsignalProxy({
      basePath: '/host',
      secretKey: emulator.secretKey,
      apiUrl: emulator.baseUrl,
      fetch: (url, init) => emulator.fetch(url, init),
      session: () => {
        const authenticatedAt = this.session === 'old' ? 0 : new Date();
        return this.session === 'ended' ? null : { userId: emulator.userId, authenticatedAt };
      },
      onError: () => undefined,
    });
  }

  get address(): string {
    return `${this.#emulator.origin}/host`;
  }

  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    // Only browsers set this header, and no script can.
    const headers = new Headers([...request.headers, ['origin', this.#emulator.origin]]);
    Object.defineProperty(request, 'headers', { value: headers });
    this.requests.push(request);
    // As slow, or as far from the page, as the vendor's server.
    await this.#emulator.fetch('/', { signal: request.signal });
    return this.refusesRemovals ? lastMethodAnswer() : this.#proxy(request);
  };

  /** As a page would ask its server for the address of the vendor's page. */
  readonly hostedPage = async ({ scopes, signal }: HostedPageRequest): Promise<string> => {
    if (this.session === 'ended') throw new AuthMethodsError('unauthorized', 'Signed out');
    const path = `/users/${encodeURIComponent(this.#emulator.userId)}/actions/manage-methods`;
    const response = await this.#emulator.fetch(`${this.#emulator.baseUrl}${path}`, {
      method: 'POST',
      signal,
      headers: { authorization: `Basic ${btoa(`${this.#emulator.secretKey}:`)}` },
      body: JSON.stringify({ scope: scopes.join(' '), redirectToSettings: true }),
    });
    if (response.ok) return ((await response.json()) as { readonly url: string }).url;
    const code = response.status === 429 ? 'rate_limited' : 'server_error';
    const retryAfter = Number(response.headers.get('retry-after'));
    throw new AuthMethodsError(code, 'Not tracked', { ...(retryAfter > 0 && { retryAfter }) });
  };
}

function lastMethodAnswer(): Response {
  return new Response('{"type":"urn:auth-methods-manager:last_method","status":409}', {
    status: 409,
    headers: { 'content-type': 'application/problem+json' },
  });
}
