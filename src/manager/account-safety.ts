import type { Loss, MethodSafety, Theft } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { methodTypes } from './registry.js';

/** What an account may lose at once: everything the person carries, the account passkeys sync to, a mailbox. */
export type AccountLoss = 'devices' | 'account' | 'mailbox';

/** The answers to two questions about an account: what can a thief do, and what if something is lost? */
export interface AccountSafety {
  /** The methods the person can use: set up and switched on. Rows to look at are left out. */
  readonly usable: readonly AuthMethod[];
  /** The methods that sign in by themselves. */
  readonly waysIn: readonly AuthMethod[];
  /** The methods that are asked for after a password. A recovery code is none. */
  readonly secondSteps: readonly AuthMethod[];
  /** The single thefts that open the account, each with the method that is enough. */
  readonly openedBy: ReadonlyMap<Theft, AuthMethod>;
  /** The single losses that lock the person out. */
  readonly closedBy: ReadonlySet<AccountLoss>;
  /** Nothing opens or closes the account as far as can be told, but the backend has not said enough to be sure. */
  readonly isUncertain: boolean;
}

/** Which methods are gone after a loss. */
const lostIn: Readonly<Record<AccountLoss, readonly Loss[]>> = {
  devices: ['handset', 'authenticator'],
  account: ['account'],
  mailbox: ['mailbox'],
};

/**
 * Judges an account by the facts of its method types. `undefined` when a method's usage is not known: then nothing
 * can be claimed.
 */
export function accountSafety(methods: readonly AuthMethod[]): AccountSafety | undefined {
  const usable = methods.filter(
    ({ type, confirmed, enabled }) => confirmed && enabled !== false && methodTypes[type].group !== 'other',
  );
  if (usable.some(({ usage }) => usage.length === 0)) return undefined;
  const waysIn = usable.filter((method) => method.usage.includes('primary') && !safetyOf(method).recovers);
  const secondSteps = usable.filter(
    (method) => method.usage.includes('secondary') && safetyOf(method).canBeSecondStep,
  );
  const openedBy = new Map<Theft, AuthMethod>();
  let isUncertain = false;
  for (const method of waysIn) {
    const { stolenBy, phishable, followedBySecondStep } = safetyOf(method);
    if (followedBySecondStep && secondSteps.length > 0) continue;
    if (stolenBy) openedBy.set(stolenBy, method);
    // It can be phished, and nobody knows how else it can be taken.
    else isUncertain ||= phishable === true;
  }
  const closedBy = new Set<AccountLoss>();
  for (const loss of ['devices', 'account', 'mailbox'] as const) {
    const staysOpen = (survives: (method: AuthMethod) => boolean): boolean => {
      const left = usable.filter(survives);
      const hasSecondStep = secondSteps.length === 0 || secondSteps.some((method) => left.includes(method));
      return left.some((method) => {
        const { recovers, followedBySecondStep } = safetyOf(method);
        return recovers === true || (waysIn.includes(method) && (!followedBySecondStep || hasSecondStep));
      });
    };
    const isLost = (method: AuthMethod, whenUnknown: boolean): boolean => {
      const lostWith = safetyOf(method).lostWith?.(method);
      return lostWith === undefined ? whenUnknown : lostIn[loss].includes(lostWith);
    };
    if (!staysOpen((method) => !isLost(method, false))) closedBy.add(loss);
    else isUncertain ||= !staysOpen((method) => !isLost(method, true));
  }
  return { usable, waysIn, secondSteps, openedBy, closedBy, isUncertain };
}

/** How well a type keeps thieves out, to tell before it is chosen. */
export type Strength = 'strongest' | 'good' | 'weak';

/** `undefined` for what is no protection by itself: passwords, and recovery codes. */
export function strengthOf(type: AuthMethod['type']): Strength | undefined {
  const { canBeSecondStep, phishable, stolenBy } = safetyOf({ type });
  if (!canBeSecondStep) return undefined;
  if (!phishable) return 'strongest';
  return stolenBy ? 'weak' : 'good';
}

/** The facts of a method's type. */
export function safetyOf({ type }: Pick<AuthMethod, 'type'>): MethodSafety {
  return methodTypes[type].safety ?? {};
}
