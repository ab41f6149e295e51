import type { DialogMessages } from '../i18n/dialog-messages.js';

/**
 * What is wrong with a name that the person typed, without spaces around it; `undefined` where nothing is.
 *
 * @param maxLength in Unicode code points, as servers count: an emoji is one character
 */
export function nameProblem(
  name: string,
  maxLength: number,
  { renameDialog }: DialogMessages,
): string | undefined {
  // Of spaces and invisible characters alone, a name can't be read.
  if (!/[^\p{Z}\p{Cf}]/u.test(name)) return renameDialog.empty;
  return [...name].length > maxLength ? renameDialog.tooLong(maxLength) : undefined;
}
