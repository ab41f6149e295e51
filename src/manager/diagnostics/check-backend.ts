import type { MethodsBackend } from '../../model/methods-backend.js';
import { warnOnce } from '../../ui/warn-once.js';

/** The operation that each capability is about. */
const operations = {
  enroll: 'startEnrollment',
  rename: 'rename',
  setPreferred: 'setPreferred',
  setEnabled: 'setEnabled',
} as const;

/** Warns the developer when a backend of the host's own promises what it lacks. */
export function checkBackend(backend: MethodsBackend): void {
  if (typeof backend.list !== 'function')
    warnOnce('backend: list() is missing. It is the one operation every backend needs.');
  for (const [capability, name] of Object.entries(operations)) {
    const types: unknown = backend.capabilities?.[capability as keyof typeof operations];
    if (!Array.isArray(types) || types.length === 0 || typeof backend[name] === 'function') continue;
    warnOnce(
      `backend: capabilities.${capability} names types, but there is no ${name}(). Add it, or leave the types out.`,
    );
  }
}
