import { isolate } from '../i18n/isolate.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { MethodTitles } from './method-titles.js';

/** The most entries of a list that a person takes in at once. */
const maxEntries = 4;

/** The beginning of a long list, and how many more there are. Never leaves one out alone. */
export function cutOff<T>(items: readonly T[]): { readonly shown: readonly T[]; readonly rest: number } {
  const shown = items.length > maxEntries ? items.slice(0, maxEntries - 1) : items;
  return { shown, rest: items.length - shown.length };
}

/** What methods are called, as one phrase: "Password, Work phone, iCloud Keychain, and 3 more". */
export function shortNames(
  methods: readonly AuthMethod[],
  titleOf: MethodTitles,
  { messages, format, direction }: Localization<DialogMessages>,
): string {
  const { shown, rest } = cutOff(methods);
  const names = shown.map((method) => isolate(titleOf(method), direction));
  return format.list(rest > 0 ? [...names, messages.removalLists.more(rest)] : names);
}
