import type { PasskeyMethod } from '../../model/auth-method.js';
import type { LivesOn } from '../method-type.js';
import { passkeyPlace } from './passkey-place.js';

const phones = /android|iphone|ios/i;
const computers = /windows|mac ?os|linux|ubuntu|fedora|debian|cros|chrome ?os|ipad/i;

/** What a passkey lives on, by where it is kept and what created it. */
export const passkeyDevice: LivesOn<PasskeyMethod> = (method) => {
  const place = passkeyPlace(method);
  if (place === 'onYourDevices') return undefined;
  if (place === 'onSecurityKey') return 'security-key';
  const { userAgent = '', transports } = method;
  // A computer can have had a phone create it.
  if (phones.test(userAgent)) return 'handset';
  return computers.test(userAgent) && String(transports) === 'internal' ? 'computer' : undefined;
};
