import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';
import { isUncertain } from './backend-operation.js';
import type { MethodsStore } from './methods-store.js';
import type { RequestOptions } from './run-with-step-up.js';

/** How long a person waits to learn what became of a change that nobody confirmed. Milliseconds. */
const lookUpTime = 10_000;

/**
 * Looks up what became of a method whose change failed: `undefined` when the list no longer has it. Rejects with the
 * failure where there is no doubt, or where the list does not come.
 */
export async function findAfter(
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
