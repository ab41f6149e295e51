import type { PasswordMethod } from '../../model/auth-method.js';
import { isDate } from '../common-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<PasswordMethod> = {
  details: ({ lastChangedAt }, { messages, format }) => [
    {
      term: messages.detailsDialog.lastChanged,
      value: isDate(lastChangedAt) ? format.exact(lastChangedAt) : undefined,
    },
  ],
  loadView: async () => (await import('./password-enroll.js')).PasswordEnroll,
};
