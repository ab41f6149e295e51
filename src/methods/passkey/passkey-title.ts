import type { Localization } from '../../i18n/localization.js';
import type { PasskeyMethod } from '../../model/auth-method.js';
import { passkeyProvider } from './passkey-provider.js';

/** The person's own name for it, else who keeps it, else just "Passkey". */
export function passkeyTitle({ name, aaguid }: PasskeyMethod, { messages }: Localization): string {
  return name ?? passkeyProvider(aaguid) ?? messages.methods.passkey.name;
}
