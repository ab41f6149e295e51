import type { HelpStep, LostThing } from '../../i18n/help-messages.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { isRecent } from '../progress-age.js';
import { dropProgress, storedProgress, storeProgress } from './help-storage.js';

/** What a person is helped with. */
export type HelpKind = 'lost-device' | 'not-mine';

/**
 * The progress of a flow: ids and states, but no names, numbers or secrets. It is stored for the tab, since signing in
 * again may reload the page: see decision 20.
 */
export interface HelpProgress {
  readonly kind: HelpKind;
  readonly thing?: LostThing | undefined;
  /** Ids of the methods that are still to be removed. */
  readonly chosen: readonly string[];
  /** How many have been removed. */
  readonly removed: number;
  /** The steps that need no second time. */
  readonly finished: readonly HelpStep[];
  /** Ids of what the account has beside `chosen` and a recovery code: another account has others. */
  readonly others: readonly string[];
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

export function saveProgress(progress: HelpProgress): void {
  storeProgress(JSON.stringify(progress));
}

/** The flow that was interrupted; dropped, and `undefined`, when it is old, damaged, or another account's. */
export function readProgress(methods: readonly AuthMethod[]): HelpProgress | undefined {
  const text = storedProgress();
  if (!text) return undefined;
  const progress = parsed(text);
  if (progress && isCurrent(progress, methods)) return progress;
  dropProgress();
  return undefined;
}

function isCurrent({ chosen, others, savedAt }: HelpProgress, methods: readonly AuthMethod[]): boolean {
  const isThere = (id: string): boolean => methods.some((method) => method.id === id);
  const isSameAccount = others.length > 0 ? others.every(isThere) : chosen.some(isThere);
  return isRecent(savedAt) && isSameAccount;
}

/** Anything on the page can write to its storage. */
function parsed(text: string): HelpProgress | undefined {
  try {
    const progress = JSON.parse(text) as Partial<HelpProgress> | null;
    const { kind, chosen, finished, others, savedAt, removed } = progress ?? {};
    const areLists = [chosen, finished, others].every(
      (list) => Array.isArray(list) && list.every((entry) => typeof entry === 'string'),
    );
    const isKnown = kind === 'lost-device' || kind === 'not-mine';
    return isKnown && areLists && Number.isFinite(savedAt) && Number.isInteger(removed)
      ? (progress as HelpProgress)
      : undefined;
  } catch {
    return undefined;
  }
}
