import { devtools } from './devtools.js';

/**
 * Lets what matches not arrive, as on a lost connection, until called again. Patterns have `*` for anything.
 * What has been downloaded once stays in the page, so that a file of tests can do this to a module once.
 */
export async function blockDownloads(...urls: readonly string[]): Promise<void> {
  await devtools('Network.enable');
  await devtools('Network.setBlockedURLs', { urls });
}
