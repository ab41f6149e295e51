/** Under which keys the progress of a flow, and that of a replacement, are kept: see decision 20. */
const helpKey = 'auth-methods-help';
export const replacementKey = 'auth-methods-replace';

/** The tab's storage; the page, or the browser, may forbid it. */
function storage(): Storage | undefined {
  try {
    // eslint-disable-next-line no-restricted-globals -- the one thing that is kept, and it holds no secret
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Whether something was interrupted. What is kept may turn out to be old, or another account's. */
export function hasProgress(): boolean {
  return !!(storedProgress() ?? storedProgress(replacementKey));
}

export function storedProgress(key = helpKey): string | null | undefined {
  return storage()?.getItem(key);
}

export function storeProgress(text: string, key = helpKey): void {
  try {
    storage()?.setItem(key, text);
  } catch {
    // There is no room; then a reload ends the flow.
  }
}

export function dropProgress(key = helpKey): void {
  storage()?.removeItem(key);
}
