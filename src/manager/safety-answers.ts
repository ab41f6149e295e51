import type { Theft } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { accountLosses, isLostIn, keysAfter, safetyOf, type AccountLoss } from './account-safety.js';
import type { AccountSafety } from './account-safety.js';

/** What one theft or one loss would mean for an account. */
export type SafetyAnswer =
  | { readonly theft: Theft; readonly opens: boolean }
  /** `stillWorks`: what lets the person in afterwards, in the order of the list. Empty: they are locked out. */
  | { readonly loss: AccountLoss; readonly stillWorks: readonly AuthMethod[] };

const thefts: readonly Theft[] = ['typed-secret', 'messages', 'mailbox'];

/**
 * The answers behind a verdict: only about what the account has that can be stolen or lost, and only those that are
 * certain. None where nothing signs the person in.
 */
export function safetyAnswers(safety: AccountSafety): readonly SafetyAnswer[] {
  if (safety.waysIn.length === 0) return [];
  return [...answersToThefts(safety), ...answersToLosses(safety)];
}

function answersToThefts({ usable, openedBy, mayBeOpened }: AccountSafety): readonly SafetyAnswer[] {
  return thefts
    .filter((theft) => usable.some((method) => safetyOf(method).stolenBy === theft))
    .map((theft) => ({ theft, opens: openedBy.has(theft) }))
    .filter(({ opens }) => opens || !mayBeOpened);
}

function answersToLosses(safety: AccountSafety): readonly SafetyAnswer[] {
  const { usable, closedBy, mayBeClosedBy } = safety;
  return (
    accountLosses
      .filter((loss) => !mayBeClosedBy.has(loss))
      // What nobody knows about may be on a device.
      .filter((loss) => usable.some((method) => isLostIn(method, loss, loss === 'devices')))
      .map((loss) => ({ loss, stillWorks: closedBy.has(loss) ? [] : workingAfter(safety, loss) }))
  );
}

/** What lets the person in after a loss, with the second steps that are then asked for. */
function workingAfter(safety: AccountSafety, loss: AccountLoss): readonly AuthMethod[] {
  const { usable, waysIn, secondSteps } = safety;
  const keys = keysAfter(safety, loss, true);
  const asksForMore = keys.some((method) => safetyOf(method).followedBySecondStep);
  // A code that gets the person back in is asked for in place of a second step.
  const isRecovered = keys.some((method) => safetyOf(method).recovers);
  return usable.filter(
    (method) =>
      keys.includes(method) ||
      (!isLostIn(method, loss, true) &&
        ((asksForMore && secondSteps.includes(method)) || (isRecovered && waysIn.includes(method)))),
  );
}
