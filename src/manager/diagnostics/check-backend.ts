import type { MethodsBackend } from '../../model/methods-backend.js';
import { warnOnce } from '../../ui/warn-once.js';

/** The operations that a capability is about. */
const operations = {
  enroll: ['startEnrollment', 'completeEnrollment'],
  rename: ['rename'],
  setPreferred: ['setPreferred'],
  setEnabled: ['setEnabled'],
} as const;

/** Warns the developer when a backend of the host's own promises what it lacks. */
export function checkBackend(backend: MethodsBackend): void {
  if (typeof backend.list !== 'function')
    warnOnce('backend: list() is missing. It is the one operation every backend needs.');
  for (const [capability, names] of Object.entries(operations)) {
    const types: unknown = backend.capabilities?.[capability as keyof typeof operations];
    if (!Array.isArray(types) || types.length === 0) continue;
    for (const name of names) {
      // An enrollment that is finished elsewhere, or as it starts, needs no completion.
      if (typeof backend[name] === 'function' || name === 'completeEnrollment') continue;
      warnOnce(
        `backend: capabilities.${capability} names types, but there is no ${name}(). Add it, or leave the types out.`,
      );
    }
  }
}
