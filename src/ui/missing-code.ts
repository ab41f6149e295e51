import type { AuthMethodsError } from '../model/auth-methods-error.js';

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
