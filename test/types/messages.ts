import type { DialogMessages } from '../../src/i18n/dialog-messages.js';
import type { Localization } from '../../src/i18n/localization.js';
import type { Messages } from '../../src/i18n/messages.js';
import type { AuthMethodsManager } from '../../src/index.js';

/* Compiled, never run: code reads only messages that have been downloaded by then. */

export function useMessages(
  list: Localization,
  dialogs: Localization<DialogMessages>,
  all: Localization<Messages>,
): readonly string[] {
  // @ts-expect-error -- the list comes without the dialogs' messages
  const early: string = list.messages.cancel;
  // @ts-expect-error -- a dialog that changes a method has no messages of adding
  const unused: string = dialogs.messages.totp.intro;
  const enough: Localization<DialogMessages> = all;
  // @ts-expect-error -- so a view that adds one can't be given fewer
  const tooFew: Localization<Messages> = dialogs;
  const shown: Localization = enough;
  return [early, unused, tooFew.messages.done, shown.messages.heading];
}

export function nameAuthenticatorApps(manager: AuthMethodsManager): void {
  manager.messages = { authenticatorApps: { 'Harbour Key': 'https://example.com/key' } };
  manager.messages = { authenticatorApps: {} };
  // @ts-expect-error -- each has an address
  manager.messages = { authenticatorApps: ['Harbour Key'] };
  // @ts-expect-error -- which is a text
  manager.messages = { authenticatorApps: { 'Harbour Key': new URL('https://example.com/key') } };
}
