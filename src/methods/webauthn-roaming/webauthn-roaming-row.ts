import type { SecurityKeyMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class WebauthnRoamingRow extends MethodRow<SecurityKeyMethod> {
  static override readonly tag = 'auth-methods-webauthn-roaming-row';
}
