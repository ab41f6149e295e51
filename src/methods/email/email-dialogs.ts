import type { EmailMethod } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import { maskEmail } from '../common-facts.js';
import { looksMasked } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';

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
    read: async (text, messages) => {
      if (!text.trim()) return undefined;
      const { readEmailAddress } = await import('./email-address.js').catch(throwMissingChunk);
      const reading = readEmailAddress(text, messages);
      return 'problem' in reading ? reading : { type: 'email', ...reading };
    },
  },
  loadView: async () => (await import('./email-enroll.js')).EmailEnroll,
};
