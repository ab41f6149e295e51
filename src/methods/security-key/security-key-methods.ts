import type { SecurityKeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

const common: Omit<MethodType<SecurityKeyMethod>, 'icon'> = {
  group: 'secondary',
  safety: {
    canBeSecondStep: true,
    lostWith: () => 'authenticator',
    helpedBy: { loss: ['recovery-code', 'passkey'] },
  },
  dialogs: () => import('./security-key-dialogs.js'),
};

/** A key that is built into a device. It can't be added here: a passkey does the same, and more. */
export const platformKeyMethod: MethodType<SecurityKeyMethod> = { ...common, icon: 'device' };

/** A key that the person plugs in or taps. */
export const roamingKeyMethod: MethodType<SecurityKeyMethod> = {
  ...common,
  icon: 'key',
  enroll: {
    available: () => typeof PublicKeyCredential === 'function',
    elsewhere: ({ securityKey }) => securityKey.unsupported,
    forOthers: false,
  },
};
