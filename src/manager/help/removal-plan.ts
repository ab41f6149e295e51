import type { AuthMethod } from '../../model/auth-method.js';
import { accountSafety, safetyOf } from '../account-safety.js';
import { methodTypes } from '../registry.js';

export interface RemovalPlan {
  /** What can go at once, in this order: second steps first, ways in last. */
  readonly order: readonly AuthMethod[];
  /** The way in that must stay until there is another one. `undefined` where another one is left. */
  readonly last: AuthMethod | undefined;
}

/** In which order methods are removed, so that the person is never locked out. */
export function planRemovals(chosen: readonly AuthMethod[], methods: readonly AuthMethod[]): RemovalPlan {
  const signingIn = waysIn(methods);
  const signsIn = (method: AuthMethod): boolean => signingIn.includes(method);
  const order = [...chosen.filter((method) => !signsIn(method)), ...chosen.filter(signsIn)];
  const needsOne = isEnterable(methods) && !isEnterable(without(order, methods));
  const last = needsOne ? lastOf(order.filter(signsIn)) : undefined;
  return { order: order.filter((method) => method !== last), last };
}

/** Whether removing a method, and what goes with it, takes the last way in away. */
export function locksOut(method: AuthMethod, methods: readonly AuthMethod[]): boolean {
  return isEnterable(methods) && !isEnterable(without([method], methods));
}

/** Of several, the one that may still be in the person's hands. */
function lastOf(waysIn: readonly AuthMethod[]): AuthMethod | undefined {
  const isLost = (method: AuthMethod): boolean => {
    const loss = safetyOf(method).lostWith?.(method);
    return loss === 'handset' || loss === 'authenticator';
  };
  return waysIn.find((method) => !isLost(method)) ?? waysIn.at(-1);
}

function without(removed: readonly AuthMethod[], methods: readonly AuthMethod[]): AuthMethod[] {
  const gone = new Set(removed.flatMap(({ id, linkedIds }) => [id, ...linkedIds]));
  return methods.filter(({ id }) => !gone.has(id));
}

/** What signs in by itself. Where the usage of a method is not known, all that may sign in counts. */
export function waysIn(methods: readonly AuthMethod[]): readonly AuthMethod[] {
  const safety = accountSafety(methods);
  if (safety) return safety.waysIn;
  return methods.filter((method) => method.confirmed && method.enabled !== false && maySignIn(method));
}

/** A second step that nobody else can read, such as the code of an app, is only asked for after something else. */
function maySignIn(method: AuthMethod): boolean {
  const { lostWith, recovers, stolenBy } = safetyOf(method);
  const { group } = methodTypes[method.type];
  const isOnlyAskedAfter = !stolenBy && lostWith?.(method) !== undefined;
  return group === 'primary' || (group === 'secondary' && !recovers && !isOnlyAskedAfter);
}

function isEnterable(methods: readonly AuthMethod[]): boolean {
  return waysIn(methods).length > 0;
}
