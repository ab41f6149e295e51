import type { PhoneMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { maskPhoneNumber } from './mask-phone-number.js';
import { PhoneRow } from './phone-row.js';

export const phoneMethod: MethodType<PhoneMethod> = {
  icon: 'phone',
  component: PhoneRow,
  title: ({ phoneNumber }) => maskPhoneNumber(phoneNumber),
  details: async () => (await import('./phone-details.js')).phoneDetails,
  enroll: { load: async () => (await import('./phone-enroll.js')).PhoneEnroll },
};
