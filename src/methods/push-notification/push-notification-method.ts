import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

export const pushNotificationMethod: MethodType<PlainMethod> = {
  icon: 'push',
  group: 'secondary',
  safety: {
    // There is no code to type into a fake website, but the person can be tricked into approving.
    phishable: true,
    canBeSecondStep: true,
    lostWith: () => 'handset',
    helpedBy: {
      loss: ['recovery-code', 'passkey'],
    },
  },
  comesWith: ['totp'],
  goesWith: ['totp'],
  enroll: {},
  dialogs: () => import('./push-notification-dialogs.js'),
};
