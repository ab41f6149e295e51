import { authsignalBackend, type AuthsignalOptions } from '../../../src/backends/authsignal/index.js';
import {
  createAuthsignalEmulator,
  type AuthsignalEmulator,
  type AuthsignalEmulatorOptions,
} from '../../../src/emulator/authsignal/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import { HostServer } from './host-server.js';

export const options = { signal: new AbortController().signal };

/** What was sent to the API. */
export interface SentRequest {
  readonly method: string;
  /** Below `/v1/client`. */
  readonly path: string;
  readonly body: unknown;
  readonly token: string;
  readonly init: RequestInit;
}

export interface Connection {
  readonly emulator: AuthsignalEmulator;
  readonly host: HostServer;
  readonly backend: ReturnType<typeof authsignalBackend>;
  readonly requests: SentRequest[];
  /** What the host was asked for a token with. */
  readonly asked: TokenRequest[];
  sentCode(): string;
}

const { fetch: original } = globalThis;

export function disconnect(): void {
  globalThis.fetch = original;
}

/** A backend whose requests reach an emulator, and a host with a server. Call {@link disconnect} at the end. */
export function connect(
  given: Partial<AuthsignalOptions> | ((host: HostServer) => Partial<AuthsignalOptions>) = {},
  emulatorOptions: AuthsignalEmulatorOptions = {},
): Connection {
  const emulator = createAuthsignalEmulator({ origin: 'https://authsignal.test', ...emulatorOptions });
  const host = new HostServer(emulator);
  const requests: SentRequest[] = [];
  const asked: TokenRequest[] = [];
  globalThis.fetch = (input, init = {}) => {
    const url = String(input);
    if (!url.startsWith(emulator.origin)) return original(input, init);
    if (url.startsWith(host.address)) return host.fetch(input, init);
    const { body, method = 'GET', headers } = init;
    requests.push({
      method,
      path: url.replace(`${emulator.baseUrl}/client`, ''),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      token: new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? '',
      init,
    });
    return emulator.fetch(input, init);
  };
  const changes = typeof given === 'function' ? given(host) : given;
  const backend = authsignalBackend({
    apiBase: emulator.baseUrl,
    ...(!changes.fetcher &&
      changes.accessToken === undefined && {
        getAccessToken: (request) => {
          asked.push(request);
          return emulator.issueToken({ scope: request.scopes.join(' ') });
        },
      }),
    ...changes,
  });
  const sentCode = (): string => emulator.outbox.at(-1)?.code ?? '';
  return { emulator, host, backend, requests, asked, sentCode };
}

/** A backend whose API always answers so. */
export function answering(response: () => Response, more: Partial<AuthsignalOptions> = {}) {
  return authsignalBackend({
    apiBase: 'https://authsignal.test/v1',
    fetcher: () => Promise.resolve(response()),
    ...more,
  });
}

/** The error that a call rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<AuthMethodsError> {
  try {
    await promise;
  } catch (error) {
    return error as AuthMethodsError;
  }
  throw new Error('It did not reject');
}

export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    ({ code }: AuthMethodsError) => code,
  );
