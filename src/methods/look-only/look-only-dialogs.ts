import type { EmailVerificationMethod } from '../../model/auth-method.js';
import { maskEmail } from '../common-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<EmailVerificationMethod> = {
  details: ({ email, masked }, { messages }) => [
    {
      term: messages.detailsDialog.email,
      value: email,
      masked: masked || !email ? undefined : maskEmail(email),
    },
  ],
};
