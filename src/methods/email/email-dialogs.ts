import type { EmailMethod } from '../../model/auth-method.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { maskEmail } from '../common-facts.js';
import { unfinishedMethod, looksMasked } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';
import { readEmailAddress } from './email-address.js';

export const dialogs: MethodDialogs<EmailMethod> = {
  details: ({ email, masked }, { messages }) => [
    {
      term: messages.detailsDialog.email,
      value: email,
      masked: masked || looksMasked(email) ? undefined : maskEmail(email),
    },
  ],
  replacement: {
    inputType: 'email',
    label: ({ email }) => email.address,
    read: (text, messages) => {
      if (!text.trim()) return undefined;
      const reading = readEmailAddress(text, messages);
      return 'problem' in reading ? reading : { type: 'email', ...reading };
    },
  },
  loadView: async () => (await import('./email-enroll.js')).EmailEnroll,
  pending: (id, { email }: EnrollmentInput['email']) => ({ ...unfinishedMethod(id), type: 'email', email }),
};
