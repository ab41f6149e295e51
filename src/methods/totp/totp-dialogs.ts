import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<PlainMethod> = {
  loadView: async () => (await import('./totp-enroll.js')).TotpEnroll,
};
