import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import type { ContinueElsewhere } from '../model/enrollment.js';
import type {
  CallOptions,
  ChangeResult,
  MethodsBackend,
  ReplacementMethod,
  TokenReason,
} from '../model/methods-backend.js';
import { pageAddress, requireOperation } from './backend-operation.js';
import type { MethodsStore } from './methods-store.js';
import { runWithStepUp, type RequestOptions } from './run-with-step-up.js';

/** Removes a method, and takes it and what is linked to it out of the list; or names the page to continue at. */
export async function removeMethod(
  store: MethodsStore,
  method: AuthMethod,
  options: RequestOptions,
): Promise<ContinueElsewhere | undefined> {
  const elsewhere = await run<ContinueElsewhere | undefined>(store, 'remove', options, (backend, call) =>
    requireOperation(backend, 'remove')(method.id, call),
  );
  if (elsewhere) return { continueAt: pageAddress(elsewhere.continueAt) };
  store.drop(method);
  return undefined;
}

/** Resolves to the changed methods as the backend has them now: some keep no name. */
export function renameMethod(
  store: MethodsStore,
  { id }: AuthMethod,
  name: string,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(store, options, (backend, call) => requireOperation(backend, 'rename')(id, name, call));
}

export function setPhoneChannel(
  store: MethodsStore,
  { id }: AuthMethod,
  channel: PhoneChannel,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(store, options, (backend, call) =>
    requireOperation(backend, 'setPhoneChannel')(id, channel, call),
  );
}

export function setPreferred(
  store: MethodsStore,
  { id }: AuthMethod,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(store, options, (backend, call) => requireOperation(backend, 'setPreferred')(id, call));
}

export function setEnabled(
  store: MethodsStore,
  { id }: AuthMethod,
  enabled: boolean,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(store, options, (backend, call) =>
    requireOperation(backend, 'setEnabled')(id, enabled, call),
  );
}

export function removeAllMethods(store: MethodsStore, options: RequestOptions): Promise<void> {
  return run(store, 'remove', options, (backend, call) => requireOperation(backend, 'removeAll')(call));
}

export function replaceAllMethods(
  store: MethodsStore,
  methods: readonly ReplacementMethod[],
  options: RequestOptions,
): Promise<void> {
  return run(store, 'update', options, (backend, call) =>
    requireOperation(backend, 'replaceAll')(methods, call),
  );
}

export function signOutElsewhere(store: MethodsStore, options: RequestOptions): Promise<void> {
  return run(store, 'update', options, (backend, call) =>
    requireOperation(backend, 'signOutElsewhere')(call),
  );
}

/** Patches the list with what the backend returned. An empty result means that the list must be read again. */
async function change(
  store: MethodsStore,
  options: RequestOptions,
  request: (backend: MethodsBackend, call: CallOptions) => Promise<ChangeResult> | Promise<void>,
): Promise<readonly AuthMethod[]> {
  const result = await run<ChangeResult>(store, 'update', options, request);
  const methods = [result ?? []].flat();
  for (const method of methods) store.put(method);
  return methods;
}

/** A backend's function may throw at once; here that rejects. */
function run<R>(
  { backend, host }: MethodsStore,
  reason: TokenReason,
  options: RequestOptions,
  request: (backend: MethodsBackend, call: CallOptions) => Promise<R> | Promise<void>,
): Promise<R> {
  // What a backend of type `Promise<void>` resolves to is `undefined`, which every result here may be.
  return runWithStepUp(host, reason, options, async (call) => (await request(backend, call)) as R);
}
