import type { SecurityKeyMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { WebauthnPlatformRow } from './webauthn-platform-row.js';

export const webauthnPlatformMethod: MethodType<SecurityKeyMethod> = {
  icon: 'device',
  component: WebauthnPlatformRow,
  details: async () => (await import('../security-key-details.js')).securityKeyDetails,
};
