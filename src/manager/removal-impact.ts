import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { accountLosses, accountSafety, keysAfter, safetyOf, type AccountLoss } from './account-safety.js';
import type { Offer } from './arrangement.js';
import { methodTypeNames, methodTypes } from './registry.js';
import { lockOut } from './ways-in.js';

/** What a removal would bring about. `mayLockOut`: not everything is known. A loss: it alone would lock the person out. */
export type RemovalWarning =
  'lockedOut' | 'mayLockOut' | 'stolenPassword' | 'lastPhishingResistant' | AccountLoss;

/** A method of the account as it is, and whether the removal takes it away. */
export interface AffectedMethod {
  readonly method: AuthMethod;
  readonly isGoing: boolean;
}

export interface RemovalImpact {
  /** What signs in by itself and what is asked for after it, what goes first. `undefined` where that is not known. */
  readonly lists:
    | { readonly waysIn: readonly AffectedMethod[]; readonly secondSteps: readonly AffectedMethod[] }
    | undefined;
  /** What can still be used afterwards. */
  readonly remaining: readonly AuthMethod[];
  /** What is removed with it. */
  readonly linked: readonly AuthMethod[];
  /** The worst first. */
  readonly warnings: readonly RemovalWarning[];
  /** Losing their devices would lock the person out afterwards, as it would today. */
  readonly isStillLosing: boolean;
}

/**
 * What changes for an account when `method` goes.
 *
 * @param isIncomplete whether the account may have more than the list: then nothing is claimed
 */
export function removalImpact(
  method: AuthMethod,
  methods: readonly AuthMethod[],
  isIncomplete = false,
): RemovalImpact {
  const linked = methods.filter(({ id }) => id !== method.id && method.linkedIds.includes(id));
  const gone = new Set([method.id, ...linked.map(({ id }) => id)]);
  const after = methods.filter(({ id }) => !gone.has(id));
  const remaining = after.filter((other) => other.confirmed && other.enabled !== false && !isToLookAt(other));
  const judgedBefore = isIncomplete ? undefined : accountSafety(methods);
  const judgedAfter = isIncomplete ? undefined : accountSafety(after);
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
    warnings: method.confirmed ? warnings() : [],
    isStillLosing: [judgedBefore, judgedAfter].every((judged) => judged?.closedBy.has('devices')),
  };

  function warnings(): readonly RemovalWarning[] {
    const locksOut = lockOut([method], methods);
    if (!judgedBefore || !judgedAfter)
      return locksOut || remaining.every((other) => safetyOf(other).recovers) ? ['mayLockOut'] : [];
    if (locksOut) return ['lockedOut'];
    // Where nobody can sign in, nothing gets worse.
    if (judgedAfter.waysIn.length === 0) return [];
    const isNewlyStolen =
      judgedAfter.openedBy.has('typed-secret') && !judgedBefore.openedBy.has('typed-secret');
    const closing = accountLosses.filter(
      (loss) => judgedAfter.closedBy.has(loss) && !judgedBefore.closedBy.has(loss),
    );
    const grave: readonly RemovalWarning[] = [
      ...(isNewlyStolen ? ['stolenPassword' as const] : []),
      ...closing,
    ];
    if (grave.length > 0) return grave;
    const resists = (other: AuthMethod): boolean => !safetyOf(other).phishable;
    const isLast = judgedBefore.usable.some(resists) && !judgedAfter.usable.some(resists);
    return isLast ? ['lastPhishingResistant'] : [];
  }
}

/** What to add before the removal, so that its worst warning goes away. `undefined` when nothing that is offered helps. */
export function addBeforeRemoval(
  method: AuthMethod,
  { remaining, warnings: [warning], isStillLosing }: RemovalImpact,
  offers: readonly Offer[],
): EnrollableType | undefined {
  const find = (helps: (offer: Offer) => boolean): EnrollableType | undefined => offers.find(helps)?.type;
  const firstOffered = (types: readonly EnrollableType[], helps: (offer: Offer) => boolean) =>
    types.find((type) => find((offer) => offer.type === type && helps(offer)));
  switch (warning) {
    case 'lockedOut':
    case 'mayLockOut':
      return find(({ group, type }) => group === 'primary' && !safetyOf({ type }).recovers);
    case 'stolenPassword': {
      const exposed = remaining.filter((other) => safetyOf(other).stolenBy === 'typed-secret');
      const helps = exposed.flatMap((other) => safetyOf(other).helpedBy?.theft ?? []);
      return firstOffered(helps, ({ group }) => group === 'secondary');
    }
    case 'lastPhishingResistant':
      return find(({ type }) => !safetyOf({ type }).phishable);
    default: {
      if (!warning && !isStillLosing) return undefined;
      const loss = warning ?? 'devices';
      const recovers = (type: EnrollableType): number => Number(safetyOf({ type }).recovers === true);
      const helps = remaining
        .flatMap((other) => safetyOf(other).helpedBy?.loss ?? [])
        .filter((type) => survivesWith(type, remaining, loss))
        .sort((a, b) => recovers(b) - recovers(a));
      // Another of the only one there can be would take the place of the one that goes.
      return firstOffered(helps, ({ type, replaces }) => !(replaces && type === method.type));
    }
  }
}

/** Whether a loss would leave a way in if there was one more method of this type. */
function survivesWith(type: EnrollableType, methods: readonly AuthMethod[], loss: AccountLoss): boolean {
  const added = { type, usage: [methodTypes[type].group], confirmed: true } as unknown as AuthMethod;
  const safety = accountSafety([...methods, added]);
  // A new passkey is on more than one device, as a rule, and in the account that the others are in.
  return !safety || keysAfter(safety, loss, loss !== 'devices').length > 0;
}

/** The order of the list. */
function place({ method }: AffectedMethod): number {
  return methodTypeNames.indexOf(method.type);
}

function isToLookAt({ type }: AuthMethod): boolean {
  return methodTypes[type].group === 'other';
}
