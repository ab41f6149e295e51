import type { AuthMethod, PhoneChannel } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { CallOptions, ChangeResult, MethodsBackend } from '../model/methods-backend.js';
import { requireOperation, runOperation } from './backend-operation.js';
import { findAfter } from './find-after.js';
import { putMethod } from './list-changes.js';
import type { MethodsStore } from './methods-store.js';
import type { RequestOptions } from './run-with-step-up.js';

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
    const changed = await runOperation(store, 'update', options, async (backend, call) => {
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
