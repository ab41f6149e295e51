import { issueAccessToken } from './access-token.js';
import { createApp } from './app.js';
import type { AuthorizationServer } from './token-endpoint.js';
import type { Emulator, EmulatorOptions } from './emulator.js';
import { ConnectionLost } from './failure-answer.js';
import { parseFaults } from './faults.js';
import { parseScenarioName } from './scenarios.js';
import { Tenant } from './tenant.js';

/** Headers that a page can always read: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const safelistedHeaders: readonly string[] = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/** The emulator for the HTTP server: its unaltered answers, and its state. */
export interface EmulatorCore {
  readonly tenant: Tenant;
  /** Rejects with {@link ConnectionLost} when the connection should break. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly emulator: Emulator;
}

/** Creates an emulator. Throws a `TypeError` for an unknown scenario or switch. */
export function createEmulator(options?: EmulatorOptions): Emulator {
  return createEmulatorCore(options).emulator;
}

/** @param authorizationServer creates the server that signs people in with a browser */
export function createEmulatorCore(
  options: EmulatorOptions = {},
  authorizationServer?: (tenant: Tenant) => AuthorizationServer,
): EmulatorCore {
  const scenario = parseScenarioName(options.scenario ?? 'typical');
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  const tenant = new Tenant({
    origin,
    audience: options.audience ?? `${origin}/me/`,
    scenario,
    relyingParty: {
      id: options.rpId ?? new URL(origin).hostname,
      name: options.rpName ?? 'Example',
      ...(options.pageOrigins && { origins: options.pageOrigins }),
    },
    clock: options.clock ?? Date.now,
    faults: parseFaults({
      ...(options.latency !== undefined && { latency: options.latency }),
      ...(options.plan !== undefined && { plan: options.plan }),
      ...options.faults,
    }),
  });
  const app = createApp(tenant, options.verifyToken, authorizationServer?.(tenant));

  const handle = async (request: Request): Promise<Response> => {
    const isApi = new URL(request.url).pathname.startsWith('/me/');
    const { offline, latency } = tenant.faults;
    if (isApi && offline) throw new ConnectionLost();
    const answer = Promise.resolve(app.fetch(request));
    // The request takes effect at once; only its answer is delayed.
    if (isApi && latency > 0) await Promise.allSettled([answer, delay(latency, request.signal)]);
    return answer;
  };

  const emulator: Emulator = {
    origin,
    audience: tenant.audience,
    issuer: tenant.issuer,
    get scenario() {
      return tenant.scenario;
    },
    get faults() {
      return tenant.faults;
    },
    get methods() {
      return tenant.account.methods;
    },
    get outbox() {
      return tenant.outbox;
    },
    fetch: async (input, init) => {
      const request =
        input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init);
      request.signal.throwIfAborted();
      const response = await unlessAborted(handle(request), request.signal);
      return tenant.faults.exposeHeaders ? response : withoutHiddenHeaders(response);
    },
    issueToken: (tokenOptions) => issueAccessToken(tenant, tokenOptions),
    reset: (name = tenant.scenario) => {
      tenant.reset(parseScenarioName(name));
    },
    setFaults: (faults) => {
      tenant.setFaults(parseFaults(faults));
    },
    approvePush: () => tenant.approvePush(),
    now: () => tenant.now(),
    advanceClock: (milliseconds) => {
      if (!Number.isFinite(milliseconds))
        throw new TypeError('advanceClock() takes milliseconds, as a number.');
      tenant.setFaults({ clockOffset: tenant.faults.clockOffset + milliseconds });
    },
  };
  return { tenant, handle, emulator };
}

/** Resolves early when the signal is aborted. */
function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Rejects as soon as the signal is aborted, whatever the promise does. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as unknown);
      },
      { once: true },
    );
    promise.then(resolve, reject);
  });
}

function withoutHiddenHeaders(response: Response): Response {
  const headers = [...response.headers].filter(([name]) => safelistedHeaders.includes(name));
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
