import type { MethodsStore } from './methods-store.js';

/** Whether the backend, or else the page, can end the person's other sessions. */
export function canSignOutElsewhere({ backend, host }: MethodsStore): boolean {
  return typeof backend.signOutElsewhere === 'function' || host.canSignOutElsewhere?.() === true;
}
