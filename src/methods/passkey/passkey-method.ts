import type { PasskeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { loadPasskeyRowData, passkeyBrowser, passkeyProvider } from './passkey-origin.js';
import { passkeyPlace } from './passkey-place.js';

export const passkeyMethod: MethodType<PasskeyMethod> = {
  icon: 'passkey',
  group: 'primary',
  safety: {
    canBeSecondStep: true,
    lostWith: ({ backedUp, deviceType }) => {
      if (backedUp) return 'account';
      return backedUp === false || deviceType === 'single-device' ? 'authenticator' : undefined;
    },
    helpedBy: { loss: ['recovery-code', 'passkey'] },
  },
  addFrom: 'heading',
  title: passkeyProvider,
  badges: (method, { localization, seenHere }) => {
    const { badges } = localization.messages;
    const place = passkeyPlace(method, seenHere);
    return [
      ...(place ? [{ text: badges[place] }] : []),
      // A passkey of this device was seen in no other browser.
      ...(seenHere && place !== 'onThisDevice' ? [{ text: badges.thisBrowser, tone: 'good' as const }] : []),
    ];
  },
  facts: (method, { localization }) => {
    const origin = passkeyBrowser(method, localization.messages.facts.browserOn);
    return origin ? [origin] : [];
  },
  loadRowData: loadPasskeyRowData,
  enroll: {
    available: () => typeof PublicKeyCredential === 'function',
    elsewhere: ({ passkey }) => passkey.unsupported,
    forOthers: false,
  },
  dialogs: () => import('./passkey-dialogs.js'),
};
