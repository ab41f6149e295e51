import { isDate } from '../common-facts.js';
import type { MethodTypeOf } from '../method-type.js';

export const passwordMethod: MethodTypeOf<'password'> = {
  icon: 'password',
  group: 'primary',
  safety: {
    phishable: true,
    stolenBy: 'typed-secret',
    followedBySecondStep: true,
    lostWith: () => 'nothing',
    helpedBy: {
      theft: ['passkey', 'totp', 'push-notification', 'phone', 'email', 'webauthn-roaming'],
      loss: ['passkey', 'email'],
    },
  },
  unique: true,
  changeable: true,
  dates: ({ lastChangedAt }, { localization }) =>
    isDate(lastChangedAt)
      ? [{ iso: lastChangedAt, sentence: localization.messages.facts.lastChanged }]
      : undefined,
  enroll: {},
  dialogs: () => import('./password-dialogs.js'),
};
