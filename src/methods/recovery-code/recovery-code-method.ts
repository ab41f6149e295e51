import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

export const recoveryCodeMethod: MethodType<PlainMethod> = {
  icon: 'recovery',
  group: 'secondary',
  safety: {
    phishable: true,
    recovers: true,
    lostWith: () => 'nothing',
  },
  unique: true,
  enroll: {},
  dialogs: () => import('./recovery-code-dialogs.js'),
};
