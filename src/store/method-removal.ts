import type { AuthMethod } from '../model/auth-method.js';
import type { ContinueElsewhere } from '../model/enrollment.js';
import { pageAddress, requireOperation, runOperation } from './backend-operation.js';
import { findAfter } from './find-after.js';
import { dropMethod } from './list-changes.js';
import type { MethodsStore } from './methods-store.js';
import type { RequestOptions } from './run-with-step-up.js';

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
    const elsewhere = await runOperation<ContinueElsewhere | undefined>(
      store,
      'remove',
      options,
      (backend, call) => requireOperation(backend, 'remove')(method.id, call),
    );
    if (elsewhere) return { continueAt: pageAddress(elsewhere.continueAt) };
  } catch (cause) {
    if (await findAfter(cause, store, method, options)) throw cause;
  }
  dropMethod(store, method);
  return undefined;
}
