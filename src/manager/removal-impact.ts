import type { AuthMethod } from '../model/auth-method.js';
import { groupOf } from './offers.js';
import { phishingResistant } from './security-summary.js';

/** The worst thing that a removal would bring about. */
export type RemovalWarning = 'lastMethod' | 'lastSecondStep' | 'lastPhishingResistant' | 'lastRecovery';

export interface RemovalImpact {
  /** What can still be used afterwards. */
  readonly remaining: readonly AuthMethod[];
  /** What is removed with it. */
  readonly linked: readonly AuthMethod[];
  readonly warning: RemovalWarning | undefined;
}

/** What changes for an account when `method` goes. */
export function removalImpact(method: AuthMethod, methods: readonly AuthMethod[]): RemovalImpact {
  const linked = methods.filter(({ id }) => id !== method.id && method.linkedIds.includes(id));
  const gone = new Set([method.id, ...linked.map(({ id }) => id)]);
  const confirmed = methods.filter((other) => other.confirmed);
  const remaining = confirmed.filter(({ id }) => !gone.has(id));
  return {
    remaining,
    linked,
    warning: method.confirmed ? warningFor(method, confirmed, remaining) : undefined,
  };
}

function warningFor(
  method: AuthMethod,
  before: readonly AuthMethod[],
  after: readonly AuthMethod[],
): RemovalWarning | undefined {
  const lost = (holds: (method: AuthMethod) => boolean): boolean => before.some(holds) && !after.some(holds);
  const signsIn = (other: AuthMethod): boolean => groupOf(other) === 'primary';
  const isSecondStep = (other: AuthMethod): boolean =>
    other.type !== 'recovery-code' && groupOf(other) === 'secondary';
  if (after.every(({ type }) => type === 'recovery-code') || lost(signsIn)) return 'lastMethod';
  if (lost(isSecondStep) && !after.some(({ type }) => type === 'passkey')) return 'lastSecondStep';
  if (phishingResistant.has(method.type) && lost(({ type }) => phishingResistant.has(type))) {
    return 'lastPhishingResistant';
  }
  // Where a password is enough, it is the way back in.
  if (after.some(({ type }) => type === 'password') && !after.some(isSecondStep)) return undefined;
  return lost(isRecoverable) ? 'lastRecovery' : undefined;
}

/** Outlives the loss of every device: a code kept on paper, what is in one's head, what is synced or sent. */
function isRecoverable(method: AuthMethod): boolean {
  if (method.type === 'passkey') return method.backedUp === true;
  return ['recovery-code', 'phone', 'email'].includes(method.type);
}
