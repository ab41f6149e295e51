import { devtools } from './devtools.js';

/** Lets the page read and write the clipboard without asking the person. */
export async function allowClipboard(): Promise<void> {
  await devtools('Browser.grantPermissions', {
    origin: location.origin,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
}
