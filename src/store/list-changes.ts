import type { AuthMethod } from '../model/auth-method.js';
import type { MethodsStore } from './methods-store.js';

/** Puts a method into the list: in the place of the one with its id, else at the end. */
export function putMethod(store: MethodsStore, method: AuthMethod): void {
  store.change((methods) =>
    methods.some(({ id }) => id === method.id)
      ? methods.map((known) => (known.id === method.id ? method : known))
      : [...methods, method],
  );
}

/** Takes a method, and what is linked to it, out of the list. */
export function dropMethod(store: MethodsStore, method: AuthMethod): void {
  const gone = new Set([method.id, ...method.linkedIds]);
  store.change((methods) => methods.filter(({ id }) => !gone.has(id)));
}
