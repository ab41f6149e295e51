import type { PasswordMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { PasswordRow } from './password-row.js';

export const passwordMethod: MethodType<PasswordMethod> = {
  icon: 'password',
  component: PasswordRow,
  details: async () => (await import('./password-details.js')).passwordDetails,
  enroll: { load: async () => (await import('./password-enroll.js')).PasswordEnroll },
};
