import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

export const totpMethod: MethodType<PlainMethod> = {
  icon: 'app',
  group: 'secondary',
  safety: {
    phishable: true,
    canBeSecondStep: true,
    lostWith: () => 'handset',
    helpedBy: {
      loss: ['recovery-code', 'passkey'],
    },
  },
  goesWith: ['push-notification'],
  enroll: {},
  dialogs: () => import('./totp-dialogs.js'),
};
