import type { SecurityKeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { WebauthnRoamingRow } from './webauthn-roaming-row.js';

export const webauthnRoamingMethod: MethodType<SecurityKeyMethod> = {
  icon: 'key',
  component: WebauthnRoamingRow,
  details: async () => (await import('../security-key-details.js')).securityKeyDetails,
};
