import type { Localization } from '../../i18n/localization.js';
import type { DialogMessages } from '../../i18n/dialog-messages.js';
import type { PasskeyMethod } from '../../model/auth-method.js';
import { shortId } from '../dialog-facts.js';
import type { Detail } from '../method-type.js';
import { passkeyBrowser, passkeyProvider } from './passkey-origin.js';
import { passkeyPlace } from './passkey-place.js';

export function passkeyDetails(
  method: PasskeyMethod,
  { messages, format }: Localization<DialogMessages>,
): readonly Detail[] {
  const { detailsDialog: terms, badges, facts } = messages;
  const place = passkeyPlace(method);
  const transports = method.transports.map((transport) => transportName(transport, messages.transports));
  return [
    { term: terms.provider, value: passkeyProvider(method) },
    { term: terms.browser, value: passkeyBrowser(method, facts.browserOn) },
    { term: terms.storage, value: place && badges[place] },
    { term: terms.transports, value: format.list(transports) },
    { term: terms.credentialId, value: shortId(method.credentialId) },
  ];
}

/** Names that are the same in every language. */
const properNames: ReadonlyMap<string, string> = new Map([
  ['ble', 'Bluetooth'],
  ['nfc', 'NFC'],
  ['usb', 'USB'],
]);

/** The name of an `AuthenticatorTransport`. An unknown one is called what WebAuthn calls it. */
export function transportName(transport: string, { builtIn, qrCode }: DialogMessages['transports']): string {
  if (transport === 'internal') return builtIn;
  // https://w3c.github.io/webauthn/#dom-authenticatortransport-hybrid: another device, paired by a QR code.
  if (transport === 'hybrid') return qrCode;
  return properNames.get(transport) ?? transport;
}
