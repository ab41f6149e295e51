import type { EmailMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class EmailRow extends MethodRow<EmailMethod> {
  static override readonly tag = 'auth-methods-email-row';
}
