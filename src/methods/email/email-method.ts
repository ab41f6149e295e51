import type { EmailMethod } from '../../model/auth-method.js';
import { maskEmail } from '../common-facts.js';
import type { MethodType } from '../method-type.js';

export const emailMethod: MethodType<EmailMethod> = {
  icon: 'email',
  group: 'secondary',
  safety: {
    phishable: true,
    stolenBy: 'mailbox',
    canBeSecondStep: true,
    lostWith: () => 'mailbox',
    helpedBy: {
      theft: ['passkey', 'totp', 'push-notification', 'webauthn-roaming'],
      loss: ['recovery-code', 'passkey'],
    },
  },
  title: ({ email, masked }) => (masked ? email : maskEmail(email)),
  badges: ({ delivery }, { localization }) =>
    delivery === 'link' ? [{ text: localization.messages.badges.emailLink }] : [],
  enroll: {},
  dialogs: () => import('./email-dialogs.js'),
};
