/** Under which key a flow's progress is kept: see decision 20. */
const key = 'auth-methods-help';

/** The tab's storage; the page, or the browser, may forbid it. */
function storage(): Storage | undefined {
  try {
    // eslint-disable-next-line no-restricted-globals -- the one thing that is kept, and it holds no secret
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Whether a flow was interrupted. What is kept may turn out to be old, or another account's. */
export function hasProgress(): boolean {
  return storedProgress() !== null;
}

export function storedProgress(): string | null {
  return storage()?.getItem(key) ?? null;
}

export function storeProgress(text: string): void {
  try {
    storage()?.setItem(key, text);
  } catch {
    // There is no room; then a reload ends the flow.
  }
}

export function dropProgress(): void {
  storage()?.removeItem(key);
}
