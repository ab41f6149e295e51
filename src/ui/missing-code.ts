import type { AuthMethodsError } from '../model/auth-methods-error.js';

/** The first failure of each download that the person was told of. A browser's message mostly names the file. */
const firstFailures = new Map<string, AuthMethodsError>();

/**
 * Whether a part of the script is missing that was tried again in vain, so that only a reload of the page helps: a
 * new release has taken its file away, or an older browser keeps a failed `import()`. A reload without a connection would
 * take away what is there. Call it for what the person is told of.
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
