import type { AuthMethod } from '../model/auth-method.js';
import { dropProgress, replacementKey, storedProgress, storeProgress } from './help/help-storage.js';
import { isRecent } from './progress-age.js';

/** A replacement that is not over: the new method has been added, and the old one is still to be removed. */
export interface Replacement {
  readonly old: AuthMethod;
  readonly added: AuthMethod;
}

/** What is stored of it: two ids, and when that was, in epoch milliseconds. See decision 20. */
interface StoredReplacement {
  readonly old: string;
  readonly added: string;
  readonly savedAt: number;
}

export function saveReplacement({ old, added }: Replacement): void {
  const stored: StoredReplacement = { old: old.id, added: added.id, savedAt: Date.now() };
  storeProgress(JSON.stringify(stored), replacementKey);
}

/** The replacement that was interrupted; dropped, and `undefined`, when it is over, old, damaged, or another account's. */
export function readReplacement(methods: readonly AuthMethod[]): Replacement | undefined {
  const text = storedProgress(replacementKey);
  if (!text) return undefined;
  const stored = parsed(text);
  const find = (id: unknown): AuthMethod | undefined => methods.find((method) => method.id === id);
  const [old, added] = [find(stored?.old), find(stored?.added)];
  if (old && added && old !== added && isRecent(Number(stored?.savedAt))) return { old, added };
  dropProgress(replacementKey);
  return undefined;
}

/** Drops what is stored of the replacement that this method is part of. */
export function dropReplacement({ id }: AuthMethod): void {
  const stored = parsed(storedProgress(replacementKey) ?? '');
  if (stored?.old === id) dropProgress(replacementKey);
}

/** Anything on the page can write to its storage. */
function parsed(text: string): Partial<StoredReplacement> | undefined {
  try {
    return (JSON.parse(text) as Partial<StoredReplacement> | null) ?? undefined;
  } catch {
    return undefined;
  }
}
