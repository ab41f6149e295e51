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

export function signOutElsewhere(store: MethodsStore, options: RequestOptions): Promise<void> {
  return runOperation(store, 'update', options, (backend, call) =>
    requireOperation(backend, 'signOutElsewhere')(call),
  );
}
