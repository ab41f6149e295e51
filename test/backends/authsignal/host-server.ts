import type { AuthsignalEmulator } from '../../../src/emulator/authsignal/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { HostedPageRequest } from '../../../src/backends/authsignal/index.js';

interface Item {
  readonly userAuthenticatorId: string;
  readonly verificationMethod: string;
  readonly verifiedAt?: string;
}

/** Whether the person can sign in with it. */
function isWayIn({ verificationMethod, verifiedAt }: Item): boolean {
  return verifiedAt !== undefined && !/^(?:RECOVERY_CODE|DEVICE|VERIFF)$/.test(verificationMethod);
}

/** What a host's own server does: it knows the vendor's secret, and the person by a cookie. */
export class HostServer {
  readonly #emulator: AuthsignalEmulator;
  session: 'open' | 'old' | 'ended' = 'open';
  /** Answers every removal as if it were of the last method. */
  refusesRemovals = false;
  readonly requests: Request[] = [];

  constructor(emulator: AuthsignalEmulator) {
    this.#emulator = emulator;
  }

  get address(): string {
    return `${this.#emulator.origin}/host`;
  }

  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    this.requests.push(request);
    const id = /^\/host\/me\/authenticators\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
    if (request.method !== 'DELETE' || id === undefined) return problem(404, 'No such path');
    if (request.headers.get('x-requested-with') !== 'auth-methods-manager') return problem(403, 'Forged');
    if (this.session === 'ended') return problem(401, 'Signed out');
    if (this.session === 'old') {
      const challenge = 'Bearer error="insufficient_user_authentication", max_age=300';
      return problem(401, 'Sign in again', { 'www-authenticate': challenge });
    }
    const path = `/users/${encodeURIComponent(this.#emulator.userId)}/authenticators`;
    const listed = await this.#api('GET', path, request.signal);
    if (!listed.ok) return relayed(listed);
    const items = (await listed.json()) as readonly Item[];
    const item = items.find((each) => each.userAuthenticatorId === id);
    if (!item) return problem(404, 'No such method');
    const isLast = isWayIn(item) && !items.some((other) => other !== item && isWayIn(other));
    if (isLast || this.refusesRemovals) return problem(409, 'It is the last one');
    const removed = await this.#api('DELETE', `${path}/${id}`, request.signal);
    return removed.ok ? new Response(null, { status: 204 }) : relayed(removed);
  };

  /** As a page would ask its server for the address of the vendor's page. */
  readonly hostedPage = async ({ scopes, signal }: HostedPageRequest): Promise<string> => {
    if (this.session === 'ended') throw new AuthMethodsError('unauthorized', 'Signed out');
    const path = `/users/${encodeURIComponent(this.#emulator.userId)}/actions/manage-methods`;
    const body = { scope: scopes.join(' '), redirectToSettings: true };
    const response = await this.#api('POST', path, signal, body);
    if (!response.ok) {
      const code = response.status === 429 ? 'rate_limited' : 'server_error';
      const retryAfter = Number(response.headers.get('retry-after'));
      throw new AuthMethodsError(code, 'Not tracked', { ...(retryAfter > 0 && { retryAfter }) });
    }
    return ((await response.json()) as { readonly url: string }).url;
  };

  #api(method: string, path: string, signal: AbortSignal, body?: object): Promise<Response> {
    return this.#emulator.fetch(`${this.#emulator.baseUrl}${path}`, {
      method,
      signal,
      headers: {
        authorization: `Basic ${btoa(`${this.#emulator.secretKey}:`)}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

function relayed({ status, headers }: Response): Response {
  const retryAfter = headers.get('retry-after');
  return problem(status, 'The vendor has failed', {
    ...(retryAfter !== null && { 'retry-after': retryAfter }),
  });
}

/** https://www.rfc-editor.org/rfc/rfc9457 */
function problem(status: number, title: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
