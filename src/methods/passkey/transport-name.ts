import type { DialogMessages } from '../../i18n/messages.js';

/** Names that are the same in every language. */
const properNames: ReadonlyMap<string, string> = new Map([
  ['ble', 'Bluetooth'],
  ['nfc', 'NFC'],
  ['usb', 'USB'],
]);

/** A word for an `AuthenticatorTransport`; one that is not known, as WebAuthn names it. */
export function transportName(transport: string, { builtIn, qrCode }: DialogMessages['transports']): string {
  if (transport === 'internal') return builtIn;
  // https://w3c.github.io/webauthn/#dom-authenticatortransport-hybrid: another device, paired by a QR code.
  if (transport === 'hybrid') return qrCode;
  return properNames.get(transport) ?? transport;
}
