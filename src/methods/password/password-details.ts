import type { PasswordMethod } from '../../model/auth-method.js';
import type { MethodDetails } from '../method-details.js';

export const passwordDetails: MethodDetails<PasswordMethod> = ({ lastChangedAt }, { messages, format }) => [
  { term: messages.detailsDialog.lastChanged, value: lastChangedAt && format.exact(lastChangedAt) },
];
