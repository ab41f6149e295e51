import {
  emulatedFetch,
  listResponse,
  noFaults,
  type CommonFaults,
} from '../../../src/emulator/backend-emulator.js';
import type { ManagementEmulator } from '../../../src/emulator/management/index.js';
import {
  managementProxy,
  type CodeMessage,
  type ManagementProxyOptions,
  type ProxySession,
} from '../../../src/proxy/management/index.js';
import { apiBase } from './pass-through-proxy.js';

/** How a host's server fails. */
export interface HostFaults extends CommonFaults {
  /** Two tabs have removed two methods, of which this was the last. */
  readonly removalRefused: boolean;
}

const pageOrigin = 'http://localhost:8000';

/** A host's server with the real proxy, in front of an emulated tenant. */
export class HostServer {
  readonly emulator: ManagementEmulator;
  /** What was sent to phones and addresses. */
  readonly messages: CodeMessage[] = [];
  session: ProxySession | undefined;
  readonly #options: Partial<ManagementProxyOptions>;
  #proxy: ReturnType<typeof managementProxy>;
  #faults: HostFaults = { ...noFaults, removalRefused: false };

  constructor(emulator: ManagementEmulator, options: Partial<ManagementProxyOptions> = {}) {
    this.emulator = emulator;
    this.#options = options;
    this.session = { userId: emulator.userId, authenticatedAt: new Date() };
    this.#proxy = this.#createProxy('one secret of more than thirty-two characters');
  }

  /** Answers below the address of the proxy, in place of the network. */
  readonly fetch = emulatedFetch(
    apiBase,
    () => this.#faults,
    (request) => this.#answer(request),
  );

  setFaults(faults: Partial<HostFaults>): void {
    this.#faults = { ...this.#faults, ...faults };
  }

  /** Enrollments that have begun can't be finished any more. */
  changeSecret(): void {
    this.#proxy = this.#createProxy('another secret of more than thirty-two characters');
  }

  #createProxy(secret: string): ReturnType<typeof managementProxy> {
    const { emulator } = this;
    return managementProxy({
      domain: new URL(emulator.origin).host,
      clientId: emulator.clientId,
      clientSecret: emulator.clientSecret,
      basePath: new URL(apiBase).pathname,
      secret,
      session: () => this.session,
      allowedOrigins: [this.#pageOrigin],
      relyingParty: { id: 'localhost', name: 'Example' },
      sendCode: (message) => void this.messages.push(message),
      endOtherSessions: (userId) => {
        emulator.user(userId).sessions = [];
      },
      onError: () => undefined,
      fetch: emulator.fetch,
      ...this.#options,
    });
  }

  get #pageOrigin(): string {
    return globalThis.location?.origin ?? pageOrigin;
  }

  async #answer(request: Request): Promise<Response> {
    const { status, retryAfter, removalRefused } = this.#faults;
    if (status !== undefined) {
      const headers = { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
      return new Response(null, { status, headers });
    }
    if (removalRefused && request.method === 'DELETE') {
      const problem = { type: 'urn:auth-methods-manager:last_method', title: 'Conflict', status: 409 };
      return Response.json(problem, { status: 409 });
    }
    const response = await this.#proxy(this.#fromPage(request));
    return request.method === 'GET' && response.ok ? this.#spoiled(response) : response;
  }

  /** Browsers let no script write this header: only the network adds it. */
  #fromPage(request: Request): Request {
    const headers = new Headers([...request.headers]);
    headers.set('origin', this.#pageOrigin);
    return Object.defineProperty(request, 'headers', { value: headers });
  }

  async #spoiled(response: Response): Promise<Response> {
    const list = (await response.json()) as { readonly authenticators: readonly object[] };
    const { body, itemWithoutId } = this.#faults;
    const authenticators = list.authenticators.map((item, index) =>
      itemWithoutId && index === 0 ? { ...item, id: undefined } : item,
    );
    const spoiled = { ...list, authenticators: body === 'null-list' ? null : authenticators };
    return listResponse(JSON.stringify(spoiled), this.#faults, 'application/json');
  }
}
