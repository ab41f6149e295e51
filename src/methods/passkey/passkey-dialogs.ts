import type { PasskeyMethod } from '../../model/auth-method.js';
import type { AfterRemoval, MethodDialogs } from '../method-type.js';

/** What can be said without knowing how to tell the password manager. */
const withoutSignal: AfterRemoval = async (_removed, _remaining, _readList, { messages }) =>
  Promise.resolve(messages.announcements.removeFromPasswordManager);

export const dialogs: MethodDialogs<PasskeyMethod> = {
  loadLivesOn: async () => (await import('./passkey-device.js')).passkeyDevice,
  details: async (method, localization) =>
    (await import('./passkey-details.js')).passkeyDetails(method, localization),
  loadAfterRemoval: () =>
    import('./passkey-after-removal.js').then(
      ({ passkeyAfterRemoval }) => passkeyAfterRemoval,
      () => withoutSignal,
    ),
  loadView: async () => (await import('./passkey-enroll.js')).PasskeyEnroll,
};
