import type { PasskeyMethod } from '../../model/auth-method.js';
import { drawLogo, icons, type IconName } from '../../ui/icons.js';
import type { MethodType } from '../method-type.js';
import { loadPasskeyRowData, passkeyBrowser, passkeyLogo, passkeyProvider } from './passkey-origin.js';
import { passkeyPlace, type PasskeyPlace } from './passkey-place.js';

const placeIcons: Readonly<Record<PasskeyPlace, IconName>> = {
  onYourDevices: 'devices',
  onThisDevice: 'device',
  onOneDevice: 'device',
  onSecurityKey: 'key',
};

export const passkeyMethod: MethodType<PasskeyMethod> = {
  icon: 'passkey',
  picture: (method, withLogo) => {
    const logo = withLogo && passkeyLogo(method);
    const place = passkeyPlace(method);
    return logo ? drawLogo(logo) : place && icons[placeIcons[place]];
  },
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
  loadAfterList: async () => (await import('./passkey-signals.js')).passkeyAfterList,
  enroll: {
    available: () => typeof PublicKeyCredential === 'function',
    elsewhere: ({ passkey }) => passkey.unsupported,
    forOthers: false,
  },
  dialogs: () => import('./passkey-dialogs.js'),
};
