import type { AuthMethod } from '../model/auth-method.js';
import { safetyOf } from './account-safety.js';
import { methodTypes } from './registry.js';

/**
 * What signs in by itself, as far as the backend says; where it says that of none, all that may sign in of which it says
 * nothing.
 */
export function waysIn(methods: readonly AuthMethod[]): readonly AuthMethod[] {
  const usable = methods.filter(
    (method) =>
      method.confirmed &&
      method.enabled !== false &&
      methodTypes[method.type].group !== 'other' &&
      !safetyOf(method).recovers,
  );
  const stated = usable.filter(({ usage }) => usage.includes('primary'));
  return stated.length > 0
    ? stated
    : usable.filter((method) => method.usage.length === 0 && maySignIn(method));
}

/** Whether removing methods, and what goes with them, takes the last way in away. */
export function lockOut(removed: readonly AuthMethod[], methods: readonly AuthMethod[]): boolean {
  const left = without(removed, methods);
  const before = waysIn(methods);
  return before.length > 0 && !before.some((method) => left.includes(method));
}

/** Whether removing a method, and what goes with it, takes a way in away. */
export function takesWayIn(method: AuthMethod, methods: readonly AuthMethod[]): boolean {
  const left = without([method], methods);
  return waysIn(methods).some((way) => !left.includes(way));
}

/** What is left when methods are removed, and what goes with them. */
export function without(
  removed: readonly AuthMethod[],
  methods: readonly AuthMethod[],
): readonly AuthMethod[] {
  const gone = new Set(removed.flatMap(({ id, linkedIds }) => [id, ...linkedIds]));
  return methods.filter(({ id }) => !gone.has(id));
}

/** A second step that nobody else can read, such as the code of an app, is only asked for after something else. */
function maySignIn(method: AuthMethod): boolean {
  const { lostWith, stolenBy } = safetyOf(method);
  const isOnlyAskedAfter = !stolenBy && lostWith?.(method) !== undefined;
  return methodTypes[method.type].group === 'primary' || !isOnlyAskedAfter;
}
