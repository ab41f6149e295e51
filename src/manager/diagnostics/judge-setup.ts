import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { BackendHost } from '../shared-list.js';

/** How long an incomplete set-up of a page that has loaded is still taken for an unfinished one. Milliseconds. */
const gracePeriod = 1000;

/** How long the person then waits for what is missing: a host may get its properties from a request. Milliseconds. */
const patience = 30_000;

/** What is done about a set-up that is not completed in time. */
export interface SetupVerdict {
  readonly problem: AuthMethodsError;
  /** Tells the developer. */
  readonly report: (problem: AuthMethodsError) => void;
  /** Tells the person. */
  readonly show: () => void;
}

/**
 * Waits until a set-up that does not work yet has had its time: properties often come one by one, some of them after
 * a request. What is missing may still come, so only the developer hears of it at first. Nothing happens any more once
 * the signal is aborted.
 */
export async function judgeSetup(
  host: BackendHost,
  { problem, report, show }: SetupVerdict,
  signal: AbortSignal,
): Promise<void> {
  await passed(gracePeriod, signal);
  report(problem);
  if (isIncomplete(host)) {
    if (host.debug)
      await (
        await import('./diagnose.js')
      ).diagnose(host, { methods: [], error: problem, request: undefined });
    await passed(patience, signal);
  }
  show();
}

function isIncomplete({ domain, apiBase, fetcher, getAccessToken, accessToken }: BackendHost): boolean {
  return !((domain || apiBase) && (fetcher || getAccessToken || accessToken));
}

/** Resolves after some milliseconds; never, once the signal is aborted. */
function passed(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
