import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';

/** What a type is called within a sentence: "authenticator app". */
export function typeNoun(type: AuthMethod['type'], { messages }: Localization<DialogMessages>): string {
  const names: Partial<Record<string, { readonly noun: string }>> = messages.methods;
  return names[type]?.noun ?? messages.removeDialog.thisMethod;
}
