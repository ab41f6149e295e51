import type { EmailMethod } from '../../model/auth-method.js';
import type { MethodDetails } from '../method-details.js';
import { maskEmail } from './mask-email.js';

export const emailDetails: MethodDetails<EmailMethod> = ({ email }, { messages }) => [
  { term: messages.detailsDialog.email, value: email, masked: maskEmail(email) },
];
