import type { UnknownMethod } from '../../model/auth-method.js';
import { MethodRow } from '../method-row.js';

/** @internal */
export class UnknownRow extends MethodRow<UnknownMethod> {
  static override readonly tag = 'auth-methods-unknown-row';
}
