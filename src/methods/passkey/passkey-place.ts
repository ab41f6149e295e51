import type { PasskeyMethod } from '../../model/auth-method.js';

/** Where a passkey is kept, named after its message in `badges`. */
export type PasskeyPlace = 'onYourDevices' | 'onThisDevice' | 'onOneDevice' | 'onSecurityKey';

/** What connects a security key: neither the device itself nor another one with a screen. */
const keyTransports: ReadonlySet<string> = new Set(['usb', 'nfc', 'ble', 'smart-card']);

/**
 * Says where a passkey is kept, or `undefined` where the backend has not said enough.
 *
 * @param seenHere it was added or used in this browser. A passkey that only its own device can use is then on this device.
 */
export function passkeyPlace(
  { backedUp, deviceType, transports }: PasskeyMethod,
  seenHere = false,
): PasskeyPlace | undefined {
  if (backedUp) return 'onYourDevices';
  if (transports.length > 0 && transports.every((transport) => keyTransports.has(transport)))
    return 'onSecurityKey';
  if (deviceType !== 'single-device') return undefined;
  return seenHere && String(transports) === 'internal' ? 'onThisDevice' : 'onOneDevice';
}
