import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { accountSafety, safetyOf } from './account-safety.js';
import type { Offer } from './arrangement.js';
import { methodTypeNames, methodTypes } from './registry.js';

/** The worst that a removal would bring about. */
export type RemovalWarning = 'lockedOut' | 'stolenPassword' | 'lastPhishingResistant' | 'losingDevices';

/** A method of the account as it is, and whether the removal takes it away. */
export interface AffectedMethod {
  readonly method: AuthMethod;
  readonly isGoing: boolean;
}

export interface RemovalImpact {
  /** What signs in by itself and what is asked for after it, what goes first. `undefined` where usage is not known. */
  readonly lists:
    | { readonly waysIn: readonly AffectedMethod[]; readonly secondSteps: readonly AffectedMethod[] }
    | undefined;
  /** What can still be used afterwards. */
  readonly remaining: readonly AuthMethod[];
  /** What is removed with it. */
  readonly linked: readonly AuthMethod[];
  readonly warning: RemovalWarning | undefined;
  /** Losing their devices would lock the person out afterwards, as it would today. */
  readonly isStillLosing: boolean;
}

/** What changes for an account when `method` goes. */
export function removalImpact(method: AuthMethod, methods: readonly AuthMethod[]): RemovalImpact {
  const linked = methods.filter(({ id }) => id !== method.id && method.linkedIds.includes(id));
  const gone = new Set([method.id, ...linked.map(({ id }) => id)]);
  const after = methods.filter(({ id }) => !gone.has(id));
  const remaining = after.filter((other) => other.confirmed && other.enabled !== false && !isToLookAt(other));
  const judgedBefore = accountSafety(methods);
  const judgedAfter = accountSafety(after);
  const isLosing = judgedBefore?.closedBy.has('devices') ?? false;
  const affected = (listed: readonly AuthMethod[]): readonly AffectedMethod[] =>
    listed
      .map((each) => ({ method: each, isGoing: gone.has(each.id) }))
      .sort((a, b) => Number(b.isGoing) - Number(a.isGoing) || place(a) - place(b));
  return {
    lists: judgedBefore && {
      waysIn: affected(judgedBefore.waysIn),
      secondSteps: affected(judgedBefore.secondSteps),
    },
    remaining,
    linked,
    warning: method.confirmed ? warning() : undefined,
    isStillLosing: isLosing && (judgedAfter?.closedBy.has('devices') ?? false),
  };

  function warning(): RemovalWarning | undefined {
    if (!judgedBefore || !judgedAfter) {
      // Where usage is not known, only the end of everything is certain.
      return remaining.every((other) => safetyOf(other).recovers) ? 'lockedOut' : undefined;
    }
    if (judgedBefore.waysIn.length > 0 && judgedAfter.waysIn.length === 0) return 'lockedOut';
    if (judgedAfter.openedBy.has('typed-secret') && !judgedBefore.openedBy.has('typed-secret'))
      return 'stolenPassword';
    const resists = (other: AuthMethod): boolean => !safetyOf(other).phishable;
    if (judgedBefore.usable.some(resists) && !judgedAfter.usable.some(resists))
      return 'lastPhishingResistant';
    return judgedAfter.closedBy.has('devices') && !isLosing ? 'losingDevices' : undefined;
  }
}

/** What to add before the removal, so that the warning goes away. `undefined` when nothing that is offered helps. */
export function addBeforeRemoval(
  method: AuthMethod,
  { remaining, warning, isStillLosing }: RemovalImpact,
  offers: readonly Offer[],
): EnrollableType | undefined {
  const find = (helps: (offer: Offer) => boolean): EnrollableType | undefined => offers.find(helps)?.type;
  const firstOffered = (types: readonly EnrollableType[], helps: (offer: Offer) => boolean) =>
    types.find((type) => find((offer) => offer.type === type && helps(offer)));
  switch (warning) {
    case 'lockedOut':
      return find(({ group, type }) => group === 'primary' && !safetyOf({ type }).recovers);
    case 'stolenPassword': {
      const exposed = remaining.filter((other) => safetyOf(other).stolenBy === 'typed-secret');
      const helps = exposed.flatMap((other) => safetyOf(other).helpedBy?.theft ?? []);
      return firstOffered(helps, ({ group }) => group === 'secondary');
    }
    case 'lastPhishingResistant':
      return find(({ type }) => !safetyOf({ type }).phishable);
    case 'losingDevices':
    case undefined: {
      if (!warning && !isStillLosing) return undefined;
      const recovers = (type: EnrollableType): number => Number(safetyOf({ type }).recovers === true);
      const helps = remaining
        .flatMap((other) => safetyOf(other).helpedBy?.loss ?? [])
        .filter((type) => survivesWith(type, remaining))
        .sort((a, b) => recovers(b) - recovers(a));
      // Another of the only one there can be would take the place of the one that goes.
      return firstOffered(helps, ({ type, replaces }) => !(replaces && type === method.type));
    }
  }
}

/** Whether a way in would be left without the devices if there was one more method of this type. */
function survivesWith(type: EnrollableType, methods: readonly AuthMethod[]): boolean {
  const added = { type, usage: [methodTypes[type].group], confirmed: true } as unknown as AuthMethod;
  return !accountSafety([...methods, added])?.closedBy.has('devices');
}

/** The order of the list. */
function place({ method }: AffectedMethod): number {
  return methodTypeNames.indexOf(method.type);
}

function isToLookAt({ type }: AuthMethod): boolean {
  return methodTypes[type].group === 'other';
}
