import type { Report } from './report.js';

/** A change that was made. Reported exactly once. */
export interface ProxyChange<Operation extends string = string> {
  readonly operation: Operation;
  /** The id of the person who asked for it. */
  readonly actor: string;
  /** The id of the person whose account was changed; another one than the actor's at a support desk. */
  readonly userId: string;
  /** Of the method that was added, changed or removed. */
  readonly methodId?: string;
  /** The vendor's name for its type. */
  readonly type?: string;
  readonly at: Date;
  /** What asked for it, for the address and the browser that a notification may name. Its body has been read. */
  readonly request: Request;
}

/** How long an answer waits for `onChange`. Milliseconds. */
const longestWait = 10_000;

/**
 * Tells the host about a change, and waits for it, since some servers stop what still runs after the answer. The change
 * has been made, so that a failure is reported and not answered.
 */
export async function tellChange<Change extends ProxyChange>(
  onChange: ((change: Change) => void | Promise<void>) | undefined,
  change: Change,
  report: Report,
): Promise<void> {
  if (!onChange) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestWait);
  });
  try {
    await Promise.race([onChange(change), tooLong]);
  } catch (cause) {
    report('onChange() threw an error. The change was made', cause);
  } finally {
    clearTimeout(timer);
  }
}
