import type { EmailMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { EmailRow } from './email-row.js';
import { maskEmail } from './mask-email.js';

export const emailMethod: MethodType<EmailMethod> = {
  icon: 'email',
  component: EmailRow,
  title: ({ email }) => maskEmail(email),
  details: async () => (await import('./email-details.js')).emailDetails,
  enroll: { load: async () => (await import('./email-enroll.js')).EmailEnroll },
};
