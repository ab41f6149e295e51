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
  /** Another theft may open the account: of one way in, nobody knows what it is enough to steal. */
  readonly mayBeOpened: boolean;
  /** The single losses that lock the person out. */
  readonly closedBy: ReadonlySet<AccountLoss>;
  /** The losses that may lock the person out: the backend has not said what is lost with them. */
  readonly mayBeClosedBy: ReadonlySet<AccountLoss>;
}

export const accountLosses: readonly AccountLoss[] = ['devices', 'account', 'mailbox'];

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
  let mayBeOpened = false;
  for (const method of waysIn) {
    const { stolenBy, phishable, followedBySecondStep } = safetyOf(method);
    if (followedBySecondStep && secondSteps.length > 0) continue;
    if (stolenBy) openedBy.set(stolenBy, method);
    // It can be phished, and nobody knows how else it can be taken.
    else mayBeOpened ||= phishable === true;
  }
  const account = { usable, waysIn, secondSteps };
  const lossesThatClose = (whenUnknown: boolean): AccountLoss[] =>
    accountLosses.filter((loss) => keysAfter(account, loss, whenUnknown).length === 0);
  const closedBy = new Set(lossesThatClose(false));
  const mayBeClosedBy = new Set(lossesThatClose(true).filter((loss) => !closedBy.has(loss)));
  return { ...account, openedBy, mayBeOpened, closedBy, mayBeClosedBy };
}

/**
 * What lets the person in after a loss: ways in, and what gets them back in. A second step is not among them.
 *
 * @param whenUnknown whether methods count as lost of which nobody knows what they are lost with
 */
export function keysAfter(
  { usable, waysIn, secondSteps }: Pick<AccountSafety, 'usable' | 'waysIn' | 'secondSteps'>,
  loss: AccountLoss,
  whenUnknown: boolean,
): readonly AuthMethod[] {
  const left = usable.filter((method) => !isLostIn(method, loss, whenUnknown));
  const hasSecondStep = secondSteps.length === 0 || secondSteps.some((method) => left.includes(method));
  return left.filter((method) => {
    const { recovers, followedBySecondStep } = safetyOf(method);
    return recovers === true || (waysIn.includes(method) && (!followedBySecondStep || hasSecondStep));
  });
}

/** Whether a method is lost in a loss; `whenUnknown` where nobody knows what it is lost with. */
export function isLostIn(method: AuthMethod, loss: AccountLoss, whenUnknown: boolean): boolean {
  const lostWith = safetyOf(method).lostWith?.(method);
  return lostWith === undefined ? whenUnknown : lostIn[loss].includes(lostWith);
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
