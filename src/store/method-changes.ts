import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { ContinueElsewhere } from '../model/enrollment.js';
import type {
  CallOptions,
  ChangeResult,
  MethodsBackend,
  MethodsSnapshot,
  ReplacementMethod,
  TokenReason,
} from '../model/methods-backend.js';
import { isUncertain, pageAddress, requireOperation } from './backend-operation.js';
import { dropMethod, putMethod } from './list-changes.js';
import type { MethodsStore } from './methods-store.js';
import { runWithStepUp, type RequestOptions } from './run-with-step-up.js';

/** How long a person waits to learn what became of a change that nobody confirmed. Milliseconds. */
const lookUpTime = 10_000;

/**
 * Removes a method, and takes it and what is linked to it out of the list; or names the page to continue at. A removal
 * that nobody confirmed is done only if the list no longer has the method.
 */
export async function removeMethod(
  store: MethodsStore,
  method: AuthMethod,
  options: RequestOptions,
): Promise<ContinueElsewhere | undefined> {
  try {
    const elsewhere = await run<ContinueElsewhere | undefined>(store, 'remove', options, (backend, call) =>
      requireOperation(backend, 'remove')(method.id, call),
    );
    if (elsewhere) return { continueAt: pageAddress(elsewhere.continueAt) };
  } catch (cause) {
    if (await findAfter(cause, store, method, options)) throw cause;
  }
  dropMethod(store, method);
  return undefined;
}

/** Resolves to the changed methods as the backend has them now: some keep no name. */
export function renameMethod(
  store: MethodsStore,
  method: AuthMethod,
  name: string,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(
    store,
    method,
    options,
    (backend, call) => requireOperation(backend, 'rename')(method.id, name, call),
    // The name may be kept in another form.
    (after) => after.name === name || undefined,
  );
}

export function setPhoneChannel(
  store: MethodsStore,
  method: AuthMethod,
  channel: PhoneChannel,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(
    store,
    method,
    options,
    (backend, call) => requireOperation(backend, 'setPhoneChannel')(method.id, channel, call),
    (after) => ('channel' in after ? after.channel === channel : undefined),
  );
}

export function setPreferred(
  store: MethodsStore,
  method: AuthMethod,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(
    store,
    method,
    options,
    (backend, call) => requireOperation(backend, 'setPreferred')(method.id, call),
    (after) => after.preferred,
  );
}

export function setEnabled(
  store: MethodsStore,
  method: AuthMethod,
  enabled: boolean,
  options: RequestOptions,
): Promise<readonly AuthMethod[]> {
  return change(
    store,
    method,
    options,
    (backend, call) => requireOperation(backend, 'setEnabled')(method.id, enabled, call),
    (after) => (after.enabled === undefined ? enabled || undefined : after.enabled === enabled),
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

/**
 * Patches the list with what the backend returned. An empty result means that the list must be read again. A change
 * that nobody confirmed, or that the returned method lacks, is done only if the list says so.
 *
 * @param isDone `undefined` where the method does not tell
 */
async function change(
  store: MethodsStore,
  method: AuthMethod,
  options: RequestOptions,
  request: (backend: MethodsBackend, call: CallOptions) => Promise<ChangeResult> | Promise<void>,
  isDone: (after: AuthMethod) => boolean | undefined,
): Promise<readonly AuthMethod[]> {
  try {
    const changed = await run(store, 'update', options, async (backend, call) => {
      const methods = changedMethods(method, (await request(backend, call)) as ChangeResult);
      if (methods.some((each) => each.id === method.id && isDone(each) === false))
        throw new AuthMethodsError('invalid_response', 'The backend returned the method without the change');
      return methods;
    });
    // What was removed meanwhile does not come back with a late answer.
    const isGone = !store.methods.some(({ id }) => id === method.id);
    for (const each of changed) if (!isGone || each.id !== method.id) putMethod(store, each);
    return changed;
  } catch (cause) {
    const after = await findAfter(cause, store, method, options);
    if (after && isDone(after)) return [after];
    throw cause;
  }
}

/** Reads a result. One method alone is the one that was asked for, so it keeps its row. */
function changedMethods(asked: AuthMethod, result: ChangeResult): readonly AuthMethod[] {
  const methods = [result ?? []].flat();
  const [method] = methods;
  if (!method || Array.isArray(result)) return methods;
  if (method.type === asked.type || asked.type === 'unknown') return [{ ...method, id: asked.id }];
  throw new AuthMethodsError(
    'invalid_response',
    'The backend returned another method than the one to change',
  );
}

/**
 * Looks up what became of a method whose change failed: `undefined` when the list no longer has it. Rejects with the
 * failure where there is no doubt, or where the list does not come.
 */
async function findAfter(
  failure: unknown,
  store: MethodsStore,
  { id }: AuthMethod,
  { signal }: RequestOptions,
): Promise<AuthMethod | undefined> {
  if (!isUncertain(AuthMethodsError.from(failure))) throw failure;
  let list: MethodsSnapshot;
  try {
    list = await within(lookUpTime, store.backend.list({ signal }));
    store.replace(list);
  } catch {
    throw failure;
  }
  const after = store.methods.find((method) => method.id === id);
  // It may be one of those that could not be read.
  if (!after && list.incomplete) throw failure;
  return after;
}

function within<R>(milliseconds: number, promise: Promise<R>): Promise<R> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
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
