import type { SecurityKeyMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class WebauthnPlatformRow extends MethodRow<SecurityKeyMethod> {
  static override readonly tag = 'auth-methods-webauthn-platform-row';
}
