import type { PasskeyMethod } from '../../model/auth-method.js';
import { passkeyPlace } from './passkey-place.js';
import type { AfterRemoval, MethodDialogs } from '../method-type.js';

/** What can be said without knowing how to tell the password manager. */
const withoutSignal: AfterRemoval = async (_removed, _remaining, _readList, { messages }) =>
  Promise.resolve(messages.announcements.removeFromPasswordManager);

const phones = /android|iphone|ios/i;
const computers = /windows|mac ?os|linux|ubuntu|fedora|debian|cros|chrome ?os|ipad/i;

export const dialogs: MethodDialogs<PasskeyMethod> = {
  livesOn: (method) => {
    const place = passkeyPlace(method);
    if (place === 'onYourDevices') return undefined;
    if (place === 'onSecurityKey') return 'security-key';
    const { userAgent = '', transports } = method;
    // A computer can have had a phone create it.
    if (phones.test(userAgent)) return 'handset';
    return computers.test(userAgent) && String(transports) === 'internal' ? 'computer' : undefined;
  },
  details: async (method, localization) =>
    (await import('./passkey-details.js')).passkeyDetails(method, localization),
  loadAfterRemoval: () =>
    import('./passkey-after-removal.js').then(
      ({ passkeyAfterRemoval }) => passkeyAfterRemoval,
      () => withoutSignal,
    ),
  loadView: async () => (await import('./passkey-enroll.js')).PasskeyEnroll,
};
