import { executeServerCommand } from '@web/test-runner-commands';
import { devtools } from './devtools.js';

/**
 * Lets the page read and write the clipboard without asking the person. The browser has one clipboard for all of its
 * pages: the test file has it for itself until it ends.
 */
export async function allowClipboard(): Promise<void> {
  await executeServerCommand('clipboard');
  await devtools('Browser.grantPermissions', {
    origin: location.origin,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
}
