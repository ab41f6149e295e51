import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { CallOptions, MethodsBackend, TokenReason } from '../model/methods-backend.js';
import type { MethodsStore } from './methods-store.js';
import { runAction } from './run-action.js';

/** What one change is made with. */
export interface ChangeOptions {
  readonly signal: AbortSignal;
  /** See `ActionContext`. */
  readonly stepUpFirst?: StepUpChallenge | undefined;
}

/** Removes a method, and takes it and what is linked to it out of the list. */
export async function removeMethod(
  store: MethodsStore,
  method: AuthMethod,
  change: ChangeOptions,
): Promise<void> {
  const remove = supported(store, 'remove');
  await run(store, 'remove', change, (options) => remove(method.id, options));
  store.drop(method);
}

/** Resolves to the method as the backend has it now: some keep no name. */
export async function renameMethod(
  store: MethodsStore,
  method: AuthMethod,
  name: string,
  change: ChangeOptions,
): Promise<AuthMethod> {
  const rename = supported(store, 'rename');
  const renamed = await run(store, 'update', change, (options) => rename(method.id, name, options));
  store.put(renamed);
  return renamed;
}

export async function setPhoneChannel(
  store: MethodsStore,
  method: AuthMethod,
  channel: PhoneChannel,
  change: ChangeOptions,
): Promise<AuthMethod> {
  const set = supported(store, 'setPhoneChannel');
  const changed = await run(store, 'update', change, (options) => set(method.id, channel, options));
  store.put(changed);
  return changed;
}

function supported<K extends 'remove' | 'rename' | 'setPhoneChannel'>(
  { backend }: MethodsStore,
  name: K,
): NonNullable<MethodsBackend[K]> {
  const operation = backend[name];
  if (!operation) throw new AuthMethodsError('unsupported_by_backend', `The backend has no ${name}()`);
  return operation.bind(backend) as NonNullable<MethodsBackend[K]>;
}

function run<R>(
  { host }: MethodsStore,
  reason: TokenReason,
  change: ChangeOptions,
  action: (options: CallOptions) => Promise<R>,
): Promise<R> {
  return runAction(action, { reason, host, ...change });
}
