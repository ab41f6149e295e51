import type { AuthMethodOf } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { TotpRow } from './totp-row.js';

export const totpMethod: MethodType<AuthMethodOf<'totp'>> = {
  icon: 'app',
  component: TotpRow,
  enroll: { load: async () => (await import('./totp-enroll.js')).TotpEnroll },
};
