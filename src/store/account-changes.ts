import type { ReplacementMethod } from '../model/methods-backend.js';
import { requireOperation, runOperation } from './backend-operation.js';
import type { MethodsStore } from './methods-store.js';
import type { RequestOptions } from './run-with-step-up.js';

export function removeAllMethods(store: MethodsStore, options: RequestOptions): Promise<void> {
  return runOperation(store, 'remove', options, (backend, call) =>
    requireOperation(backend, 'removeAll')(call),
  );
}

export function replaceAllMethods(
  store: MethodsStore,
  methods: readonly ReplacementMethod[],
  options: RequestOptions,
): Promise<void> {
  return runOperation(store, 'update', options, (backend, call) =>
    requireOperation(backend, 'replaceAll')(methods, call),
  );
}

/** Ends the person's other sessions: by the backend, or else by the page. See can-sign-out-elsewhere.ts. */
export function signOutElsewhere(store: MethodsStore, options: RequestOptions): Promise<void> {
  const { canSignOutElsewhere, signOutElsewhere: askPage } = store.host;
  return runOperation(store, 'update', options, (backend, call) =>
    askPage && !backend.signOutElsewhere && canSignOutElsewhere?.()
      ? askPage()
      : requireOperation(backend, 'signOutElsewhere')(call),
  );
}
