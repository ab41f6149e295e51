import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { accountSafety, safetyOf, type AccountSafety } from './account-safety.js';
import { methodTypes } from './registry.js';

/** From worst to best. */
export type SummaryVerdict =
  | 'noWayIn'
  | 'stolenPassword'
  | 'interceptedCodes'
  | 'weakSecondStep'
  | 'oneWayIn'
  | 'losingDevices'
  | 'createRecoveryCode'
  | 'wellProtected';

export interface SecuritySummary {
  readonly verdict: SummaryVerdict;
  /** The types that would help and can be added. Empty when there is no next step to show. */
  readonly nextSteps: readonly EnrollableType[];
}

/** One honest verdict on an account, and what would improve it. `undefined` when nothing can be claimed. */
export function securitySummary(
  methods: readonly AuthMethod[],
  offered: readonly EnrollableType[],
): SecuritySummary | undefined {
  const safety = accountSafety(methods);
  const verdict = safety && verdictOn(safety);
  if (!verdict) return undefined;
  const helps = helpFor(verdict, safety).filter((type) => offered.includes(type));
  const codes = helps.filter((type) => safetyOf({ type }).recovers);
  if (verdict === 'createRecoveryCode' && codes.length === 0) return undefined;
  return { verdict, nextSteps: codes.length > 0 && verdict !== 'oneWayIn' ? codes : helps };
}

function verdictOn(safety: AccountSafety): SummaryVerdict | undefined {
  const { usable, waysIn, secondSteps, openedBy, closedBy } = safety;
  const own = usable.filter((method) => !safetyOf(method).recovers);
  if (own.length === 0) return undefined;
  if (waysIn.length === 0) return 'noWayIn';
  if (openedBy.has('typed-secret')) return 'stolenPassword';
  if (openedBy.size > 0) return 'interceptedCodes';
  const isWeak = (method: AuthMethod): boolean => safetyOf(method).stolenBy !== undefined;
  if (waysIn.every(isWeak) && secondSteps.length > 0 && secondSteps.every(isWeak)) return 'weakSecondStep';
  if (closedBy.size > 0 && own.length === 1) return 'oneWayIn';
  if (closedBy.has('devices')) return 'losingDevices';
  if (closedBy.size > 0) return 'createRecoveryCode';
  return safety.mayBeOpened || safety.mayBeClosedBy.size > 0 ? undefined : 'wellProtected';
}

/** What would take the reason for a verdict away, best first. */
function helpFor(verdict: SummaryVerdict, safety: AccountSafety): readonly EnrollableType[] {
  const { usable, secondSteps, openedBy } = safety;
  const signsIn = (type: EnrollableType): boolean => methodTypes[type].group === 'primary';
  const isThere = (type: EnrollableType): boolean => usable.some((method) => method.type === type);
  const helpOf = (against: 'theft' | 'loss', methods: readonly AuthMethod[]): EnrollableType[] => [
    ...new Set(methods.flatMap((method) => safetyOf(method).helpedBy?.[against] ?? [])),
  ];
  switch (verdict) {
    case 'wellProtected':
      return [];
    case 'losingDevices':
    case 'createRecoveryCode':
    case 'oneWayIn':
      return helpOf('loss', usable);
    case 'noWayIn':
      return helpOf('loss', usable).filter(signsIn);
    case 'weakSecondStep':
      return helpOf('theft', secondSteps).filter((type) => !isThere(type));
    case 'stolenPassword':
      return helpOf('theft', [...openedBy.values()]).filter((type) => !isThere(type));
    case 'interceptedCodes':
      return helpOf('theft', [...openedBy.values()]).filter((type) => !isThere(type) && signsIn(type));
  }
}
