import type { AuthMethodsError, AuthMethodsErrorCode } from '../model/auth-methods-error.js';

/**
 * The one thing that can help after an error. `again`: what was tried, perhaps with another input. `confirm`: a fresh
 * sign-in, after which the action resumes. `sign-in`: the same, for a session that has ended. `reload`: the page is
 * loaded again. `nothing`: whoever runs the page, or another page, has to help.
 */
export type Remedy = 'again' | 'confirm' | 'sign-in' | 'reload' | 'nothing';

const remedies: Readonly<Partial<Record<AuthMethodsErrorCode, Remedy>>> = {
  step_up_required: 'confirm',
  unauthorized: 'sign-in',
  misconfigured: 'nothing',
  insufficient_scope: 'nothing',
  forbidden: 'nothing',
  not_found: 'nothing',
  already_enrolled: 'nothing',
  limit_reached: 'nothing',
  removal_refused: 'nothing',
  wrong_domain: 'nothing',
  unsupported_by_browser: 'nothing',
  unsupported_by_backend: 'nothing',
};

/** What can help after an error. After any that is not known, trying again might. */
export function remedyFor(error: AuthMethodsError): Remedy {
  return needsReload(error) ? 'reload' : (remedies[error.code] ?? 'again');
}

/** The first failure that the person saw of each download. Most browsers name the file in their message. */
const firstFailures = new Map<string, AuthMethodsError>();

/**
 * Whether only a reload of the page can bring a missing part of the script: the download has failed a second time, since
 * a new release has removed the file, or an older browser remembers the failed `import()`. `false` while the browser is
 * offline, when a reload would lose the page. Call it only for errors that the person sees.
 */
export function needsReload(error: AuthMethodsError): boolean {
  const { code, cause } = error;
  if (code !== 'chunk_load_failed' || cause === undefined) return false;
  const download = cause instanceof Error ? cause.message : '';
  const first = firstFailures.get(download) ?? error;
  firstFailures.set(download, first);
  return error !== first && navigator.onLine;
}

/** Only ever called within the person's click. */
export function reloadPage(): void {
  location.reload();
}
