import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { CallOptions, MethodsBackend, TokenReason } from '../model/methods-backend.js';
import type { MethodsStore } from './methods-store.js';
import { runWithStepUp, type RequestOptions } from './run-with-step-up.js';

/**
 * An operation of a backend, bound to it. Throws `unsupported_by_backend` when the backend lacks it. A call that
 * throws at once rejects instead.
 */
export function requireOperation<K extends Exclude<keyof MethodsBackend, 'capabilities' | 'accountOwner'>>(
  backend: MethodsBackend,
  name: K,
): NonNullable<MethodsBackend[K]> {
  const operation = backend[name];
  if (typeof operation !== 'function')
    throw new AuthMethodsError('unsupported_by_backend', `The backend has no ${name}()`);
  return operation.bind(backend) as NonNullable<MethodsBackend[K]>;
}

/** The address of a page that a person may be sent to. Throws `invalid_response` for any other. */
export function pageAddress(address: unknown): string {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:') return url.href;
  throw new AuthMethodsError('invalid_response', 'The backend returned no https: address to continue at');
}

const uncertainCodes: ReadonlySet<string> = new Set([
  'network',
  'invalid_response',
  'server_error',
  'chunk_load_failed',
]);

/** Whether nobody knows if a write happened: its answer was lost, or did not say. */
export function isUncertain(error: AuthMethodsError | undefined): boolean {
  if (error === undefined) return false;
  // Without a status, no answer came: something failed on the way.
  if (error.code === 'unknown') return error.status === undefined;
  return uncertainCodes.has(error.code);
}

/** Calls a backend, after a fresh sign-in where it asks for one. A function that throws at once rejects here. */
export function runOperation<R>(
  { backend, host }: MethodsStore,
  reason: TokenReason,
  options: RequestOptions,
  request: (backend: MethodsBackend, call: CallOptions) => Promise<R> | Promise<void>,
): Promise<R> {
  // What a backend of type `Promise<void>` resolves to is `undefined`, which every result here may be.
  return runWithStepUp(host, reason, options, async (call) => (await request(backend, call)) as R);
}
