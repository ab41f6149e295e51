import { cognitoBackend, type CognitoOptions } from '../../../src/backends/cognito/index.js';
import {
  createCognitoEmulator,
  type CognitoEmulator,
  type CognitoEmulatorOptions,
} from '../../../src/emulator/cognito/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';

export const options = { signal: new AbortController().signal };

export const allTypes = ['passkey', 'password', 'totp', 'phone', 'email'] as const;

export interface SentRequest {
  readonly operation: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A backend whose requests are recorded, with its emulator. */
export function connect(changes: Partial<CognitoOptions> = {}, settings: CognitoEmulatorOptions = {}) {
  const emulator = createCognitoEmulator({ origin: 'https://cognito.test', ...settings });
  const requests: SentRequest[] = [];
  const token = emulator.issueToken();
  const backend = cognitoBackend({
    endpoint: emulator.origin,
    enroll: allTypes,
    fetcher: (input, init) => {
      const fields = JSON.parse(String(init.body)) as Readonly<Record<string, unknown>>;
      requests.push({ operation: operationOf(init), fields });
      return emulator.fetch(input, { ...init, body: JSON.stringify({ ...fields, AccessToken: token }) });
    },
    ...changes,
  });
  /** The operations since the last time that this was called. */
  const operations = (): readonly string[] => requests.splice(0).map(({ operation }) => operation);
  return { backend, emulator, requests, operations };
}

export function operationOf(init?: RequestInit): string {
  return new Headers(init?.headers).get('x-amz-target')?.split('.')[1] ?? '';
}

/** A pool that answers some operations in its own way, and everything else as the emulator does. */
export function answering(
  answers: Readonly<Record<string, () => Response>>,
  changes: Partial<CognitoOptions> = {},
) {
  const emulator = createCognitoEmulator({ origin: 'https://cognito.test' });
  const token = emulator.issueToken();
  return cognitoBackend({
    endpoint: emulator.origin,
    enroll: allTypes,
    fetcher: (input, init) => {
      const answer = answers[operationOf(init)] ?? answers['*'];
      if (answer) return Promise.resolve(answer());
      const fields = JSON.parse(String(init.body)) as object;
      return emulator.fetch(input, { ...init, body: JSON.stringify({ ...fields, AccessToken: token }) });
    },
    ...changes,
  });
}

/** A refusal as the service sends it. */
export function refusal(type: string, message = '', status = 400): Response {
  return new Response(JSON.stringify({ __type: type, message }), {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
  });
}

export function errorOf(promise: Promise<unknown>): Promise<AuthMethodsError> {
  return promise.then(
    () => {
      throw new Error('It did not reject');
    },
    (error: AuthMethodsError) => error,
  );
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    ({ code }: AuthMethodsError) => code,
  );
}

/** Puts a `fetch` in place of the global one while something is done. */
export async function withFetch<T>(fetch: CognitoEmulator['fetch'], action: () => Promise<T>): Promise<T> {
  const { fetch: original } = globalThis;
  globalThis.fetch = fetch;
  try {
    return await action();
  } finally {
    globalThis.fetch = original;
  }
}
