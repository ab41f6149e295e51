import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';

/**
 * What a person reads about an error of this code. A missing answer has many reasons, so it is put down to the
 * person's connection only while the browser says that it is offline. Where nothing can be entered, no text says to
 * check what was entered.
 */
export function errorText(
  { errors, offline }: DialogMessages,
  code: AuthMethodsErrorCode,
  takesInput = false,
): string {
  if (code === 'network' && !navigator.onLine) return offline;
  if (code === 'invalid_input' && !takesInput) return errors.unknown;
  // A backend of another version may know codes that this one does not.
  return (errors as Partial<typeof errors>)[code] ?? errors.unknown;
}
