import type { UnknownMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

/** Of methods about which too little is known to say anything good. */
export const unknownMethod: MethodType<UnknownMethod> = {
  icon: 'other',
  group: 'secondary',
  safety: {
    phishable: true,
    canBeSecondStep: true,
    lostWith: () => undefined,
    helpedBy: { loss: ['recovery-code', 'passkey'] },
  },
  title: ({ rawType }, { messages }) => rawType || messages.unknownMethod,
};
