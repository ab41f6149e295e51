import type { PlainMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class RecoveryCodeRow extends MethodRow<PlainMethod> {
  static override readonly tag = 'auth-methods-recovery-code-row';
}
