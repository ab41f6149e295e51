import type { PasskeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { loadPasskeyProviders, passkeyProvider } from './passkey-provider.js';
import { describeUserAgent } from './user-agent.js';

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
  title: (method) => passkeyProvider(method),
  badges: ({ backedUp, deviceType }, { localization, seenHere }) => {
    const { synced, thisBrowser, thisDeviceOnly } = localization.messages.badges;
    return [
      ...(backedUp ? [{ text: synced }] : []),
      ...(deviceType === 'single-device' ? [{ text: thisDeviceOnly }] : []),
      ...(seenHere ? [{ text: thisBrowser, tone: 'good' as const }] : []),
    ];
  },
  facts: ({ userAgent }, { localization }) => {
    const origin = describeUserAgent(userAgent, localization.messages.facts.browserOn);
    return origin ? [origin] : [];
  },
  loadRowData: loadPasskeyProviders,
  enroll: { available: () => typeof PublicKeyCredential === 'function', forOthers: false },
  dialogs: async () => (await import('./passkey-dialogs.js')).passkeyDialogs,
};
