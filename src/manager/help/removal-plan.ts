import type { AuthMethod } from '../../model/auth-method.js';
import { safetyOf } from '../account-safety.js';
import { lockOut, waysIn } from '../ways-in.js';

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
  const last = lockOut(order, methods) ? lastOf(order.filter(signsIn)) : undefined;
  return { order: order.filter((method) => method !== last), last };
}

/** Of several, the one that may still be in the person's hands. */
function lastOf(waysIn: readonly AuthMethod[]): AuthMethod | undefined {
  const isLost = (method: AuthMethod): boolean => {
    const loss = safetyOf(method).lostWith?.(method);
    return loss === 'handset' || loss === 'authenticator';
  };
  return waysIn.find((method) => !isLost(method)) ?? waysIn.at(-1);
}
